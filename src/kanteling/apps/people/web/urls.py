"""Addresses of `people`."""

from allauth.account.views import request_login_code
from django.urls import URLPattern, URLResolver, path

from kanteling.apps.people.web.views import (
    circle,
    demo,
    helping,
    invitation,
    letters,
    looked,
    own,
    privacy,
    roles,
    sharing,
)

app_name = "people"
urlpatterns: list[URLPattern | URLResolver] = [
    path("inloggen/", request_login_code, name="login"),
    path("inloggen/wie/", sharing.who_are_you, name="who_are_you"),
    path("demo/als/", demo.become, name="become"),
    path("uitnodiging/", invitation.enter, name="invitation"),
    path("uitnodiging/kijk/", invitation.invited, name="invited"),
    path("uitnodiging/antwoord/", invitation.answer, name="answer_invitation"),
    path("uitnodiging/<str:code>/", invitation.by_link, name="invitation_link"),
    path("kring/<uuid:circle>/", circle.page, name="circle"),
    path("kring/<uuid:circle>/uitnodigen/", circle.invite, name="invite"),
    path("kring/<uuid:circle>/stop/", circle.end, name="end_access"),
    path("kring/<uuid:circle>/terug/", circle.restore, name="restore_access"),
    path("kring/<uuid:circle>/weg/", circle.leave, name="leave"),
    path("kring/<uuid:circle>/helper/", helping.helper, name="helper"),
    path("kring/<uuid:circle>/machtiging/", helping.paper_mandate, name="paper_mandate"),
    path("kring/<uuid:circle>/wie-keek/", looked.page, name="who_looked"),
    path("kring/<uuid:circle>/brieven/", letters.letters, name="letters"),
    path("kring/<uuid:circle>/brief/<uuid:seat>/", letters.letter, name="letter"),
    path("kring/<uuid:circle>/brief/<uuid:seat>/pdf/", letters.letter_pdf, name="letter_pdf"),
    path("kring/<uuid:circle>/brief/<uuid:seat>/nieuw/", letters.new_letter, name="new_letter"),
    path("kring/<uuid:circle>/brief/<uuid:seat>/mail/", letters.mail_again, name="mail_again"),
    path("kring/<uuid:circle>/ja/<uuid:seat>/", letters.said_yes, name="said_yes"),
    path("kring/<uuid:circle>/gevraagd/", circle.asked, name="asked"),
    path("kring/<uuid:circle>/antwoord/", circle.answer, name="answer_here"),
    path("instellingen/", own.settings, name="settings"),
    path("instellingen/adres/", own.prove_address, name="prove_address"),
    path("instellingen/mijn-gegevens/", own.copy, name="copy"),
    path("instellingen/mijn-gegevens/bestand/", own.copy_file, name="copy_file"),
    path("beheer/mensen/", roles.page, name="roles"),
    path("beheer/mensen/nieuw/", roles.add, name="add_person"),
    path("beheer/mensen/rol/<uuid:given>/stop/", roles.end, name="end_role"),
    path("beheer/organisaties/", roles.organisations, name="organisations"),
    path("beheer/opvallend/", privacy.page, name="unusual"),
    path("helpen/<uuid:mandate>/stop/", helping.end_mandate, name="end_mandate"),
    path("helpen/", helping.act_for, name="act_for"),
    path("helpen/klaar/", helping.act_for_myself, name="act_for_myself"),
]
