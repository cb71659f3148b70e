"""What is written for those who run it."""

import json
import logging

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import resolve

from kanteling.platform.observing import ObservingMiddleware


def test_a_log_line_holds_the_pattern_and_never_the_address(caplog: pytest.LogCaptureFixture) -> None:
    request = HttpRequest()
    request.method, request.path = "GET", "/gezond"
    request.META["QUERY_STRING"] = "naam=Bakker"
    request.resolver_match = resolve("/gezond")
    with caplog.at_level(logging.INFO, "kanteling.request"):
        ObservingMiddleware(lambda _: HttpResponse("ja"))(request)
    line = json.loads(caplog.records[-1].message)
    assert (line["route"], line["method"], line["status"]) == ("gezond", "GET", 200)
    assert "Bakker" not in caplog.text


def test_a_failure_is_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    request = HttpRequest()
    request.method = "GET"
    with caplog.at_level(logging.INFO, "kanteling.request"):
        ObservingMiddleware(lambda _: HttpResponse(status=500))(request)
    assert caplog.records[-1].levelno == logging.WARNING
