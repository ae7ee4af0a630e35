"""A request that may write is one transaction: all of it is kept, or nothing."""

from django.db import transaction

READING_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}


class AtomicWritesMiddleware:
    """Run the view of every POST, PUT, PATCH and DELETE inside a transaction.

    Django's ``ATOMIC_REQUESTS`` would wrap reading requests too; on SQLite, where our
    transactions take the write lock when they begin, readers would then wait for each other.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method in READING_METHODS:
            return None
        if transaction.DEFAULT_DB_ALIAS in getattr(view, "_non_atomic_requests", set()):
            return None
        with transaction.atomic():
            return view(request, *args, **kwargs)
