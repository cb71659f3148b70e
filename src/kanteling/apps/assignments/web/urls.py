"""Addresses of `assignments`."""

from django.urls import URLPattern, URLResolver, path

from kanteling.apps.assignments.web import assignments, programmes, steps, writing

app_name = "assignments"
urlpatterns: list[URLPattern | URLResolver] = [
    path("programma/", programmes.programmes, name="programmes"),
    path("programma/nieuw/", programmes.begin, name="begin"),
    path("programma/<uuid:programme>/", programmes.programme, name="programme"),
    path("programma/<uuid:programme>/papier/", programmes.on_paper, name="paper"),
    path("programma/<uuid:programme>/deel/<slug:part>/", programmes.contribute, name="contribute"),
    path("programma/<uuid:programme>/opdracht/", writing.begin, name="write"),
    path("programma/bijdrage/<uuid:contribution>/mee/", programmes.go_along, name="go-along"),
    path("opdracht/schrijven/<uuid:draft>/weg/", writing.throw_away, name="throw-away"),
    path("opdracht/schrijven/<uuid:draft>/vraag/", writing.ask, name="ask"),
    path("opdracht/schrijven/<uuid:draft>/<slug:screen>/", writing.screen, name="screen"),
    path("opdracht/<uuid:assignment>/", assignments.assignment, name="assignment"),
    path("opdracht/<uuid:assignment>/antwoord/", assignments.answer, name="answer"),
    path("opdracht/<uuid:assignment>/hardop/", assignments.aloud, name="aloud"),
    path("opdracht/<uuid:assignment>/mensen/", assignments.names, name="names"),
    path("opdracht/<uuid:assignment>/verander/", writing.change, name="change"),
    path("participatieladder/", assignments.ladder, name="ladder"),
    path("stap/<uuid:circle>/", steps.steps, name="steps"),
    path("stap/<uuid:circle>/nieuw/", steps.new, name="new-step"),
    path("stap/<uuid:circle>/<uuid:step>/", steps.say, name="say-step"),
]
