"""What a text is made of, on every page that the CCI writes: the same pieces, drawn once.

A page shows its text with ``{% include "components/blocks/text.html" with text=page.body %}``.
Headings go down from the page's own ``h1``: a piece that has parts brings the ``h2`` above them.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

ANSWER_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]
PROSE_FEATURES = ["h2", "h3", *ANSWER_FEATURES]


class ProseBlock(blocks.RichTextBlock):
    """Paragraphs, headings, lists."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "components/blocks/prose.html"

    def __init__(self, **kwargs):
        super().__init__(features=PROSE_FEATURES, **kwargs)


class PictureBlock(blocks.StructBlock):
    """A picture with its caption; its credit is the picture's own."""

    image = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=160, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "components/blocks/picture.html"


class QuotationBlock(blocks.StructBlock):
    """What somebody said."""

    text = blocks.TextBlock(
        label=_("Words"),
        max_length=400,
        help_text=_("Without quotation marks: the page draws those of its language."),
    )
    author = blocks.CharBlock(label=_("Who said it"), max_length=80, required=False)
    author_role = blocks.CharBlock(label=_("Trade, place"), max_length=120, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "components/blocks/quotation.html"


class StepBlock(blocks.StructBlock):
    """One step of several."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), max_length=400, required=False)


class StepsBlock(blocks.StructBlock):
    """How something goes, step by step, in order."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    steps = blocks.ListBlock(StepBlock(label=_("Step")), label=_("Steps"), min_num=2, max_num=8)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "components/blocks/steps.html"


class QuestionBlock(blocks.StructBlock):
    """A question that people ask, and the answer."""

    question = blocks.CharBlock(label=_("Question"), max_length=160)
    answer = blocks.RichTextBlock(label=_("Answer"), features=ANSWER_FEATURES)


class QuestionsBlock(blocks.StructBlock):
    """Questions, each of which opens to its answer."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    questions = blocks.ListBlock(QuestionBlock(label=_("Question")), label=_("Questions"))

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        template = "components/blocks/questions.html"


#: The pieces of a text, for the StreamFields of page types.
TEXT_BLOCKS = [
    ("prose", ProseBlock()),
    ("picture", PictureBlock()),
    ("quotation", QuotationBlock()),
    ("steps", StepsBlock()),
    ("questions", QuestionsBlock()),
]
