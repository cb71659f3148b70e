"""Addresses of `matching`."""

from django.urls import URLPattern, URLResolver, path

from kanteling.apps.matching.web.views import board, gifts, searching

app_name = "matching"
_BASE = "vraag-en-aanbod"
urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{_BASE}/", board.start, name="start"),
    path(f"{_BASE}/wat-ik-kan/", gifts.gifts, name="gifts"),
    path(f"{_BASE}/wat-ik-kan/<uuid:gift>/aanbieden/", gifts.offer, name="offer"),
    path(f"{_BASE}/wat-ik-kan/<uuid:gift>/past/", gifts.fits, name="gift-fits"),
    path(f"{_BASE}/wat-ik-kan/<uuid:gift>/weg/", gifts.remove, name="gift-away"),
    path(f"{_BASE}/hoe-ik-kom/", gifts.reach, name="reach"),
    path(f"{_BASE}/bord/", board.board, name="board"),
    path(f"{_BASE}/aanbod/nieuw/", board.new_offer, name="new-offer"),
    path(f"{_BASE}/vraag/nieuw/", board.new_request, name="new-request"),
    path(f"{_BASE}/briefje/<uuid:notice>/", board.notice, name="notice"),
    path(f"{_BASE}/briefje/<uuid:notice>/weg/", board.withdraw, name="withdraw"),
    path(f"{_BASE}/briefje/<uuid:notice>/melden/", board.report, name="report"),
    path(f"{_BASE}/afspraken/", board.meetings, name="meetings"),
    path(f"{_BASE}/afspraken/<uuid:ask>/", board.answer, name="answer"),
    path(f"{_BASE}/meldingen/", board.reports, name="reports"),
    path(f"{_BASE}/meldingen/<uuid:reported>/", board.handle, name="handle"),
    path(f"{_BASE}/zoeken/", searching.words, name="search"),
    path(f"{_BASE}/zoeken/<uuid:circle>/<uuid:goal>/", searching.goal, name="goal"),
    path(f"{_BASE}/zoeken/<uuid:circle>/<uuid:goal>/voorstel/", searching.choose, name="choose"),
    path(f"{_BASE}/zoeken/<uuid:circle>/<uuid:goal>/meetellen/", searching.count, name="count"),
    path(f"{_BASE}/rol/<uuid:entry>/", searching.role, name="role"),
    path(f"{_BASE}/samen/", searching.together, name="together"),
    path(f"{_BASE}/hoe-werkt-dit/", searching.how, name="how"),
    path(f"{_BASE}/algoritme.json", searching.register_json, name="register-json"),
    path(f"{_BASE}/algoritme.csv", searching.register_csv, name="register-csv"),
]
