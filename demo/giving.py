"""Who can do something and who asks something: the club's open role finds the bookkeeper, and his gift finds the role.

The club, the places and everybody in it were made up; the points lie in the neighbourhood.
"""

from collections.abc import Mapping
from datetime import time
from uuid import UUID

from demo.telling import Table, Telling, do
from demo.town import Town
from kanteling.apps.matching import commands
from kanteling.apps.matching.queries.suggesting import places
from kanteling.apps.matching.rules.giving import GiftKind, NoticeKind, Source
from kanteling.apps.matching.rules.times import Day as WeekDay
from kanteling.apps.matching.rules.times import PartOfDay, chosen
from kanteling.apps.matching.rules.travel import Mode, Spot
from kanteling.apps.people.queries import actor_of
from kanteling.apps.plans.queries import goal_names
from kanteling.apps.social_map.commands import (
    EntryWords,
    OrganisationWords,
    PlaceWords,
    add_organisation,
    add_place,
    publish_entry,
)
from kanteling.apps.social_map.rules.entries import Cost, Kind
from kanteling.apps.social_map.rules.times import Day, Time
from kanteling.foundation.ids import PersonId
from kanteling.platform.db import acting

CENTRE, GROUND = "Buurthuis De Linde", "Sportpark De Linde"
SPOTS = {CENTRE: Spot(51.8178, 5.8335), GROUND: Spot(51.8420, 5.8010)}
AMONG = "Ik wil weer onder de mensen zijn"


def tell(telling: Telling, town: Town, bakker: Table, tables: Mapping[str, Table]) -> None:
    """The map of the club and the community centre, and what hangs on the board."""
    with telling.on(60):
        _map(town)
    with telling.on(6, "19.00"):
        notices = _board(bakker, tables)
    with telling.on(4, "10.15"):
        _bakker(bakker)
    with telling.on(2, "11.00"):
        _meetings(bakker, tables, notices)


def _map(town: Town) -> None:
    by = town.manager.person
    club = do(by, add_organisation, words=OrganisationWords(name="Voetbalclub De Linde", phone="024 000 00 60"))
    centre = do(by, add_organisation, words=OrganisationWords(name=CENTRE, phone="024 000 00 61"))
    there = {
        name: do(
            by,
            add_place,
            organisation=club if name == GROUND else centre,
            words=PlaceWords(name=name, lat=spot.lat, lon=spot.lon),
        )
        for name, spot in SPOTS.items()
    }
    for organisation, words in (
        (
            club,
            EntryWords(
                kind=Kind.ROLE, title="Penningmeester van de voetbalclub", place=there[GROUND], cost=Cost.FREE, capacity=1,
                text="De club zoekt iemand die de boeken kan doen. Eén avond in de maand, thuis of in de kantine.",
                plain_words="boekhouden, cijfers, de kas, geld tellen", ways=("home",), next_step="Bel Joop van de club.",
            ),
        ),
        (
            club,
            EntryWords(
                kind=Kind.ACTIVITY, title="Samen de wedstrijd kijken", place=there[GROUND], cost=Cost.FREE, capacity=40,
                text="Elke zaterdag zitten er mensen in de kantine. Kom erbij, koffie staat klaar.",
                plain_words="voetbal, onder de mensen, gezellig, kantine", times=(Time(Day.SA, time(14), time(16)),),
                next_step="Kom langs in de kantine.",
            ),
        ),
        (
            centre,
            EntryWords(
                kind=Kind.ACTIVITY, title="Samen eten in De Linde", place=there[CENTRE], cost=Cost.SMALL, cost_cents=450,
                capacity=24, text="Elke woensdag koken buren voor elkaar. Alleen komen mag ook.",
                plain_words="eten, koken, onder de mensen, alleen", times=(Time(Day.WE, time(17, 30), time(19)),),
                accessibility=("wheelchair", "toilet"), next_step="Bel De Linde voor dinsdag.",
            ),
        ),
        (
            centre,
            EntryWords(
                kind=Kind.ACTIVITY, title="Hulp met telefoon en computer", place=there[CENTRE], cost=Cost.FREE,
                text="Vrijwilligers kijken met u mee. Neem uw eigen telefoon mee.",
                plain_words="telefoon, computer, wachtwoord, appen", times=(Time(Day.TH, time(10), time(12)),),
                accessibility=("wheelchair",), languages=("nl", "tr"), next_step="Loop binnen.",
            ),
        ),
    ):  # fmt: skip
        do(by, publish_entry, organisation=organisation, words=words)


