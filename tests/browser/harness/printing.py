"""What a page gives on paper."""

import re

A_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


def sheets(page) -> int:
    """Return on how many sheets of A4 `page` prints, with the margins that its style asks for."""
    return len(A_PAGE.findall(page.pdf(format="A4", prefer_css_page_size=True)))
