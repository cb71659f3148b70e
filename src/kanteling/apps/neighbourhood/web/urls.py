"""Addresses of `neighbourhood`."""

from django.urls import URLPattern, URLResolver

app_name = "neighbourhood"
urlpatterns: list[URLPattern | URLResolver] = []
