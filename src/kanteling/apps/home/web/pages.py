"""What the homes show: prepared values, in the words of who reads."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_noop as _

from kanteling.apps.capacity.public import RoomNow
from kanteling.apps.conversation.public import ConversationLine
from kanteling.apps.deciding.public import Wait, Waiting
from kanteling.apps.frames.public import FrameView
from kanteling.apps.home.queries import PeoplePage, PersonLine, ResidentHome, TableLine, WaitLine, WorkHome
from kanteling.apps.home.rules.steps import Move
from kanteling.apps.people.public import CircleView, circles_of
from kanteling.apps.plans.public import Summary
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.names import listed
from kanteling.platform import clock
from kanteling.platform.templatetags.hours import as_hours
from kanteling.platform.templatetags.look import clock as hour
from kanteling.platform.templatetags.words import addressed, day, uncapped
from kanteling.platform.web import address_of

WAITS_SHOWN = 5
_ICONS = (
    ("bus", "bus"),
    ("was", "hanger"),
    ("koffie", "coffee"),
    ("thee", "coffee"),
    ("eet", "coffee"),
    ("rijd", "car"),
    ("haalt", "car"),
    ("auto", "car"),
    ("bel", "phone"),
    ("huis", "home"),
)


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that comes soon: when as people say it, and who does what."""

    icon: str
    when: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Ask:
    """The one question that waits: what, from whom, and where to answer."""

    title: str
    words: str
    text: str
    url: str
    button: str
    table: str


@dataclass(frozen=True, slots=True)
class ResidentPage:
    """The home of someone who lives here."""

    name: str
    today: str
    own: bool
    ask: Ask | None
    more: tuple[Ask, ...]
    coming: tuple[Coming, ...]
    rows: tuple[dict[str, str], ...]
    tables: tuple[dict[str, str], ...]
    asked: tuple[tuple[str, str], ...]
    paper: str
    first: Ask | None


def resident(actor: Actor, home: ResidentHome) -> ResidentPage:
    """Prepare the home of someone who lives here."""
    asks = [_ask(actor, home, each) for each in home.asks]
    circle = home.circle
    first = _first(home) if not asks and home.plan is None else None
    return ResidentPage(
        name=addressed(circle.called if circle and actor.hand == actor.person else actor.called),
        today=uncapped(formats.date_format(clock.today(), "l j F")),
        own=circle is not None,
        ask=asks[0] if asks else None,
        more=tuple(asks[1:5]),
        coming=tuple(coming(each) for each in home.coming),
        rows=tuple(_rows(home, circle, talk=first is None)) if circle else (),
        tables=tuple(_table(each) for each in home.tables),
        asked=asked(actor),
        paper=reverse("home:paper") if circle or home.tables else "",
        first=first,
    )


def asked(actor: Actor) -> tuple[tuple[str, str], ...]:
    """Who asks this person to their table and waits for a yes: the name, and where to answer."""
    return tuple((called, reverse("people:asked", args=[circle])) for circle, called in actor.asked.items())


def _ask(actor: Actor, home: ResidentHome, waiting: Waiting) -> Ask:
    table = home.names.get(waiting.circle, "")
    if waiting.kind is Wait.ANSWER:
        return Ask(
            gettext("Gaat u mee met dit voorstel?"),
            waiting.title,
            _asked_by(actor, waiting),
            reverse("deciding:proposal", args=[waiting.id]),
            gettext("Bekijk het voorstel"),
            table,
        )
    where = reverse("deciding:table", args=[waiting.circle])
    return Ask(
        gettext("Wat weet u hiervan?"),
        waiting.title,
        gettext("%(who)s vraagt het aan u.") % {"who": waiting.by_called},
        reverse("deciding:proposal", args=[waiting.id]) if waiting.id else where,
        gettext("Vertel wat u weet"),
        table,
    )


