"""What a culture partner does in the CMS beside editing: see all its offers, take one off the site
at once and bring it back."""
