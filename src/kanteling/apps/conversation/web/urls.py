"""Addresses of `conversation`."""

from django.urls import URLPattern, URLResolver, path

from kanteling.apps.conversation.web.views import cards, clock, note, readers, report, start

app_name = "conversation"
_HERE = "gesprek/<uuid:circle>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("gesprek/", start.begin, name="start"),
    path("gesprek/nieuw/", start.new, name="new"),
    path(_HERE, note.note, name="note"),
    path(f"{_HERE}ontstaat/", note.comes, name="comes"),
    path(f"{_HERE}vraag/<slug:question>/bewaar/", note.keep, name="note_draft"),
    path(f"{_HERE}vraag/<slug:question>/opmerking/", note.remark, name="remark"),
    path(f"{_HERE}opmerking/<uuid:remark>/weg/", note.take_back, name="remark_away"),
    path(f"{_HERE}mensen/", note.around, name="around"),
    path(f"{_HERE}mensen/<uuid:one>/weg/", note.around_away, name="around_away"),
    path(f"{_HERE}samen/", note.work, name="work"),
    path(f"{_HERE}recht/", note.right, name="right"),
    path(f"{_HERE}ja/", note.yes, name="yes"),
    path(f"{_HERE}gedeeld/", cards.shared, name="shared"),
    path(f"{_HERE}voorbereiden/", cards.overview, name="prepare"),
    path(f"{_HERE}voorbereiden/<slug:card>/", cards.card, name="card"),
    path(f"{_HERE}voorbereiden/<slug:card>/bewaar/", cards.keep, name="card_draft"),
    path(f"{_HERE}voorbereiden/<slug:card>/delen/", cards.share, name="share"),
    path(f"{_HERE}wie-leest/", readers.readers, name="readers"),
    path(f"{_HERE}wie-leest/stop/", readers.stop, name="reader_stop"),
    path(f"{_HERE}klok/", clock.clock, name="clock"),
    path(f"{_HERE}eigen-plan/", clock.personal_plan, name="personal_plan"),
    path(f"{_HERE}verslag/", report.report, name="report"),
    path(f"{_HERE}verslag/klopt/", report.approve, name="report_approve"),
    path(f"{_HERE}verslag/papier/", report.paper, name="report_paper"),
    path(f"{_HERE}verslag/verslag.pdf", report.file, name="report_file"),
    path(f"{_HERE}verslag/verbeter/<slug:code>/", report.correct, name="report_correct"),
    path(f"{_HERE}begin/", start.again, name="begin"),
    path(f"{_HERE}afronden/", start.close, name="close"),
]