def _first(home: ResidentHome) -> Ask:
    """The first step for someone without a plan: from telling to a wish, whatever was done already."""
    talk, circle = home.conversation, home.circle
    if circle is None or talk is None:
        return Ask(
            gettext("Vertel wat u wilt"),
            "",
            gettext("U hoeft het maar één keer te vertellen. Thuis, of samen aan tafel."),
            reverse("conversation:start"),
            gettext("Begin met uw verhaal"),
            "",
        )
    if not talk.reported:
        wrote = ngettext("U schreef op %(n)s kaart.", "U schreef op %(n)s kaarten.", talk.cards) % {"n": talk.cards}
        return Ask(
            gettext("Ga verder met uw verhaal"),
            "",
            wrote if talk.cards else gettext("U kunt vast iets opschrijven. Het hoeft niet."),
            reverse("conversation:prepare", args=[circle.id]),
            gettext("Naar mijn kaarten"),
            "",
        )
    if not talk.approved:
        return Ask(
            gettext("Klopt het verslag?"),
            "",
            gettext("Het verslag telt pas als u zegt dat het klopt. U mag alles verbeteren."),
            reverse("conversation:report", args=[circle.id]),
            gettext("Lees het verslag"),
            "",
        )
    return Ask(
        gettext("Wat wilt u als eerste?"),
        "",
        gettext("Schrijf één wens op. Wat u al vertelde, staat klaar."),
        reverse("plans:propose-kind", args=[circle.id, "goal"]),
        gettext("Schrijf een wens op"),
        "",
    )


def _asked_by(actor: Actor, waiting: Waiting) -> str:
    who = waiting.by_called
    if waiting.version > 1:
        text = gettext("%(who)s heeft er iets aan veranderd. Daarom vragen we het iedereen opnieuw, ook u.")
        mine = gettext("U hebt er iets aan veranderd. Daarom vragen we het iedereen opnieuw, ook u.")
    else:
        text = gettext("%(who)s vraagt het aan iedereen, ook aan u.")
        mine = gettext("U stelde dit zelf voor. Gaat u ook mee?")
    return mine if who == actor.called else text % {"who": who}


def coming(line: Any) -> Coming:
    """One thing that comes soon."""
    text = f"{line.who} {line.what}"
    icon = next((icon for word, icon in _ICONS if word in text.lower()), "calendar")
    return Coming(icon, _when(line.day, line.at), text, reverse("plans:action", args=[line.circle, line.action]))


def _when(on: date, at: time | None) -> str:
    name = day(on)
    if (on - clock.today()).days in range(2, 7):
        name = name.split(" ")[0]
    name = name[:1].upper() + name[1:]
    return gettext("%(day)s, %(hour)s uur") % {"day": name, "hour": f"{at.hour}.{at.minute:02d}"} if at else name


def _rows(home: ResidentHome, circle: CircleView, *, talk: bool) -> list[dict[str, str]]:
    """``talk``: the conversation has a row of its own here, because it is not the first step above."""
    rows = []
    if talk and home.conversation is not None and not (home.conversation.approved and home.plan):
        rows.append(_talk(home, circle))
    rows.append(
        {
            "icon": "file-text",
            "title": gettext("Mijn plan"),
            "text": plan_line(home.plan),
            "url": reverse("plans:plan", args=[circle.id]),
        }
    )
    rows.append(
        {
            "icon": "users",
            "title": gettext("Mijn kring"),
            "text": people_line(circle),
            "url": reverse("people:circle", args=[circle.id]),
        }
    )
    if home.steps:
        rows.append(
            {
                "icon": "stairs",
                "title": gettext("Mijn stappen"),
                "text": gettext("Wacht op uw woord"),
                "url": reverse("assignments:steps", args=[circle.id]),
            }
        )
    rows.append(
        {
            "icon": "eye",
            "title": gettext("Wie keek er in mijn plan?"),
            "text": _lookers(home.lookers),
            "url": reverse("people:who_looked", args=[circle.id]),
        }
    )
    return rows


