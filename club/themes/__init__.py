"""Themes that members propose for a meeting, and what the CCI makes of them."""
