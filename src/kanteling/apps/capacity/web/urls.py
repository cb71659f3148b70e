"""Addresses of `capacity`."""

from django.urls import URLPattern, URLResolver, path

from kanteling.apps.capacity.web import own, scenarios, views

app_name = "capacity"
urlpatterns: list[URLPattern | URLResolver] = [
    path("ruimte/", views.room, name="room"),
    path("ruimte/jaar/", views.year, name="year"),
    path("ruimte/bewaren/", views.keep, name="keep"),
    path("ruimte/bewaren/<uuid:block>/", views.tell_fate, name="tell_fate"),
    path("ruimte/bewaren/<uuid:block>/opnieuw/", views.plan_again, name="plan_again"),
    path("ruimte/vraag/<uuid:asked>/", views.ask, name="ask"),
    path("ruimte/mijn-week/", own.week, name="own_week"),
    path("ruimte/mijn-week/agenda/", own.calendar, name="calendar"),
    path("ruimte/mijn-vragen/", own.load, name="own_load"),
    path("ruimte/team/", own.team, name="team"),
    path("ruimte/wat-als/", scenarios.what_ifs, name="what_ifs"),
    path("ruimte/wat-als/<uuid:what_if>/", scenarios.what_if, name="what_if"),
    path("ruimte/wat-als/<uuid:what_if>/stop/", scenarios.stop, name="stop_what_if"),
]
