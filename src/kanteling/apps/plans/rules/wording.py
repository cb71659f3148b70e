"""How a content reads as a proposal: a title that is a sentence, a text in own words, and the rest in pairs.

Title, text and pairs together hold everything that could differ between two versions, so that nobody goes along with
something unseen.
"""

from datetime import date

from kanteling.apps.plans.rules.contents import (
    ActionContent,
    AgreementContent,
    Content,
    EndContent,
    GoalContent,
    Kind,
)
from kanteling.foundation.words import dutch

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


TRANSLATED = frozenset({"Van wie de hulp komt", "Hoe vaak", "Telt mee als hulp"})
"""Labels whose value is a code's own Dutch; all other values are people's words and stay as they are."""


def kind_of(content: Content) -> Kind:
    """Which kind of proposal carries this."""
    match content:
        case GoalContent():
            return Kind.GOAL
        case ActionContent():
            return Kind.ACTION
        case AgreementContent():
            return Kind.AGREEMENT
        case EndContent():
            return Kind.END


def title(content: Content) -> str:
    """One line, at most 120 characters, as it stands above the proposal."""
    match content:
        case GoalContent():
            return _short(content.words)
        case ActionContent():
            return _short(f"{content.who} {content.what}")
        case AgreementContent(evaluation=None):
            return "Wat we doen als het anders loopt"
        case AgreementContent():
            return f"Samen terugkijken op {dutch_day(content.evaluation)}"
        case EndContent():
            return _short(f"Stoppen met: {content.words}")


def text(content: Content) -> str:
    """What stands below the title, in own words. A title that had to be cut stands here in full.

    The title again when there is nothing more to say.
    """
    match content:
        case GoalContent():
            whole, more = content.words, content.notice and f"Ik merk het doordat {content.notice}"
        case ActionContent():
            whole, more = f"{content.who} {content.what}", content.when[:1].upper() + content.when[1:]
        case AgreementContent():
            whole, more = title(content), content.otherwise
        case EndContent():
            whole, more = f"Stoppen met: {content.words}", content.why
    return "\n".join(line for line in (whole if whole != title(content) else "", more) if line) or whole


def lines(content: Content) -> list[str]:
    """Everything in it, in whole sentences: how it will lie on the table."""
    found: list[str] = []
    match content:
        case GoalContent():
            found = [content.words, content.notice and f"Ik merk het doordat {content.notice}"]
        case ActionContent():
            found = _action(content)
        case AgreementContent():
            found = [
                f"We kijken samen terug op {dutch_day(content.evaluation)}." if content.evaluation else "",
                content.otherwise and f"Als het anders loopt: {content.otherwise}",
            ]
        case EndContent():
            found = [f"Dit stopt: {content.words}", content.why and f"Waarom: {content.why}"]
    return [line for line in found if line]


def _action(content: ActionContent) -> list[str]:
    first = [dutch_day(content.first)] if content.first else []
    first += [f"{content.at.hour}.{content.at.minute:02d} uur"] if content.at else []
    rhythm = content.rhythm.dutch if content.rhythm else ""
    return [
        f"{content.who} {content.what}",
        f"Wanneer: {content.when}",
        f"{rhythm or 'Op'}, de eerste keer {', '.join(first)}." if first and rhythm else "",
        f"Op {', '.join(first)}." if first and not rhythm else "",
        f"Van wie de hulp komt: {content.rung.dutch}.",
        f"Dichterbij bekeken: {content.closer_by}" if content.closer_by else "",
        "We laten deze hulp meetellen als hulp." if content.informal else "",
    ]


def pairs(content: Content) -> tuple[tuple[str, str], ...]:
    """What the title does not say, in pairs of label and value; empty values are left out on the page.

    The day of an action stands here too, so that the page need not quote two words as if they were a story.
    """
    match content:
        case GoalContent():
            return ()
        case ActionContent():
            cut = title(content) != f"{content.who} {content.what}"
            return (
                ("Wanneer", "" if cut else content.when[:1].upper() + content.when[1:]),
                (dutch("Hoe vaak"), content.rhythm.dutch if content.rhythm and content.first else ""),
                (dutch("Eerste keer"), dutch_day(content.first)),
                (dutch("Hoe laat"), f"{content.at.hour}.{content.at.minute:02d} uur" if content.at else ""),
                (dutch("Van wie de hulp komt"), content.rung.dutch),
                (dutch("Dichterbij bekeken"), content.closer_by),
                (dutch("Telt mee als hulp"), dutch("Ja") if content.informal else ""),
            )
        case AgreementContent():
            return ((dutch("Samen terugkijken"), dutch_day(content.evaluation)),)
        case EndContent():
            return ()


def dutch_day(day: date | None) -> str:
    """``7 mei 2026``: the language of the plan, whatever the language of the page."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 120 else line[:119].rsplit(" ", 1)[0] + "…"