def _talk(home: ResidentHome, circle: CircleView) -> dict[str, str]:
    talk = home.conversation
    assert talk is not None
    if talk.reported and not talk.approved:
        title, url = gettext("Klopt het verslag?"), reverse("conversation:report", args=[circle.id])
    elif talk.reported:
        title, url = gettext("Mijn gesprek"), reverse("conversation:report", args=[circle.id])
    else:
        title, url = gettext("Het gesprek voorbereiden"), reverse("conversation:prepare", args=[circle.id])
    text = talk.state
    if not talk.reported and talk.cards:
        text = ngettext("U schreef op %(n)s kaart.", "U schreef op %(n)s kaarten.", talk.cards) % {"n": talk.cards}
    return {"icon": "message-circle", "title": title, "text": text, "url": url}


def plan_line(plan: Summary | None) -> str:
    """``2 doelen, staat sinds 12 februari``."""
    if plan is None or plan.started is None:
        return gettext("Er staat nog niets in. Begin met één wens.")
    goals = ngettext("%(n)s doel", "%(n)s doelen", plan.goals) % {"n": plan.goals}
    return gettext("%(goals)s, staat sinds %(day)s") % {"goals": goals, "day": day(plan.started)}


def people_line(circle: CircleView) -> str:
    """``Ineke, Fatma, Joop en u``."""
    names = [seat.called for seat in circle.seats if seat.came and seat.person != circle.resident]
    if not names:
        return gettext("Er zit nog niemand in. Wie denkt graag mee?")
    if len(names) > 4:
        return gettext("%(names)s, nog %(many)s en u") % {"names": listed(names[:3]), "many": len(names) - 3}
    return gettext("%(names)s en u") % {"names": listed(names)}


def _lookers(many: int) -> str:
    if not many:
        return gettext("Deze maand: niemand")
    return ngettext("Deze maand: %(n)s mens", "Deze maand: %(n)s mensen", many) % {"n": many}


def _table(line: TableLine) -> dict[str, str]:
    if line.waits:
        text = ngettext("%(n)s vraag wacht op u", "%(n)s vragen wachten op u", line.waits) % {"n": line.waits}
    else:
        text = gettext("Er wacht nu niets op u")
    return {
        "title": gettext("Tafel van %(name)s") % {"name": addressed(line.called)},
        "text": text,
        "url": reverse("plans:plan", args=[line.circle]),
        "initials": "",
        "called": line.called,
    }


def phone(home: ResidentHome) -> str:
    """A number on each sheet: of somebody at the own table who works there."""
    seats = home.circle.seats if home.circle else ()
    return next((seat.phone for seat in seats if seat.phone and seat.came and seat.kind.code == "professional"), "")


# --- for who works here ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WorkPage:
    """The day of someone who works here."""

    name: str
    line: str
    asked: tuple[tuple[str, str], ...]
    waits: tuple[dict[str, Any], ...]
    later: tuple[dict[str, Any], ...]
    people: tuple["PersonRow", ...]
    more: bool
    total: int
    frames: tuple[FrameView, ...]
    may_begin: bool
    room: "Room | None"
    say_week: bool
    nobody: "Nobody | None"


@dataclass(frozen=True, slots=True)
class Room:
    """The hours that the team keeps, this week: of ``kept`` minutes so many used and lost; what fell away."""

    says: str
    team: str
    kept: int
    used: int
    lost: int
    fell: str

    @property
    def used_share(self) -> int:
        """Of a hundred: how wide the bar is drawn."""
        return min(100, round(100 * self.used / self.kept))

    @property
    def lost_share(self) -> int:
        """Of a hundred: what went to crises, never beyond the end of the bar."""
        return min(100 - self.used_share, round(100 * self.lost / self.kept))


@dataclass(frozen=True, slots=True)
class Nobody:
    """What this work is about, for who has no people at a table: one thought, one step."""

    title: str
    text: str
    url: str
    action: str


def work(actor: Actor, home: WorkHome) -> WorkPage:
    """Prepare the day."""
    many = len(home.waits)
    waiting = ngettext("Er wacht %(n)s ding op u.", "Er wachten %(n)s dingen op u.", many) % {"n": many}
    on = day_name(clock.today())
    return WorkPage(
        name=actor.called.split(" ")[0],
        line=f"{on}. {waiting if many else gettext('Er wacht niets op u.')}",
        asked=asked(actor),
        waits=tuple(_wait(each) for each in home.waits[:WAITS_SHOWN]),
        later=tuple(_wait(each) for each in home.waits[WAITS_SHOWN:]),
        people=tuple(person(each) for each in home.people),
        more=home.more,
        total=home.total,
        frames=home.frames,
        may_begin=Role.TEAM_MEMBER in actor.roles,
        room=_room(home.room) if home.room else None,
        say_week=home.say_week,
        nobody=None if home.waits or home.people else nobody(actor),
    )


