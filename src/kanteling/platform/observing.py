"""One line per request for those who run it: which address pattern, how it went, how long. Nothing personal.

The pattern (``voorstel/<uuid:proposal>/``) is written, never the address itself: an identifier of a circle in a log
would be a second journal that nobody guards.
"""

import logging
import time
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

log = structlog.stdlib.get_logger("kanteling.request")

structlog.configure(
    processors=[
        structlog.stdlib.filter_by_level,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.stdlib.add_log_level,
        structlog.processors.JSONRenderer(),
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)


class ObservingMiddleware:
    """Write the line. Slow or failed requests are written as warnings, the rest as info."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        start = time.perf_counter()
        response = self.get_response(request)
        spent = round((time.perf_counter() - start) * 1000, 1)
        level = logging.WARNING if response.status_code >= 500 or spent > 1000 else logging.INFO
        match = request.resolver_match
        log.log(
            level,
            "request",
            route=match.route if match else "",
            method=request.method,
            status=response.status_code,
            milliseconds=spent,
        )
        return response
