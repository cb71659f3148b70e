"""Addresses of `home`."""

from django.urls import URLPattern, URLResolver, path

from kanteling.apps.home.web import views

app_name = "home"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.start, name="start"),
    path("vandaag/", views.today, name="today"),
    path("mensen/", views.people_list, name="people_list"),
    path("papier/", views.paper, name="paper"),
]
