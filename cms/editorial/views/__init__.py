"""The CMS screens of review, beside Wagtail's own; both obey `cms.editorial.review`."""
