"""The forms by which the circle puts something to the table: one thing per screen, nothing lost on the way.

Each kind is one form whose fields are asked in steps. What was answered travels along; the first step with a mistake
comes back, with everything that was typed.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext, gettext_lazy

from kanteling.apps.plans.rules.coming import Rhythm, why_not_rhythm
from kanteling.apps.plans.rules.contents import (
    ActionContent,
    AgreementContent,
    Content,
    EndContent,
    GoalContent,
    Kind,
)
from kanteling.apps.plans.rules.plan import NoAction, NoAgreement, NoEnding, NoGoal
from kanteling.apps.plans.rules.rungs import LADDER, Rung, asks_closer_by, step
from kanteling.foundation.words import Reason

OTHER = "other"


def _asked(reason: Reason) -> dict[str, Any]:
    """The words of the rule, when the field is empty."""
    return {"required": gettext_lazy(reason.dutch), "invalid_choice": gettext_lazy(reason.dutch)}


_DAY = {"invalid": gettext_lazy("Schrijf een dag als 12-3-2026. Uw tekst is bewaard.")}
_HOUR = {"invalid": gettext_lazy("Schrijf een tijd als 9:45. Uw tekst is bewaard.")}


class Steps(forms.Form):
    """A form in steps; ``STEPS`` names each step with its fields. The last step always shows everything."""

    STEPS: ClassVar[Sequence[tuple[str, tuple[str, ...]]]] = ()

    why = forms.CharField(required=False, max_length=2000)

    def content(self) -> Content:
        """What was filled in, as it goes to the table. Only when the form is valid."""
        raise NotImplementedError

    def first_wrong(self) -> int | None:
        """The first step with a mistake; None when there is none."""
        for number, (_, fields) in enumerate(self.STEPS):
            if any(name in self.errors for name in fields):
                return number
        return None

    def problems(self, names: Sequence[str]) -> list[dict[str, str]]:
        """The mistakes in these fields, each with the field to go to."""
        return [{"field": name, "text": str(text)} for name in names for text in self.errors.get(name, ())]

    def shown(self) -> dict[str, dict[str, Any]]:
        """Each field with what was typed and its mistake, ready for the page."""
        return {
            name: {
                "value": self[name].value() or "",
                "error": str(self.errors[name][0]) if name in self.errors else "",
            }
            for name in self.fields
        }

    def carried(self, names: Sequence[str]) -> list[tuple[str, str]]:
        """What was typed in other steps, to travel along."""
        return [(name, str(self[name].value() or "")) for name in self.fields if name not in names]


class GoalForm(Steps):
    """What do you want, and how will you notice it?"""

    STEPS = (("words", ("words",)), ("notice", ("notice",)), ("check", ("why",)))
    words = forms.CharField(max_length=2000, error_messages=_asked(NoGoal.WORDS))
    notice = forms.CharField(max_length=2000, required=False)

    def content(self) -> GoalContent:
        return GoalContent(self.cleaned_data["words"], self.cleaned_data["notice"])


class ActionForm(Steps):
    """Who does what, when, and from where the help comes."""

    STEPS = (
        ("who", ("goal", "seat", "who")),
        ("what", ("what",)),
        ("when", ("when", "rhythm", "first", "at")),
        ("rung", ("rung", "closer_by")),
        ("check", ("informal", "agreed", "why")),
    )
    goal = forms.TypedChoiceField(coerce=UUID, error_messages=_asked(NoAction.NO_GOAL))
    seat = forms.ChoiceField(error_messages=_asked(NoAction.WHO))
    who = forms.CharField(max_length=200, required=False)
    what = forms.CharField(max_length=2000, error_messages=_asked(NoAction.WHAT))
    when = forms.CharField(max_length=300, error_messages=_asked(NoAction.WHEN))
    rhythm = forms.ChoiceField(choices=[("", ""), *Rhythm.choices()], required=False)
    first = forms.DateField(required=False, error_messages=_DAY, input_formats=("%Y-%m-%d", "%d-%m-%Y", "%d-%m-%y"))
    at = forms.TimeField(required=False, error_messages=_HOUR, input_formats=("%H:%M", "%H.%M", "%H"))
    rung = forms.TypedChoiceField(
        choices=[(str(step(rung)), rung.dutch) for rung in LADDER],
        coerce=lambda value: LADDER[int(value) - 1],
        error_messages=_asked(NoAction.RUNG),
    )
    closer_by = forms.CharField(max_length=2000, required=False)
    informal = forms.BooleanField(required=False)
    agreed = forms.BooleanField(required=False)

    def __init__(
        self,
        *args: Any,
        goals: Sequence[tuple[UUID, str]],
        names: Mapping[UUID, str],
        deciders: frozenset[Any],
        instead_of: UUID | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.names, self.deciders, self.instead_of = names, deciders, instead_of
        self.goals = goals
        self.fields["goal"].choices = [(str(key), words) for key, words in goals]  # type: ignore[attr-defined]
        seats = [(str(person), called) for person, called in names.items()]
        self.fields["seat"].choices = [*seats, (OTHER, "")]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("seat") == OTHER and not found.get("who", "").strip():
            self.add_error("who", gettext(NoAction.WHO.dutch))
        rhythm = Rhythm(found["rhythm"]) if found.get("rhythm") else None
        for reason in why_not_rhythm(rhythm, found.get("first")):
            if "first" not in self.errors:
                self.add_error("first", gettext(reason.dutch))
        return found

    @property
    def person(self) -> UUID | None:
        """The seat that does it; None for somebody who is not at the table."""
        chosen = self.cleaned_data.get("seat")
        return UUID(chosen) if chosen and chosen != OTHER else None

    @property
    def called(self) -> str:
        """How the one who does it is called in the plan."""
        return self.names[self.person] if self.person else str(self.cleaned_data.get("who", "")).strip()

    @property
    def asks_doer(self) -> bool:
        """Whether someone must be asked apart: those who decide say so with their answer."""
        return self.person not in self.deciders

    def content(self) -> ActionContent:
        found = self.cleaned_data
        rung: Rung = found["rung"]
        return ActionContent(
            goal=found["goal"],
            who=self.called,
            person=self.person,
            what=found["what"],
            when=found["when"],
            rung=rung,
            closer_by=found["closer_by"] if asks_closer_by(found["rung"]) else "",
            informal=found["informal"],
            rhythm=Rhythm(found["rhythm"]) if found["rhythm"] else (Rhythm.ONCE if found["first"] else None),
            first=found["first"],
            at=found["at"],
            instead_of=self.instead_of,
        )


class AgreementForm(Steps):
    """When do we look back, and what if it goes otherwise?"""

    STEPS = (("evaluation", ("evaluation",)), ("otherwise", ("otherwise",)), ("check", ("why",)))
    evaluation = forms.DateField(
        required=False, error_messages=_DAY, input_formats=("%Y-%m-%d", "%d-%m-%Y", "%d-%m-%y")
    )
    otherwise = forms.CharField(max_length=2000, required=False)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if "otherwise" in self.data and not found.get("evaluation") and not found.get("otherwise", "").strip():
            self.add_error("otherwise", gettext(NoAgreement.NOTHING.dutch))
        return found

    def content(self) -> AgreementContent:
        return AgreementContent(self.cleaned_data["evaluation"], self.cleaned_data["otherwise"])


class EndForm(Steps):
    """What stops, and why?"""

    STEPS = (("end", ("end_why",)), ("check", ("why",)))
    end_why = forms.CharField(max_length=2000, error_messages=_asked(NoEnding.WHY))

    def __init__(self, *args: Any, item: UUID, of: Kind, words: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.item, self.of, self.words = item, of, words

    def content(self) -> EndContent:
        return EndContent(self.item, self.of, self.words, self.cleaned_data["end_why"])


def initial_of(content: Content) -> dict[str, Any]:
    """A content as it was, to begin a new version from: nothing is typed twice."""
    match content:
        case GoalContent():
            return {"words": content.words, "notice": content.notice}
        case ActionContent():
            return {
                "goal": str(content.goal),
                "seat": str(content.person) if content.person else OTHER,
                "who": "" if content.person else content.who,
                "what": content.what,
                "when": content.when,
                "rhythm": content.rhythm.code if content.rhythm else "",
                "first": content.first.isoformat() if content.first else "",
                "at": content.at.strftime("%H:%M") if content.at else "",
                "rung": str(step(content.rung)),
                "closer_by": content.closer_by,
                "informal": "on" if content.informal else "",
            }
        case AgreementContent():
            day = content.evaluation.isoformat() if content.evaluation else ""
            return {"evaluation": day, "otherwise": content.otherwise}
        case EndContent():
            return {"end_why": content.why}
