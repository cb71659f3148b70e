"""The forms of giving and asking; what may be said decides the rule."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kanteling.apps.matching.commands import Told, Words
from kanteling.apps.matching.queries.suggesting import Place
from kanteling.apps.matching.rules.facts import LANGUAGES, Need
from kanteling.apps.matching.rules.giving import GiftKind
from kanteling.apps.matching.rules.times import Day, PartOfDay, chosen
from kanteling.apps.matching.rules.travel import Mode

LONGEST = ((0, _("Maakt niet uit")), (10, "10"), (15, "15"), (20, "20"), (30, "30"), (45, "45"), (60, "60"))
MOST = (
    ("", _("Maakt niet uit")),
    ("0", _("Alleen gratis")),
    ("250", "€ 2,50"),
    ("500", "€ 5"),
    ("1000", "€ 10"),
    ("2500", "€ 25"),
)
YES_NO = (("yes", _("Ja")), ("no", _("Nee")))


class GiftForm(forms.Form):
    """What someone can or likes to do."""

    kind = forms.ChoiceField(
        choices=GiftKind.choices(), error_messages={"required": _("Kies wat het is. Uw tekst is bewaard.")}
    )
    words = forms.CharField(max_length=2000, error_messages={"required": _("Schrijf iets op.")})


class Placed(forms.Form):
    """A form in which a public place can be chosen."""

    def __init__(self, *args: Any, places: Sequence[Place], **options: Any) -> None:
        super().__init__(*args, **options)
        self.places = {str(place.id): place for place in places}

    def place(self, name: str) -> Place | None:
        """The place that was chosen in this field."""
        return self.places.get(str(self.cleaned_data.get(name) or ""))


class NoticeForm(Placed):
    """What hangs on the board."""

    title = forms.CharField(max_length=120, required=False)
    words = forms.CharField(max_length=2000, required=False)
    called = forms.CharField(max_length=60, required=False)
    days = forms.MultipleChoiceField(choices=Day.choices(), required=False)
    parts = forms.MultipleChoiceField(choices=PartOfDay.choices(), required=False)
    near = forms.CharField(required=False)
    ride = forms.ChoiceField(choices=YES_NO, required=False)
    goes_to = forms.CharField(required=False)
    seats = forms.IntegerField(min_value=1, max_value=50, required=False)

    def written(self) -> Words:
        """What was typed, as the command wants it."""
        given, near, goal = self.cleaned_data, self.place("near"), self.place("goes_to")
        rides = given["ride"] == "yes"
        return Words(
            title=given["title"],
            called=given["called"],
            words=given["words"],
            windows=chosen((Day(code) for code in given["days"]), (PartOfDay(code) for code in given["parts"])),
            near=near.name if near else "",
            spot=near.spot if near else None,
            ride=rides,
            seats=given["seats"] if rides else None,
            goes_to=goal.name if goal and rides else "",
            to=goal.spot if goal and rides else None,
        )


class AskForm(Placed):
    """Asking for a first meeting."""

    called = forms.CharField(max_length=60, required=False)
    words = forms.CharField(max_length=2000, required=False)
    place_id = forms.CharField(required=False)
    when = forms.CharField(max_length=200, required=False)
    brings = forms.ChoiceField(choices=YES_NO, required=False)
    contact = forms.CharField(max_length=200, required=False)

    def where(self) -> tuple[UUID, str] | None:
        """The public place, by id and name."""
        place = self.place("place_id")
        return (place.id, place.name) if place else None


class ReachForm(Placed):
    """How someone gets somewhere. Everything may stay empty."""

    near = forms.CharField(required=False)
    modes = forms.MultipleChoiceField(choices=Mode.choices(), required=False)
    longest = forms.ChoiceField(choices=LONGEST, required=False)
    days = forms.MultipleChoiceField(choices=Day.choices(), required=False)
    parts = forms.MultipleChoiceField(choices=PartOfDay.choices(), required=False)
    languages = forms.MultipleChoiceField(choices=list(LANGUAGES.items()), required=False)
    needs = forms.MultipleChoiceField(choices=Need.choices(), required=False)
    most = forms.ChoiceField(choices=MOST, required=False)
    shared = forms.ChoiceField(choices=YES_NO, required=False)

    def told(self) -> Told:
        """What was told, as the command wants it. A place without a point says nothing about distance."""
        given, near = self.cleaned_data, self.place("near")
        return Told(
            near=(near.id, near.name, near.spot) if near and near.spot else None,
            modes=tuple(Mode(code) for code in given["modes"]),
            longest=int(given["longest"] or 0),
            windows=chosen((Day(code) for code in given["days"]), (PartOfDay(code) for code in given["parts"])),
            languages=tuple(given["languages"]),
            needs=tuple(given["needs"]),
            most_cents=int(given["most"]) if given["most"] else None,
            shared=given["shared"] == "yes",
        )


class AnswerForm(forms.Form):
    """Yes or no to a first meeting, seeing off it, or saying how it went."""

    do = forms.ChoiceField(choices=(("yes", ""), ("no", ""), ("leave", ""), ("real", ""), ("unreal", "")))
    called = forms.CharField(max_length=60, required=False)
    contact = forms.CharField(max_length=200, required=False)
    words = forms.CharField(max_length=2000, required=False)
    thanks = forms.CharField(max_length=2000, required=False)


class ReportForm(forms.Form):
    """Something unpleasant."""

    words = forms.CharField(max_length=2000, required=False)


class HandleForm(forms.Form):
    """What was done with a report."""

    answer = forms.CharField(max_length=300, error_messages={"required": _("Schrijf op wat u deed.")})
    take_off = forms.ChoiceField(choices=YES_NO, required=False)
