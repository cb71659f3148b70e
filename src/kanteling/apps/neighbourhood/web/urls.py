"""Addresses of `neighbourhood`."""

from django.urls import URLPattern, URLResolver, path, re_path

from kanteling.apps.neighbourhood.web import views

app_name = "neighbourhood"
urlpatterns: list[URLPattern | URLResolver] = [
    path("wijk/", views.areas, name="areas"),
    path("wijk/omtrekken.json", views.outlines, name="outlines"),
    path("wijk/inlezen/", views.bring, name="bring"),
    path("wijk/inlezen/<uuid:waiting>/", views.look, name="look"),
    path("wijk/inlezen/<uuid:waiting>/ja/", views.yes, name="yes"),
    path("wijk/inlezen/<uuid:waiting>/weg/", views.away, name="away"),
    re_path(r"^wijk/(?P<code>[A-Z]{2}\d{2,8})/$", views.area, name="area"),
    re_path(r"^wijk/(?P<code>[A-Z]{2}\d{2,8})/(?P<indicator>[a-z0-9_]{2,40})/$", views.figure, name="figure"),
]
