"""What the programme does, and what those say who went through it."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.editorial.blocks import StepBlock

from .section import Section, readable


class StepsSection(Section):
    """The programme in a few steps."""

    steps = blocks.ListBlock(
        StepBlock(label=_("Step"), label_format="{title}"),
        label=_("Steps"),
        min_num=2,
        max_num=6,
        help_text=_("In order; the site numbers them. Four are read best."),
    )
    page = blocks.PageChooserBlock(
        label=_("Page that says more"), page_type="home.StandardPage", required=False
    )

    class Meta:
        icon = "list-ol"
        label = _("The programme in steps")
        description = _("What happens, step by step, from the first call to the new home.")
        template = "home/sections/steps.html"

    def shown(self, value, context):
        if not value["steps"]:
            return None
        return {"more": next(iter(readable(context, [value["page"]]).values()), None)}


class TestimonialBlock(blocks.StructBlock):
    """What somebody who moved here says of it, with their agreement."""

    text = blocks.TextBlock(
        label=_("Words"), max_length=300, help_text=_("Their own; the site adds the quotes.")
    )
    author = blocks.CharBlock(
        label=_("Who said it"), max_length=80, help_text=_("With their agreement.")
    )
    author_role = blocks.CharBlock(label=_("Trade, place"), max_length=120, required=False)
    portrait = blocks.PageChooserBlock(
        label=_("Portrait to read"), page_type="home.PortraitPage", required=False
    )

    class Meta:
        label_format = "{author}"


class TestimonialsSection(Section):
    """Two or three voices."""

    testimonials = blocks.ListBlock(
        TestimonialBlock(label=_("Testimonial")), label=_("Testimonials"), min_num=1, max_num=4
    )

    class Meta:
        icon = "openquote"
        label = _("Testimonials")
        description = _("What two or three people who moved here say of it.")
        template = "home/sections/testimonials.html"

    def shown(self, value, context):
        told = list(value["testimonials"])
        if not told:
            return None
        portraits = readable(context, [testimonial["portrait"] for testimonial in told])
        return {
            "testimonials": [
                (testimonial, testimonial["portrait"] and portraits.get(testimonial["portrait"].pk))
                for testimonial in told
            ]
        }
