"""One web process that serves both the product and the floor, and tells what it spent."""

import time
from collections.abc import Callable, Iterable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test.utils import override_settings

from kanteling.config.wsgi import application as product


class Floor(WSGIHandler):
    """Django without any middleware, at addresses of its own."""

    def get_response(self, request: HttpRequest) -> HttpResponseBase:
        request.urlconf = "benchmarks.bed.floor"
        return super().get_response(request)


with override_settings(MIDDLEWARE=[]):
    floor = Floor()


def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """``/spent`` gives seconds of processor time; ``X-Count`` asks how many statements an answer took."""
    path = environ["PATH_INFO"]
    if path == "/spent":
        words = repr(time.process_time()).encode()
        start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(words)))])
        return [words]
    handler = floor if path.startswith("/floor/") else product
    if "HTTP_X_COUNT" not in environ:
        return handler(environ, start)
    return _counted(handler, environ, start)


def _counted(handler: Any, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    statements: list[str] = []

    def count(execute: Any, statement: str, *rest: Any) -> Any:
        if not statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK TO")):
            statements.append(statement)
        return execute(statement, *rest)

    def started(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        return start(status, [*headers, ("X-Queries", str(len(statements)))], *rest)

    with connection.execute_wrapper(count):
        return handler(environ, started)
