"""How a content reads as a proposal: a title that is a sentence, and a text in which everything stands.

Everything that could differ between two versions is in the text, so that nobody goes along with something unseen.
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

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


TRANSLATED = frozenset({"Van wie de hulp komt"})
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
    """Everything in it, in whole sentences, each on its own line."""
    lines = []
    match content:
        case GoalContent():
            lines = [content.words, content.notice and f"Ik merk het doordat {content.notice}"]
        case ActionContent():
            lines = _action(content)
        case AgreementContent():
            lines = [
                content.evaluation and f"We kijken samen terug op {dutch_day(content.evaluation)}.",
                content.otherwise and f"Als het anders loopt: {content.otherwise}",
            ]
        case EndContent():
            lines = [f"Dit stopt: {content.words}", content.why and f"Waarom: {content.why}"]
    return "\n".join(line for line in lines if line)


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
    """The same in pairs of label and value, for the page where the circle decides; empty values are left out there."""
    match content:
        case GoalContent():
            return (("Ik merk het doordat", content.notice),)
        case ActionContent():
            return (
                ("Wie", content.who),
                ("Wanneer", content.when),
                ("Eerste keer", dutch_day(content.first)),
                ("Hoe laat", f"{content.at.hour}.{content.at.minute:02d} uur" if content.at else ""),
                ("Van wie de hulp komt", content.rung.dutch),
                ("Dichterbij bekeken", content.closer_by),
            )
        case AgreementContent():
            return (
                ("Samen terugkijken", dutch_day(content.evaluation)),
                ("Als het anders loopt", content.otherwise),
            )
        case EndContent():
            return (("Waarom", content.why),)


def dutch_day(day: date | None) -> str:
    """``7 mei 2026``: the language of the plan, whatever the language of the page."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 120 else line[:119].rsplit(" ", 1)[0] + "…"
