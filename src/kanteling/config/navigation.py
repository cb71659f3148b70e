"""Where someone who works here can go: at most six words on top, four and "Meer" at the foot of a phone.

What belongs to one word stands behind it ("Buurt"), so that the bar stays calm for every role. The same list is drawn
for both: what a phone has no room for stands behind "Meer" there, and on top where there is room.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from kanteling.foundation.actor import Actor, Role

ALL = frozenset(Role)
WITH_PEOPLE = frozenset({Role.TEAM_MEMBER, Role.CLIENT_SUPPORTER, Role.PROCESS_GUIDE})
TOP = 6
"""Words on top of a wide screen."""
PHONE = 5
"""Words at the foot of a phone, "Meer" included."""


@dataclass(frozen=True, slots=True)
class Door:
    """One word of the navigation, before anyone looks: for whom, and where it leads."""

    label: str
    name: str = ""
    icon: str = ""
    text: str = ""
    roles: frozenset[Role] = ALL
    inside: tuple["Door", ...] = ()
    under: tuple[str, ...] = ()
    """Addresses that belong to it without standing below its own."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word as one reader sees it. ``here``: this very page; ``within``: a page that belongs to it."""

    label: str
    url: str
    icon: str
    text: str
    here: bool
    within: bool
    inside: tuple["Word", ...] = ()
    folded: str = ""
    """``phone``: behind "Meer" on a phone only; ``always``: everywhere."""


@dataclass(frozen=True, slots=True)
class Nav:
    """The whole bar. Equal bars are drawn once (``{% drawn %}``), whoever reads."""

    words: tuple[Word, ...]
    rest: tuple[Word, ...]
    rest_always: bool

    @property
    def rest_here(self) -> bool:
        """Whether the reader is on a page behind "Meer"."""
        return any(word.within for word in self.rest)


DOORS = (
    Door(_("Vandaag"), "home:start", icon="calendar"),
    Door(
        _("Mensen"),
        "home:people_list",
        icon="users",
        roles=WITH_PEOPLE,
        under=("/plan/", "/tafel/", "/kring/", "/gesprek/", "/voorstel/"),
    ),
    Door(
        _("Buurt"),
        icon="home",
        inside=(
            Door(_("Wijk in beeld"), "neighbourhood:areas", text=_("Cijfers en wat mensen zeggen, naast elkaar.")),
            Door(_("Sociale kaart"), "social_map:map", text=_("Wat er te doen is, van wie en wanneer.")),
            Door(
                _("Vraag en aanbod"),
                "matching:start",
                text=_("Wie zoekt iets, wie geeft iets."),
                roles=WITH_PEOPLE,
            ),
        ),
    ),
    Door(
        _("Ruimte"),
        "capacity:room",
        icon="clock",
        text=_("De tijd van het team."),
        roles=frozenset({Role.TEAM_MEMBER, Role.TEAM_LEADER, Role.POLICY}),
    ),
    Door(_("Rollen"), "people:roles", icon="key", roles=frozenset({Role.FUNCTIONAL_MANAGER})),
    Door(_("Wie las wat"), "people:unusual", icon="eye", roles=frozenset({Role.PRIVACY_OFFICER})),
    Door(
        _("Programma"),
        "assignments:programmes",
        icon="flag",
        text=_("Wat de wijk wil, en wie wat belooft."),
        under=("/opdracht/", "/participatieladder/"),
    ),
    Door(_("Kaders"), "frames:frames", icon="frame", text=_("Wat vooraf vaststaat.")),
)


def nav(path: str, actor: Actor) -> Nav:
    """The words for this reader, on this page. Built once for each role, place and language."""
    here = next((label for label, url, _under in _leaves() if path == url), "")
    within = next((label for label, _url, under in _leaves() if path.startswith(under)), "")
    return _nav(actor.roles, here, within or here, get_language())


@lru_cache(maxsize=1)
def _leaves() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Of every word that leads somewhere: where, and which addresses belong to it."""
    found = []
    for door in (each for top in DOORS for each in (top.inside or (top,))):
        url = reverse(door.name)
        found.append((door.label, url, door.under if url == "/" else (url, *door.under)))
    return tuple(found)


@lru_cache(maxsize=256)
def _nav(roles: frozenset[Role], here: str, within: str, _language: str | None) -> Nav:
    words = [word for word in (_word(door, roles, here, within) for door in DOORS) if word]
    if len(words) <= PHONE:
        return Nav(tuple(words), (), False)
    folded = [replace(word, folded=_folded(at)) for at, word in enumerate(words)]
    return Nav(tuple(folded), tuple(word for word in folded if word.folded), len(words) > TOP)


def _folded(at: int) -> str:
    return "always" if at >= TOP else "phone" if at >= PHONE - 1 else ""


def _word(door: Door, roles: frozenset[Role], here: str, within: str) -> Word | None:
    if not roles & door.roles:
        return None
    inside = tuple(word for word in (_word(each, roles, here, within) for each in door.inside) if word)
    return Word(
        label=gettext(door.label),
        url=reverse(door.name) if door.name else "",
        icon=door.icon,
        text=gettext(door.text) if door.text else "",
        here=door.label == here,
        within=door.label == within or any(each.within for each in inside),
        inside=inside,
    )
