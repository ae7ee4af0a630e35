"""What tells feed readers where the feed is."""

from django import template
from django.conf import settings

from home.models import NewsIndexPage

from .navigation import menu

register = template.Library()


@register.inclusion_tag("home/feed_link.html", takes_context=True)
def feed_link(context) -> dict:
    """Write the link to the feed of the news, for a page's head; nothing without that section."""
    sections = menu(context).get("pages", [])  # no query: every page reads its menu
    news = next((page for page in sections if isinstance(page, NewsIndexPage)), None)
    return {"news_section": news, "site_name": settings.WAGTAIL_SITE_NAME}
