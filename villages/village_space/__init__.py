"""« Mon village »: the plain acts of volunteers, outside the CMS, with the same rights and the
same review: add a home, add a photograph, close an advert, say that something is still true."""
