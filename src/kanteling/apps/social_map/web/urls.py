"""Addresses of `social_map`."""

from django.urls import URLPattern, URLResolver

from kanteling.apps.social_map.web import exchange_api

app_name = "social_map"
urlpatterns: list[URLPattern | URLResolver] = []
urlpatterns += exchange_api.urlpatterns
