"""What the programme does, and what those say who went through it."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.editorial.blocks import StepBlock

from .section import Section


class StepsSection(Section):
    """The programme in a few steps."""

    steps = blocks.ListBlock(StepBlock(label=_("Step")), label=_("Steps"), min_num=2, max_num=6)
    page = blocks.PageChooserBlock(
        label=_("Page that says more"), page_type="home.StandardPage", required=False
    )

    class Meta:
        icon = "list-ol"
        label = _("The programme in steps")
        template = "home/sections/steps.html"


class TestimonialBlock(blocks.StructBlock):
    """What somebody who moved here says of it, with their agreement."""

    text = blocks.TextBlock(label=_("Words"), max_length=300)
    author = blocks.CharBlock(label=_("Who said it"), max_length=80)
    author_role = blocks.CharBlock(label=_("Trade, place"), max_length=120, required=False)
    portrait = blocks.PageChooserBlock(
        label=_("Portrait to read"), page_type="home.PortraitPage", required=False
    )


class TestimonialsSection(Section):
    """Two or three voices."""

    testimonials = blocks.ListBlock(
        TestimonialBlock(label=_("Testimonial")), label=_("Testimonials"), min_num=1, max_num=4
    )

    class Meta:
        icon = "openquote"
        label = _("Testimonials")
        template = "home/sections/testimonials.html"
