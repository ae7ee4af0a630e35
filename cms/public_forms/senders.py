"""Who sends, as a fingerprint: enough to count, not to know."""

import ipaddress

from allauth.account.adapter import get_adapter
from django.utils.crypto import salted_hmac

V6_PREFIX = 64  # bits; one household has that whole network


def fingerprint(kind: str, text: str) -> str:
    """Return 32 signs that stand for `text`, the same for the same text; empty for none."""
    if not text:
        return ""
    return salted_hmac(f"cms.public_forms.{kind}", text, algorithm="sha256").hexdigest()[:32]


def sender_of(request) -> str:
    """Return the fingerprint of the network address that `request` comes from.

    Behind a proxy that is what it says, as far as ``ALLAUTH_TRUSTED_PROXY_COUNT`` trusts it.
    """
    address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    if address.version == 6:
        address = ipaddress.ip_network((address, V6_PREFIX), strict=False).network_address
    return fingerprint("sender", str(address))