def _room(now: RoomNow) -> Room:
    week = now.week
    marks = {"lost": as_hours(week.to_crises), "kept": as_hours(week.reserved), "used": as_hours(week.used)}
    return Room(
        says=gettext(now.says) % {**marks, "week": week.week.isocalendar().week},
        team=now.team,
        kept=week.reserved,
        used=week.used,
        lost=week.to_crises,
        fell=listed([piece.title for piece in week.fell_away]),
    )


_FOR = (
    (
        Role.TEAM_MEMBER,
        _("Hier is nog niemand"),
        _("U ziet hier mensen die u zelf aan tafel vroegen. Begin een gesprek als iemand dat vraagt."),
        "conversation:new",
        _("Nieuw gesprek"),
    ),
    (
        Role.TEAM_LEADER,
        _("U opent geen plannen"),
        _("U houdt de tijd van het team vrij. De mensen doen de rest."),
        "capacity:room",
        _("Naar de ruimte van het team"),
    ),
    (
        Role.POLICY,
        _("Kaders zijn vooraf bekend"),
        _("U zegt vooraf wat mag en wat niet. Daarbinnen besluiten mensen zelf."),
        "frames:frames",
        _("Naar de kaders"),
    ),
    (
        Role.FUNCTIONAL_MANAGER,
        _("U geeft rollen, geen plannen"),
        _("Een rol opent geen enkel plan. Dat doet alleen de kring zelf."),
        "people:roles",
        _("Naar de rollen"),
    ),
    (
        Role.PRIVACY_OFFICER,
        _("U let op wie wat las"),
        _("U ziet wie iets opende. U ziet niet wat er in een plan staat."),
        "people:unusual",
        _("Wie las wat"),
    ),
)


def nobody(actor: Actor) -> Nobody:
    """For who has nobody at a table now: what their work is about."""
    for role, title, text, name, action in _FOR:
        if role in actor.roles:
            return Nobody(gettext(title), gettext(text), reverse(name), gettext(action))
    title = gettext("Er zit nog niemand met u aan tafel")
    return Nobody(title, gettext("Een inwoner nodigt u uit. Dan ziet u hier wat er op u wacht."), "", "")


def day_name(on: date) -> str:
    """``Donderdag 12 maart``."""
    name = formats.date_format(on, "l j F")
    return name[:1].upper() + name[1:]


def short_day(on: date) -> str:
    """``morgen``, ``vrijdag`` within a week, else ``2 december``: short, because it heads a row."""
    ahead = (on - clock.today()).days
    if ahead in (-1, 0, 1):
        return day(on)
    return uncapped(formats.date_format(on, "l" if 1 < ahead < 7 else "j F"))


