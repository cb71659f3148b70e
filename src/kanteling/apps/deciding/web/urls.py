"""Addresses of `deciding`."""

from django.urls import URLPattern, URLResolver

app_name = "deciding"
urlpatterns: list[URLPattern | URLResolver] = []
