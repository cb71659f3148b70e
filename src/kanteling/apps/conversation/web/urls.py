"""Addresses of `conversation`."""

from django.urls import URLPattern, URLResolver

app_name = "conversation"
urlpatterns: list[URLPattern | URLResolver] = []
