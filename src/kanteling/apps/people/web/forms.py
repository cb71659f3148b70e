"""Forms of people: fields and their words; what may be is decided by the rules."""

from typing import Any

from allauth.account.forms import RequestLoginCodeForm
from django import forms
from django.utils.translation import gettext_lazy as _

from kanteling.apps.people.commands import account_for_address
from kanteling.apps.people.rules.seats import SeatKind
from kanteling.apps.people.rules.spoken import Way
from kanteling.foundation.actor import Role


class AskCodeForm(RequestLoginCodeForm):  # type: ignore[misc]
    """Ask a code by mail. An address that is known but has no account yet gets one now; the answer is the same."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].error_messages = {
            "required": _("Vul uw e-mailadres in."),
            "invalid": _("Dit lijkt geen e-mailadres. Kijk of er een @ in staat."),
        }

    def clean_email(self) -> str:
        account_for_address(self.cleaned_data["email"])
        return str(super().clean_email())


class CodeForm(forms.Form):
    """The code of a letter."""

    code = forms.CharField(max_length=40, error_messages={"required": _("Vul de code uit de brief in.")})


_WAYS = [("mail", ""), ("letter", ""), ("hand", "")]


class InviteForm(forms.Form):
    """Whom to ask to the table."""

    called = forms.CharField(max_length=100, error_messages={"required": _("Schrijf op hoe deze persoon heet.")})
    relation = forms.CharField(max_length=100, required=False)
    kind = forms.ChoiceField(
        choices=[(kind.code, kind.dutch) for kind in SeatKind if kind is not SeatKind.RESIDENT],
        error_messages={"required": _("Kies wat deze persoon komt doen.")},
    )
    why = forms.CharField(
        max_length=300, error_messages={"required": _("Schrijf op waarom deze persoon erbij komt.")}
    )
    way = forms.ChoiceField(choices=_WAYS, error_messages={"required": _("Kies hoe u deze persoon vraagt.")})
    email = forms.EmailField(required=False, error_messages={"invalid": _("Dit lijkt geen e-mailadres.")})
    phone = forms.CharField(max_length=30, required=False)
    request = forms.CharField(max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("way") == "mail" and not given.get("email") and "email" not in self.errors:
            self.add_error("email", _("Vul het e-mailadres in, of kies een brief."))
        return given


class YesForm(forms.Form):
    """A yes that was spoken."""

    way = forms.ChoiceField(choices=Way.choices(), error_messages={"required": _("Kies hoe het gezegd is.")})
    heard_by = forms.CharField(max_length=100, error_messages={"required": _("Schrijf op wie dit hoorde of las.")})
    said_on = forms.DateField(error_messages={"required": _("Kies een dag."), "invalid": _("Deze dag klopt niet.")})
    words = forms.CharField(max_length=300, required=False)


class MandateForm(forms.Form):
    """Whom to let act for oneself, and how that was agreed."""

    helper = forms.UUIDField(error_messages={"required": _("Kies wie u helpt.")})
    how = forms.CharField(max_length=200, error_messages={"required": _("Schrijf op wat u hebt afgesproken.")})


class PaperMandateForm(MandateForm):
    """What stands on a signed paper, where it lies and who saw it."""

    since = forms.DateField(error_messages={"required": _("Kies een dag."), "invalid": _("Kies een dag.")})
    until = forms.DateField(required=False, error_messages={"invalid": _("Kies een dag.")})
    where = forms.CharField(max_length=200, error_messages={"required": _("Schrijf op waar het papier ligt.")})
    seen_by = forms.CharField(max_length=100, error_messages={"required": _("Schrijf op wie het papier zag.")})


class OwnDataForm(forms.Form):
    """One's own data."""

    called = forms.CharField(
        max_length=100, error_messages={"required": _("Schrijf op hoe u genoemd wilt worden.")}
    )
    full_name = forms.CharField(max_length=200, required=False)
    email = forms.EmailField(required=False, error_messages={"invalid": _("Dit lijkt geen e-mailadres.")})
    phone = forms.CharField(max_length=30, required=False)
    language = forms.ChoiceField(choices=[("nl", "Nederlands"), ("en", "English")])


class RoleForm(forms.Form):
    """Somebody who works here."""

    called = forms.CharField(max_length=100, error_messages={"required": _("Schrijf op hoe deze persoon heet.")})
    email = forms.EmailField(
        error_messages={
            "required": _("Vul het e-mailadres van het werk in."),
            "invalid": _("Dit lijkt geen e-mailadres."),
        }
    )
    role = forms.TypedChoiceField(
        choices=Role.choices(), coerce=Role, error_messages={"required": _("Kies een rol.")}
    )
    organisation = forms.UUIDField(required=False)
    team = forms.CharField(max_length=100, required=False)
    phone = forms.CharField(max_length=30, required=False)


class OrganisationForm(forms.Form):
    """An organisation."""

    name = forms.CharField(max_length=200, error_messages={"required": _("Vul de naam in.")})
    kind = forms.CharField(max_length=40, required=False)
