"""Addresses of `social_map`."""

from django.urls import URLPattern, URLResolver, path

from kanteling.apps.social_map.web import exchange, exchange_api, exchange_doubles, views, writing

app_name = "social_map"
urlpatterns: list[URLPattern | URLResolver] = [
    path("kaart/", views.the_map, name="map"),
    path("kaart/agenda.ics", views.list_calendar, name="calendar"),
    path("kaart/mist/", writing.propose_new, name="propose_new"),
    path("kaart/nieuw/", writing.publish, name="publish"),
    path("kaart/bijhouden/", writing.keeping, name="keeping"),
    path("kaart/bijhouden/woord/", writing.lay_word, name="lay_word"),
    path("kaart/bijhouden/woord/<uuid:word>/weg/", writing.lay_word_away, name="lay_word_away"),
    path("kaart/bijhouden/aanvraag/<uuid:claim>/", writing.grant, name="grant"),
    path("kaart/bijhouden/bijhouder/<uuid:keeper>/klaar/", writing.keeper_away, name="keeper_away"),
    path("kaart/bijhouden/vragen/", writing.remind, name="remind"),
    path("kaart/voorstel/<uuid:proposal>/", writing.answer, name="answer"),
    path("kaart/voorstel/terug/<uuid:answer>/", writing.answer_back, name="answer_back"),
    path("kaart/bevestigen/<str:token>/", writing.confirm_letter, name="confirm"),
    path("kaart/initiatief/", writing.start, name="start"),
    path("kaart/initiatief/vraag/<uuid:obstacle>/", writing.answer_hurdle, name="answer_hurdle"),
    path("kaart/organisatie/<uuid:organisation>/", views.organisation, name="organisation"),
    path("kaart/organisatie/<uuid:organisation>/bijhouden/", writing.claim, name="claim"),
    path("kaart/organisatie/<uuid:organisation>/nieuw/", writing.publish, name="publish_for"),
    path("kaart/<uuid:entry>/", views.entry, name="entry"),
    path("kaart/<uuid:entry>/agenda.ics", views.entry_calendar, name="entry_calendar"),
    path("kaart/<uuid:entry>/wijzig/", writing.change, name="change"),
    path("kaart/<uuid:entry>/klopt/", writing.confirm, name="still_so"),
    path("kaart/<uuid:entry>/eraf/", writing.withdraw, name="withdraw"),
    path("kaart/<uuid:entry>/terug/", writing.restore, name="restore"),
    path("kaart/<uuid:entry>/ongedaan/<uuid:change>/", writing.undo, name="undo"),
    path("kaart/<uuid:entry>/anders/", writing.propose, name="propose"),
    path("kaart/<uuid:entry>/niets-voor-mij/", writing.not_for_me, name="not_for_me"),
    path("kaart/<uuid:entry>/meedoen/", writing.join, name="join"),
    path("kaart/<uuid:entry>/draagt/<uuid:joined>/", writing.co_runner, name="co_runner"),
    path("kaart/<uuid:entry>/nodig/", writing.needs, name="needs"),
    path("kaart/<uuid:entry>/vraag/", writing.raise_hurdle, name="raise_hurdle"),
]
urlpatterns += exchange.urlpatterns + exchange_doubles.urlpatterns + exchange_api.urlpatterns
