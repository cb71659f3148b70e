"""How allauth behaves here: nobody signs up by themselves, people are invited."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext as _

from kanteling.platform import mail


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closed for sign-up: an account begins with an invitation or with an address that is already known."""

    def is_open_for_signup(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        """As written: a subject is read on locked screens, so it says no more than needed."""
        return subject

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """How someone proves to be there still: a passkey first, in our own words."""
        found = super().get_reauthentication_methods(user)
        words = {
            "reauthenticate": _("Met uw wachtwoord"),
            "mfa_reauthenticate": _("Met een code uit uw app of van papier"),
            "mfa_reauthenticate:webauthn": _("Met vinger, gezicht of sleutel"),
        }
        found.sort(key=lambda method: not method["id"].endswith("webauthn"))
        return [method | {"description": words.get(method["id"], method["description"])} for method in found]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Through our own mail, so that a mail server that is away becomes a sentence instead of an error."""
        message = self.render_mail(template_prefix, email, context | {"request": self.request})
        mail.deliver(message)
