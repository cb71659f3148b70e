"""Addresses of `plans`."""

from django.urls import URLPattern, URLResolver, path

from kanteling.apps.plans.web import follow_up, propose, views

app_name = "plans"
urlpatterns: list[URLPattern | URLResolver] = [
    path("plan/<uuid:circle>/", views.plan, name="plan"),
    path("plan/<uuid:circle>/pdf", views.paper, name="print"),
    path("plan/<uuid:circle>/doel/<uuid:goal>/", views.goal, name="goal"),
    path("plan/<uuid:circle>/doel/<uuid:goal>/hoe", views.say, name="say"),
    path("plan/<uuid:circle>/hoe/<uuid:said>/terug", views.unsay, name="unsay"),
    path("plan/<uuid:circle>/afspraak/<uuid:action>/", views.action, name="action"),
    path("plan/<uuid:circle>/afspraak/<uuid:action>/gedaan", views.tick, name="tick"),
    path("plan/<uuid:circle>/gedaan/<uuid:made>/terug", views.untick, name="untick"),
    path("plan/<uuid:circle>/afspraak/<uuid:action>/neerleggen/", views.lay_down, name="lay-down"),
    path("plan/<uuid:circle>/voorstel/", propose.what, name="propose"),
    path("plan/<uuid:circle>/voorstel/<slug:kind>/", propose.make, name="propose-kind"),
    path("plan/voorstel/<uuid:proposal>/", propose.change, name="change"),
    path("plan/<uuid:circle>/aanvraag/", follow_up.application, name="application"),
    path("plan/<uuid:circle>/aanvraag/pdf", follow_up.application_paper, name="application-print"),
    path("plan/<uuid:circle>/contact/", follow_up.contact, name="contact"),
    path("plan/<uuid:circle>/terugkijken/", follow_up.look_back, name="look-back"),
]
