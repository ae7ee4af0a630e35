"""Telephone numbers that can be called from a page."""

from django import template

from cms.telephone import as_dialled_abroad, dialling_address

register = template.Library()
register.filter("dial", dialling_address)
register.filter("international", as_dialled_abroad)
