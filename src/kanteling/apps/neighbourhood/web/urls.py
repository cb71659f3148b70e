"""Addresses of `neighbourhood`."""

from django.urls import URLPattern, URLResolver, path, re_path

from kanteling.apps.neighbourhood.web import profile, views

app_name = "neighbourhood"
_CODE = r"(?P<code>[A-Z]{2}\d{2,8})"
urlpatterns: list[URLPattern | URLResolver] = [
    path("wijk/", views.areas, name="areas"),
    path("wijk/omtrekken.json", views.outlines, name="outlines"),
    path("wijk/inlezen/", views.bring, name="bring"),
    path("wijk/inlezen/<uuid:waiting>/", views.look, name="look"),
    path("wijk/inlezen/<uuid:waiting>/ja/", views.yes, name="yes"),
    path("wijk/inlezen/<uuid:waiting>/weg/", views.away, name="away"),
    path("wijk/inlezen/bezig/<uuid:bringing>/", views.at_work, name="at_work"),
    path("wijk/inlezen/bezig/<uuid:bringing>/stop/", views.stop_work, name="stop_work"),
    path("wijk/gezegd/", profile.to_read, name="to_read"),
    path("wijk/gezegd/<uuid:remark>/", profile.judge, name="judge"),
    path("wijk/gezegd/<uuid:quote>/weg/", profile.take_away, name="take_away"),
    re_path(r"^wijk/kaart/(?P<indicator>[a-z0-9_]{2,40})/$", profile.figure_map, name="figure_map"),
    re_path(rf"^wijk/{_CODE}/profiel\.pdf$", profile.paper, name="profile_pdf"),
    re_path(rf"^wijk/{_CODE}/profiel\.csv$", profile.as_csv, name="profile_csv"),
    re_path(rf"^wijk/{_CODE}/profiel\.json$", profile.as_json, name="profile_json"),
    re_path(rf"^wijk/{_CODE}/profiel/$", profile.profile, name="profile"),
    re_path(rf"^wijk/{_CODE}/profiel/(?P<piece>[a-z_]{{2,16}})/$", profile.piece, name="piece"),
    re_path(rf"^wijk/{_CODE}/wat-er-is/$", profile.assets, name="assets"),
    re_path(rf"^wijk/{_CODE}/vergelijk/$", profile.compare, name="compare"),
    re_path(rf"^wijk/{_CODE}/vertel/$", profile.tell, name="tell"),
    re_path(rf"^wijk/{_CODE}/kies/$", profile.choose, name="choose"),
    re_path(rf"^wijk/{_CODE}/aantallen/$", profile.counts, name="counts"),
    re_path(rf"^wijk/{_CODE}/aantallen/publiceer/$", profile.publish, name="publish"),
    re_path(rf"^wijk/{_CODE}/$", views.area, name="area"),
    re_path(rf"^wijk/{_CODE}/(?P<indicator>[a-z0-9_]{{2,40}})/$", views.figure, name="figure"),
]
