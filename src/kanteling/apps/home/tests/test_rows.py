"""A row of a list is drawn once for the same words, and never shows another's."""

from django.template import engines
from django.utils import translation

from kanteling.apps.home.web.pages import PersonRow

LIST = "{% for line in people %}{% drawn 'home/people_row.html' line %}{% endfor %}"


def drawn(*called: str, language: str = "nl") -> str:
    people = [PersonRow(each, "/plan/x/", "Gesprek", "Truus", "", "Nog geen plan") for each in called]
    with translation.override(language):
        return str(engines["django"].from_string(LIST).render({"people": people}))


def test_each_row_has_its_own_words_however_often_it_is_drawn() -> None:
    once = drawn("Joop", "Aisha")
    assert once.index("Joop") < once.index("Aisha")
    assert drawn("Joop", "Aisha") == once
    assert drawn("Joop") + drawn("Aisha") == once
    assert "Joop" not in drawn("Aisha")


def test_a_row_speaks_the_language_of_who_reads() -> None:
    assert "Ligt bij" in drawn("Joop")
    assert "Ligt bij" not in drawn("Joop", language="en")
    assert "Ligt bij" in drawn("Joop")


def test_a_name_is_only_ever_text() -> None:
    assert "<b>" not in drawn("<b>Joop</b>")
