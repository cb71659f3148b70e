"""Addresses of `frames`."""

from django.urls import URLPattern, URLResolver, path

from kanteling.apps.frames.web import views

app_name = "frames"
urlpatterns: list[URLPattern | URLResolver] = [
    path("kaders/", views.frames, name="frames"),
    path("kaders/kaders.csv", views.as_csv, name="csv"),
    path("kaders/kaders.json", views.as_json, name="json"),
    path("kaders/nieuw/", views.add, name="add"),
    path("kaders/<uuid:frame>/", views.history, name="history"),
    path("kaders/<uuid:frame>/versie/", views.renew, name="renew"),
    path("kaders/<uuid:frame>/einde/", views.end, name="end"),
]
