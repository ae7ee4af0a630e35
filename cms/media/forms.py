"""What an upload must be to be taken."""

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm


class ImageForm(BaseImageForm):
    pass


class DocumentForm(BaseDocumentForm):
    pass
