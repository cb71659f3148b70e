"""The team of Hatert keeps ten hours a week for prevention. In the third week crises ate six of them. All invented."""

from datetime import date, timedelta
from uuid import UUID

from demo.telling import Telling, do
from demo.town import Town
from kanteling.apps.capacity import commands
from kanteling.apps.capacity.commands.what_if import calculate
from kanteling.apps.capacity.models import Ask
from kanteling.apps.capacity.rules.hours import Kind, week_of
from kanteling.apps.capacity.rules.room import To, Went
from kanteling.apps.capacity.rules.team import Inflow, Supposed
from kanteling.apps.people.commands import add_person, give_role
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.ids import PersonId
from kanteling.platform.db import acting

COLLEAGUES = ("Bram de Wit", "Chantal Meijer", "Dewi Sari")
WORK = (
    ("Wandelgroep", Kind.COLLECTIVE, 4),
    ("Portiekgesprek", Kind.OUTREACH, 3),
    ("Koffie bij de voedselbank", Kind.OUTREACH, 3),
)
WEEK = {Kind.INDIVIDUAL: 660, Kind.CRISIS: 240, Kind.CONSULTATION: 180, Kind.ADMINISTRATION: 300}
EATEN = (
    (("Wandelgroep", 0), ("Portiekgesprek", 0)),
    (("Portiekgesprek", 60),),
    (("Wandelgroep", 180), ("Portiekgesprek", 180)),
)


def tell(telling: Telling, town: Town) -> None:
    """A team begins, keeps hours, loses them in its third week, and asks for an answer."""
    leader, samira = town.staff["Joost"], town.staff["Samira"]
    with acting(town.manager):
        team_people = [samira, *(_colleague(town, name) for name in COLLEAGUES)]
    with telling.on(28):
        team = do(leader, commands.begin_team, name="Wijkteam Hatert")
        for one in team_people:
            do(one, commands.join_team, team=team, hours=28)
        do(samira, commands.set_band, team=team, low=10, high=14)
    begin = week_of(telling.today) - timedelta(weeks=2)
    days = (telling.today - begin).days
    with telling.on(days, "8.30"):
        do(samira, commands.reserve, team=team, kind=Kind.OUTREACH, minutes=360)
        do(samira, commands.reserve, team=team, kind=Kind.COLLECTIVE, minutes=240)
        blocks = {
            title: do(
                samira, commands.plan_work, team=team, kind=kind, title=title, minutes=60 * hours,
                first=begin, last=begin + timedelta(weeks=12),
            )
            for title, kind, hours in WORK
        }  # fmt: skip
    for at, lost in enumerate(EATEN):
        week = begin + timedelta(weeks=at)
        with telling.on(max(days - 7 * at - 4, 0), "8.00"):
            gone = dict(lost)
            for title, _kind, _hours in WORK:
                minutes = gone.get(title, 0)
                went = Went.CRISIS if minutes else Went.ON
                do(samira, commands.tell_fate, block=blocks[title], week=week, went=went, lost=minutes)
            if at < 2:
                for place, one in enumerate(team_people):
                    more = {Kind.OUTREACH: 90, Kind.COLLECTIVE: 60 + 30 * place}
                    do(one, commands.say_week, week=week, minutes=WEEK | more)
    with telling.on(1, "9.00"):
        _answers(town, begin + timedelta(weeks=1))
        _what_if(samira, team)


def _answers(town: Town, week: date) -> None:
    """Both answered about the second week; the third still waits for them."""
    for name, to, words in (
        ("Joost", To.LEADER, "Het teamoverleg van donderdag valt uit. Dan gaat het portiekgesprek door."),
        ("Hanneke", To.MUNICIPALITY, "Wij zoeken een achterwacht voor crises. U hoort het voor Kerst."),
    ):
        do(town.staff[name], lambda actor, to=to, words=words: _answer(actor, week, to, words))


def _answer(actor: Actor, week: date, to: To, words: str) -> None:
    asked = Ask.objects.visible_to(actor).get(week=week, asked_of=to.code)
    commands.answer(actor=actor, ask=asked.pk, words=words)


def _what_if(who: PersonId, team: UUID) -> None:
    """One what-if, calculated for one batch: the rest comes when the worker runs."""
    kinds = (
        Inflow("hulp", 4.0, 8.0, 26.0, 1.5, 4.0, 0.2, waiting_now=3, in_hand_now=30),
        Inflow("crisis", 0.5, 2.0, 6.0, 6.0, crisis=True),
    )
    now, more = (Supposed(kinds, (hours,) * 52, (10.0,) * 52) for hours in (84.0, 103.0))
    asked = do(
        who, commands.ask_what_if, team=team, title="Een collega erbij",
        scenarios={"Zoals nu": now, "Een collega erbij": more}, seed=47,
    )  # fmt: skip
    do(who, lambda actor: calculate(actor, what_if=asked))


def _colleague(town: Town, name: str) -> PersonId:
    person = add_person(actor=town.manager, called=name)
    give_role(actor=town.manager, person=person, called=name, role=Role.TEAM_MEMBER, team="Wijkteam Hatert")
    return person
