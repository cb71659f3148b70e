"""How names are set in a circle and in a sentence."""

import pytest

from kanteling.foundation.names import addressed, initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Samira El Idrissi", "SE"), ("Jan van der Berg", "JB"), ("Anna Maria Jansen", "AJ"), ("Meneer Bakker", "B"),
        ("meneer Bakker", "B"), ("Ineke", "I"), ("oma", "O"), ("", ""), ("Fam. de Wit", "W"),
    ],
)  # fmt: skip
def test_initials_are_of_the_name_and_of_the_surname(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_title_loses_its_capital_inside_a_sentence() -> None:
    assert (addressed("Meneer Bakker"), addressed("Ineke")) == ("meneer Bakker", "Ineke")
