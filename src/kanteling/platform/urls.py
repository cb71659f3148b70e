"""Addresses that belong to no app: health, and in the demo the page with every part of the look."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from kanteling.platform.look_views import choose_theme, parts


def healthy(request: HttpRequest) -> HttpResponse:
    """Whether this process answers and its database too."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return HttpResponse("gezond\n", content_type="text/plain")


urlpatterns = [
    path("gezond", healthy, name="healthy"),
    path("kleuren", choose_theme, name="theme"),
    path("onderdelen", parts, name="parts"),
]
