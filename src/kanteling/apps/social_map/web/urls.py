"""Addresses of `social_map`."""

from django.urls import URLPattern, URLResolver, path

from kanteling.apps.social_map.web import (
    exchange,
    exchange_api,
    exchange_doubles,
    initiatives,
    keeping,
    proposing,
    views,
    writing,
)

app_name = "social_map"
urlpatterns: list[URLPattern | URLResolver] = [
    path("kaart/", views.the_map, name="map"),
    path("kaart/agenda.ics", views.list_calendar, name="calendar"),
    path("kaart/mist/", proposing.propose_new, name="propose_new"),
    path("kaart/nieuw/", writing.publish, name="publish"),
    path("kaart/bijhouden/", keeping.keeping, name="keeping"),
    path("kaart/bijhouden/woord/", keeping.lay_word, name="lay_word"),
    path("kaart/bijhouden/woord/<uuid:word>/weg/", keeping.lay_word_away, name="lay_word_away"),
    path("kaart/bijhouden/aanvraag/<uuid:claim>/", keeping.grant, name="grant"),
    path("kaart/bijhouden/bijhouder/<uuid:keeper>/klaar/", keeping.keeper_away, name="keeper_away"),
    path("kaart/bijhouden/vragen/", keeping.remind, name="remind"),
    path("kaart/voorstel/<uuid:proposal>/", proposing.answer, name="answer"),
    path("kaart/voorstel/terug/<uuid:answer>/", proposing.answer_back, name="answer_back"),
    path("kaart/bevestigen/<str:token>/", proposing.confirm_letter, name="confirm"),
    path("kaart/initiatief/", writing.start, name="start"),
    path("kaart/initiatief/vraag/<uuid:obstacle>/", initiatives.answer_hurdle, name="answer_hurdle"),
    path("kaart/organisatie/<uuid:organisation>/", views.organisation, name="organisation"),
    path("kaart/organisatie/<uuid:organisation>/bijhouden/", keeping.claim, name="claim"),
    path("kaart/organisatie/<uuid:organisation>/nieuw/", writing.publish, name="publish_for"),
    path("kaart/<uuid:entry>/", views.entry, name="entry"),
    path("kaart/<uuid:entry>/agenda.ics", views.entry_calendar, name="entry_calendar"),
    path("kaart/<uuid:entry>/wijzig/", writing.change, name="change"),
    path("kaart/<uuid:entry>/klopt/", writing.confirm, name="still_so"),
    path("kaart/<uuid:entry>/eraf/", writing.withdraw, name="withdraw"),
    path("kaart/<uuid:entry>/terug/", writing.restore, name="restore"),
    path("kaart/<uuid:entry>/ongedaan/<uuid:change>/", writing.undo, name="undo"),
    path("kaart/<uuid:entry>/anders/", proposing.propose, name="propose"),
    path("kaart/<uuid:entry>/niets-voor-mij/", proposing.not_for_me, name="not_for_me"),
    path("kaart/<uuid:entry>/meedoen/", initiatives.join, name="join"),
    path("kaart/<uuid:entry>/draagt/<uuid:joined>/", initiatives.co_runner, name="co_runner"),
    path("kaart/<uuid:entry>/nodig/", initiatives.needs, name="needs"),
    path("kaart/<uuid:entry>/vraag/", initiatives.raise_hurdle, name="raise_hurdle"),
]
urlpatterns += exchange.urlpatterns + exchange_doubles.urlpatterns + exchange_api.urlpatterns
