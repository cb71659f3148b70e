"""The words on top: few enough to stay calm for everybody who works here, and nothing that gets lost behind them."""

from uuid import uuid4

import pytest
from django.urls import reverse

from kanteling.config.navigation import DOORS, PHONE, TOP, Nav, Word, nav
from kanteling.foundation.actor import Actor, Role


def _bar(path: str, *roles: Role) -> Nav:
    one = uuid4()
    return nav(path, Actor(one, uuid4(), one, frozenset(roles), called="Samira"))


def _all(words: tuple[Word, ...]) -> list[Word]:
    return [each for word in words for each in (word.inside or (word,))]


@pytest.mark.parametrize("role", Role)
def test_whoever_works_here_finds_at_most_six_words_on_top_and_five_on_a_phone(role: Role) -> None:
    bar = _bar("/", role)
    assert len([word for word in bar.words if word.folded != "always"]) <= TOP
    assert len([word for word in bar.words if not word.folded]) + bool(bar.rest) <= PHONE


def test_someone_with_every_role_still_gets_everywhere() -> None:
    bar = _bar("/", *Role)
    assert {word.url for word in _all(bar.words)} >= {
        reverse(door.name) for top in DOORS for door in (top, *top.inside) if door.name
    }
    assert [word for word in bar.words if word.folded] == list(bar.rest)
    assert bar.rest_always


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/", "Vandaag"),
        ("/kaart/", "Buurt"),
        ("/wijk/WK026801/", "Buurt"),
        ("/plan/00000000-0000-4000-8000-000000000000/", "Mensen"),
    ],
)
def test_the_word_to_which_a_page_belongs_is_marked_and_no_other(path: str, label: str) -> None:
    bar = _bar(path, Role.TEAM_MEMBER)
    assert [word.label for word in bar.words if word.within] == [label]


def test_what_is_not_for_a_role_does_not_stand_there() -> None:
    labels = {word.label for word in _all(_bar("/", Role.TEAM_LEADER).words)}
    assert "Mensen" not in labels
    assert "Ruimte" in labels
