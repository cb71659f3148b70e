"""Headers on every answer: nothing from outside is loaded, nothing personal is kept by a cache."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class HeadersMiddleware:
    """Content-Security-Policy without inline script, and no caching of pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        live = live_address(request)
        policy = (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
            f" connect-src 'self' {live}; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
            " manifest-src 'self'; media-src 'self'"
        )
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(self)")
        if not request.path.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def live_address(request: HttpRequest) -> str:
    """Where this browser finds the live process: as configured, or the next port of the same host."""
    if settings.LIVE_URL:
        return str(settings.LIVE_URL)
    if settings.LIVE_PORT:
        host = request.get_host().rsplit(":", 1)[0]
        return f"{request.scheme}://{host}:{settings.LIVE_PORT}"
    return ""
