"""Whoever reads "u" is meant; whoever reads "de inwoner" is not the resident."""

from kanteling.apps.conversation.rules.clock import Party, State, Step
from kanteling.apps.conversation.rules.voices import said


def test_the_resident_is_never_told_about_the_resident() -> None:
    for code in (*Step, *State, *Party):
        assert "inwoner" not in said(code, owner=True)


def test_who_works_here_is_not_called_u_in_the_place_of_the_resident() -> None:
    for code in (*Step, *State, *Party):
        assert not {"u", "U"} & set(said(code, owner=False).split())
