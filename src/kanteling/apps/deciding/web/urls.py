"""Addresses of `deciding`."""

from django.urls import URLPattern, URLResolver, path

from kanteling.apps.deciding.web.views import answers, informing, proposal, table

app_name = "deciding"
_ONE = "voorstel/<uuid:proposal>"
_AT = "tafel/<uuid:circle>"
urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{_ONE}/", proposal.proposal, name="proposal"),
    path(f"{_ONE}/versies/", proposal.versions, name="versions"),
    path(f"{_ONE}/papier/", proposal.paper, name="paper"),
    path(f"{_ONE}/antwoord/", answers.answer, name="answer"),
    path(f"{_ONE}/bezwaar/", answers.objection, name="objection"),
    path(f"{_ONE}/stem/", answers.voice, name="voice"),
    path(f"{_ONE}/stem/terug/", answers.speak_again, name="speak-again"),
    path(f"{_ONE}/herinner/", answers.remind, name="remind"),
    path(f"{_ONE}/verder/", answers.go_on, name="go-on"),
    path(f"{_ONE}/staat/", answers.settle, name="settle"),
    path(f"{_ONE}/intrekken/", answers.withdraw, name="withdraw"),
    path(f"{_ONE}/hardop/", answers.aloud, name="aloud"),
    path(f"{_ONE}/kader/", informing.claim, name="claim"),
    path(f"{_ONE}/kader/<uuid:crossing>/ruimte/", informing.room, name="room"),
    path(f"{_ONE}/kader/<uuid:crossing>/geef/", informing.grant, name="grant"),
    path(f"{_ONE}/kader/<uuid:crossing>/past/", informing.fits, name="fits"),
    path(f"{_AT}/", table.table, name="table"),
    path(f"{_AT}/informatie/", informing.inform, name="inform"),
    path(f"{_AT}/vraag/", informing.ask, name="ask"),
    path(f"{_AT}/besloten/", table.start, name="close"),
    path(f"{_AT}/besloten/erbij/", table.extend, name="extend"),
    path(f"{_AT}/besloten/klaar/", table.end, name="open"),
    path(f"{_AT}/besloten/schrijf/", table.write, name="write"),
]
