"""Security headers that depend on the address asked for."""

from csp.middleware import CSPMiddleware
from django.conf import settings


class ContentPolicyMiddleware(CSPMiddleware):
    """The public site's strict policy everywhere, the CMS's own under ``/admin/``."""

    def process_response(self, request, response):
        if request.path.startswith("/admin/"):
            response._csp_replace = settings.ADMIN_CONTENT_SECURITY_POLICY | getattr(
                response, "_csp_replace", {}
            )
            response.headers.setdefault("Referrer-Policy", "same-origin")
            response.headers.setdefault("Cache-Control", "private, no-store")
            # the editor shows its previews in a frame of its own
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
        return super().process_response(request, response)
