"""Addresses of `social_map`."""

from django.urls import URLPattern, URLResolver

app_name = "social_map"
urlpatterns: list[URLPattern | URLResolver] = []
