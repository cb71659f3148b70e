"""Addresses without a name of an app: the doors that allauth knows by its own names, and the strip of the demo."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import path

from kanteling.apps.people.web.views import demo, sharing

urlpatterns = [
    path("inloggen/", account.request_login_code, name="account_request_login_code"),
    path("inloggen/code/", sharing.confirm, name="account_confirm_login_code"),
    path("inloggen/wachtwoord/", account.login, name="account_login"),
    path("inloggen/tweede-stap/", mfa.authenticate, name="mfa_authenticate"),
    path("inloggen/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("inloggen/nieuw/", account.signup, name="account_signup"),
    path("inloggen/gesloten/", account.account_inactive, name="account_inactive"),
    path("inloggen/nog-eens/", account.reauthenticate, name="account_reauthenticate"),
    path("inloggen/nog-eens/app/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("inloggen/nog-eens/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("instellingen/wachtwoord/", account.password_change, name="account_change_password"),
    path("instellingen/wachtwoord/kiezen/", account.password_set, name="account_set_password"),
    path("instellingen/inloggen/", mfa.index, name="mfa_index"),
    path("instellingen/inloggen/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("instellingen/inloggen/app/weg/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("instellingen/inloggen/noodcodes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "instellingen/inloggen/noodcodes/nieuw/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "instellingen/inloggen/noodcodes/bestand/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("instellingen/inloggen/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("instellingen/inloggen/passkeys/nieuw/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("instellingen/inloggen/passkeys/<int:pk>/weg/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("instellingen/inloggen/passkeys/<int:pk>/naam/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("demo/als/", demo.become, name="demo-become"),
    path("demo/als/<str:token>/", demo.become_by_link, name="demo-link"),
]
