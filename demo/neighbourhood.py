"""All stories, one after the other. Half a town is no town: it is told in one transaction."""

from django.db import transaction

from demo import areas, giving, profile, programme, room, social_map, town
from demo.stories import bakker, beginning, deciding, going
from demo.telling import Table, Telling
from demo.town import Town
from kanteling.platform import clock
from kanteling.platform.db import acting

RESIDENTS = (
    (deciding.demir, "Elif Demir", "Inwoner, met haar gezin. Zij besluit."),
    (deciding.okafor, "Mevrouw Okafor", "Inwoner. Haar voorstel gaat over een kader."),
    (deciding.willems, "Mevrouw Willems", "Inwoner zonder scherm. Zij besluit door de telefoon."),
    (deciding.pham, "Meneer Pham", "Inwoner. Zijn zoon doet het voor hem."),
    (deciding.invited, "Dylan Jansen", "Inwoner. Zijn kring begint net."),
    (beginning.aarts, "Mevrouw Aarts", "Inwoner. Zij schreef thuis vier kaarten."),
    (beginning.de_groot, "Mevrouw De Groot", "Inwoner. Zij leest vandaag haar verslag."),
    (beginning.de_wit, "Meneer De Wit", "Inwoner. Bij hem is er spoed."),
    (beginning.benali, "Aïcha Benali", "Inwoner. Zij wil iets beginnen."),
    (beginning.vos, "Sanne Vos", "Inwoner. Zij vertelde nog niets."),
    (going.van_loon, "Kees van Loon", "Inwoner. Bij hem gaat het lastiger."),
    (going.yilmaz, "Mevrouw Yılmaz", "Inwoner en mantelzorger. Zij besluit."),
    (going.hendriks, "Meneer Hendriks", "Inwoner. Hij stopte de toegang van het wijkteam."),
)
STARTERS = ("Elif Demir", "Aïcha Benali", "Mevrouw Okafor", "Kees van Loon")
"""Residents who begin something in the neighbourhood, and join with each other."""


@transaction.atomic
def tell() -> int:
    """Make the town and its households; returns how many."""
    telling = Telling(clock.today())
    with telling.on(420):
        here = town.found()
    with acting(here.manager):
        areas.bring(here.manager)
        profile.figures(here.manager)
    social_map.bring(telling, here.manager)
    telling.frames = town.frames(here)
    his = _bakker(telling, here)
    residents, tables = {"Meneer Bakker": his.resident}, {}
    starters = {}
    for story, name, what in RESIDENTS:
        table = story(telling, here)
        residents[name], tables[name] = table.resident, table
        here.show(table.resident, name, what)
        _helpers(here, name, table)
        if name in STARTERS:
            starters[name] = table.resident
    social_map.start_initiatives(telling, starters)
    town.show_staff(here)
    profile.voices(telling, here, residents)
    giving.tell(telling, here, his, tables)
    programme.tell(telling, here, his)
    room.tell(telling, here)
    return len(RESIDENTS) + 1


def _bakker(telling: Telling, here: Town) -> Table:
    table = bakker.tell(telling, here)
    here.show(table.resident, "Meneer Bakker", "Inwoner. Hij besluit.", "bakker@voorbeeld.example")
    here.show(table.people["Ineke"], "Ineke", "Zijn dochter, in de kring. Besluit mee.", "ineke@voorbeeld.example")
    here.show(table.people["Joop"], "Joop", "Van de club, in de kring. Besluit mee.")
    here.show(table.people["Fatma"], "Fatma", "Zijn buurvrouw, in de kring. Besluit mee.")
    return table


def _helpers(here: Town, name: str, table: Table) -> None:
    if name == "Meneer Pham":
        here.show(table.people["son"], "Minh Pham", "Zijn zoon en helper. Doet het namens hem.")
