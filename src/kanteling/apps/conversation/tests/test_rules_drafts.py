"""A draft typed is never lost."""

from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.conversation.rules.drafts import Draft, Version, beside, joined, last_number, standing

PHONE, TABLET = uuid4(), uuid4()


def test_what_one_pen_wrote_last_is_what_stands() -> None:
    assert joined([Draft(PHONE, 1, 0, "Joop zag ik elke zaterdag.")]) == "Joop zag ik elke zaterdag."


def test_a_page_that_read_the_former_words_writes_on_from_them() -> None:
    first, second = Draft(PHONE, 1, 0, "Joop"), Draft(TABLET, 2, 1, "Joop van de club")
    assert joined([first, second]) == "Joop van de club"
    assert not beside([first, second])


def test_two_devices_at_the_same_time_keep_both_texts() -> None:
    first, second = Draft(PHONE, 1, 0, "Ineke belt elke dag."), Draft(TABLET, 2, 0, "Joop zie ik zaterdag.")
    assert joined([first, second]) == "Ineke belt elke dag.\n\nJoop zie ik zaterdag."
    assert beside([first, second])


def test_a_pen_that_goes_on_after_another_took_over_is_not_lost() -> None:
    took_over = Draft(TABLET, 2, 1, "Joop van de club")
    went_on = Draft(PHONE, 3, 0, "Joop en Fatma")
    assert joined([took_over, went_on]) == "Joop van de club\n\nJoop en Fatma"


def test_wiped_words_are_gone() -> None:
    assert joined([Draft(PHONE, 1, 0, "geheim"), Draft(PHONE, 2, 0, "")]) in {"", "geheim"}
    assert joined([Draft(PHONE, 2, 0, "")]) == ""


def test_a_text_within_another_is_shown_once() -> None:
    assert joined([Draft(PHONE, 1, 0, "Joop"), Draft(TABLET, 2, 0, "Joop en Ineke")]) == "Joop en Ineke"


def test_a_version_in_a_form_reads_back() -> None:
    version = Version(4, PHONE)
    assert Version.read(str(version)) == version


@given(st.text(max_size=60))
def test_anything_else_in_that_field_is_no_version(text: str) -> None:
    read = Version.read(text)
    assert read is None or str(read.pen)


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=30))
def test_the_last_words_of_a_pen_that_nobody_wrote_on_from_are_always_there(steps: list[tuple[int, bool]]) -> None:
    """Any interleaving of four devices, that sometimes open the page anew and so see what is there."""
    rows: dict[UUID, Draft] = {}
    pens = [(uuid4(), 0)] * 4
    for count, (device, reopens) in enumerate(steps, start=1):
        pen, base = pens[device]
        if reopens or (pen not in rows and count == 1):
            pen, base = uuid4(), last_number(rows.values())
            seen = joined(rows.values())
            words = f"{seen} <{count}>".strip()
        else:
            words = f"{rows[pen].words if pen in rows else ''} <{count}>".strip()
        pens[device] = (pen, base)
        rows[pen] = Draft(pen, last_number(rows.values()) + 1, base, words)
        now = joined(rows.values())
        assert f"<{count}>" in now
        assert standing(rows.values())
