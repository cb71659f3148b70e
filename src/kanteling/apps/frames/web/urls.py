"""Addresses of `frames`."""

from django.urls import URLPattern, URLResolver

app_name = "frames"
urlpatterns: list[URLPattern | URLResolver] = []