def _wait(line: WaitLine) -> dict[str, Any]:
    titles = {
        "information": gettext("Iemand bij %(who)s vraagt wat u weet"),
        "room": gettext("De kring van %(who)s vraagt om ruimte"),
        "answer": gettext("Bij %(who)s wacht een voorstel op u"),
        "others": gettext("Bij %(who)s ligt een voorstel open"),
        "closed": gettext("De kring van %(who)s schrijft nu alleen"),
        "talk": gettext("Stuur het verslag aan %(who)s"),
        "contact": gettext("Vraag %(who)s hoe het gaat"),
        "lost": gettext("%(who)s verloor in week %(week)s uren aan crises"),
        "assignment": gettext("Een opdracht voor %(who)s wacht op uw antwoord"),
    }
    tag, kind, icon = gettext("Vraag aan u"), "information", "message-circle"
    if line.due is not None:
        when = short_day(line.due)
        tag = gettext("Was %(day)s") % {"day": when} if line.late else gettext("Uiterlijk %(day)s") % {"day": when}
        kind, icon = "open", "clock"
    text = line.text if line.kind not in ("information", "assignment") else f"“{line.text}”"
    if line.kind == "others":
        tag, kind, icon = gettext("Ligt op tafel"), "open", "circle-dashed"
        text = gettext("%(title)s. Iemand zonder scherm? Schrijf op wat die zegt.") % {
            "title": line.text.rstrip(".")
        }
    if line.until is not None:
        tag, kind, icon = gettext("Tot %(time)s uur") % {"time": hour(line.until)}, "closed", "lock"
        text = gettext("Niemand anders leest of schrijft nu mee.")
    if line.talk is not None:
        text = talk_line(line.talk) + "."
    if line.kind == "contact":
        text = gettext("Vier weken na het begin van het plan.")
    if line.kind == "lost":
        text = gettext("Wat doet u, zodat dit niet went?")
    return {
        "tag": tag,
        "kind": kind,
        "icon": icon,
        "title": titles[line.kind]
        % {
            "who": line.called if line.kind in ("lost", "assignment") else addressed(line.called),
            "week": line.text,
        },
        "text": text,
        "url": _wait_url(line),
    }


def _wait_url(line: WaitLine) -> str:
    if line.kind == "contact":
        return reverse("plans:contact", args=[line.circle])
    if line.kind == "lost":
        return reverse("capacity:ask", args=[line.circle])
    if line.kind == "assignment":
        return reverse("assignments:assignment", args=[line.circle])
    if line.kind == "talk":
        return reverse("conversation:note", args=[line.circle])
    if line.proposal is not None:
        return reverse("deciding:proposal", args=[line.proposal])
    return reverse("deciding:table", args=[line.circle])


def talk_line(talk: ConversationLine) -> str:
    """Where the conversation is, in the words of who works on it."""
    values = {"day": short_day(talk.due) if talk.due else "", "who": talk.called}
    if talk.acts == "team":
        if talk.late:
            return gettext("Onderzoek te laat sinds %(day)s. %(who)s mag nu zelf een aanvraag doen") % values
        return gettext("Onderzoek en verslag, uiterlijk %(day)s") % values
    if talk.acts == "municipality":
        late = gettext("Besluit te laat sinds %(day)s")
        return (late if talk.late else gettext("Besluit van de gemeente, uiterlijk %(day)s")) % values
    if talk.reported:
        return gettext("Kan een aanvraag doen") if talk.approved else gettext("Leest het verslag")
    return (
        gettext("Kan een eigen plan geven, tot en met %(day)s") % values
        if talk.due
        else gettext("Het gesprek begint nog")
    )


_GOES = {"better": "arrow-up-right", "same": "arrow-right", "harder": "arrow-down-right"}
_SAID = {"better": "Beter", "same": "Hetzelfde", "harder": "Lastiger"}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One of my people as a row."""

    called: str
    url: str
    next: str
    move: str
    icon: str
    said: str


def person(line: PersonLine) -> PersonRow:
    """One row: who, what next, whose move, and how it goes in the person's own word."""
    talks = line.story and not line.plan
    return PersonRow(
        called=line.called,
        url=address_of("conversation:note" if talks else "plans:plan", line.circle),
        next=talk_line(line.talk) if line.talk else line.text or gettext(line.next.dutch),
        move=line.called if line.move is Move.RESIDENT else line.alone or gettext(line.move.dutch),
        icon=_GOES.get(line.said, ""),
        said=gettext(_SAID[line.said])
        if line.said
        else gettext("Nog niets gezegd")
        if line.plan
        else gettext("Nog geen plan"),
    )


def people(page: PeoplePage) -> dict[str, Any]:
    """Prepare a page of people."""
    return {
        "people": [person(each) for each in page.people],
        "matching": page.matching,
        "after": str(page.after[1]) if page.after else "",
        "total": page.total,
    }


def name_of(actor: Actor, circle: UUID) -> tuple[str, UUID] | None:
    """The name of the last one on the page before: no name ever stands in an address."""
    found = circles_of(actor, None, 1, only=[circle])
    return (found[0].called, found[0].id) if found else None