def _board(bakker: Table, tables: Mapping[str, Table]) -> dict[str, UUID]:
    joop, fatma = bakker.people["Joop"], bakker.people["Fatma"]
    saturday = chosen([WeekDay.SATURDAY], [PartOfDay.AFTERNOON])
    lines: tuple[tuple[PersonId, NoticeKind, commands.Words], ...] = (
        (
            joop,
            NoticeKind.OFFER,
            commands.Words(
                "Ik rijd op zaterdag naar de club", "Joop", "Ik kom er toch langs.", saturday, near=CENTRE,
                spot=SPOTS[CENTRE], ride=True, seats=3, goes_to=GROUND, to=SPOTS[GROUND],
            ),
        ),
        (fatma, NoticeKind.OFFER, commands.Words("Ik kook graag voor twee", "Fatma", "Linzensoep of stamppot, u kiest.")),
        (
            tables["Kees van Loon"].resident,
            NoticeKind.OFFER,
            commands.Words("Ik repareer fietsen", "Kees", "Een band, een ketting, een licht."),
        ),
        (
            tables["Sanne Vos"].resident,
            NoticeKind.REQUEST,
            commands.Words("Wie helpt mij met mijn telefoon?", "Sanne", "Ik krijg de foto’s er niet af."),
        ),
        (
            tables["Aïcha Benali"].resident,
            NoticeKind.REQUEST,
            commands.Words("Wie wil met mij Nederlands oefenen?", "Aïcha", "Wandelen en praten, dat leert het best."),
        ),
        (
            tables["Mevrouw De Groot"].resident,
            NoticeKind.REQUEST,
            commands.Words("Wie gaat er mee wandelen?", "Mevrouw De G.", "Een rondje, en dan koffie."),
        ),
    )  # fmt: skip
    return {words.title: do(who, commands.place_notice, kind=kind, words=words) for who, kind, words in lines}


def _bakker(bakker: Table) -> None:
    him = bakker.resident
    books = "Boekhouden. Als iemand daar wat aan heeft."
    gift = do(him, commands.write_gift, kind=GiftKind.MEAN, words=books, source=Source.CONVERSATION)
    do(
        him,
        commands.offer_gift,
        gift=gift,
        words=commands.Words("Boekhouden", "Bakker", "Tot de laatste cent kloppend."),
    )
    do(him, commands.write_gift, kind=GiftKind.CAN, words="Ik kan goed voorlezen.")
    actor = actor_of(him)
    with acting(actor):
        near = next(place for place in places(actor) if place.name == CENTRE)
        goal = next(goal for goal, words in goal_names(actor, bakker.circle) if words == AMONG)
    told = commands.Told(
        near=(near.id, near.name, SPOTS[CENTRE]),
        modes=(Mode.WALK, Mode.TAKEN),
        longest=20,
        languages=("nl",),
        shared=True,
    )
    do(him, commands.tell_reach, told=told)
    do(him, commands.share_question, circle=bakker.circle, title=AMONG, words=commands.Words("", ""), goal=goal)


def _meetings(bakker: Table, tables: Mapping[str, Table], notices: Mapping[str, UUID]) -> None:
    actor = actor_of(bakker.resident)
    with acting(actor):
        place = next((each.id, each.name) for each in places(actor) if each.name == CENTRE)
    sanne, kees = tables["Sanne Vos"].resident, tables["Kees van Loon"].resident
    ask = do(
        sanne, commands.ask, notice=notices["Ik repareer fietsen"], called="Sanne", contact="06 000 000 71", place=place,
        when="Vrijdag na vier uur", brings=True, words="Mijn ketting loopt eraf.",
    )  # fmt: skip
    do(kees, commands.answer, ask=ask, yes=True, called="Kees", contact="06 000 000 72")
    do(sanne, commands.tell, ask=ask, real=True, thanks="Hij fietst weer. Dank je, Kees!")
    do(
        bakker.resident, commands.ask, notice=notices["Ik kook graag voor twee"], called="Bakker", contact="024 000 00 21",
        place=place, when="Woensdag om vijf uur", brings=False,
    )  # fmt: skip
    report = "Er belde iemand die van dit briefje zei te komen en die om mijn pincode vroeg."
    do(tables["Mevrouw De Groot"].resident, commands.report, notice=notices["Ik repareer fietsen"], words=report)
