"""One note makes the report; a correction stands beside the words, a gift stays with its owner."""

from kanteling.apps.conversation.rules.parties import Parties, PartyAtWork, Work
from kanteling.apps.conversation.rules.questions import Question
from kanteling.apps.conversation.rules.report_parts import (
    Added,
    NoReport,
    Note,
    corrected,
    parts_of_report,
    why_not_make_report,
)

NOTE = Note(
    answers={Question.ASKED: "Hulp in huis", Question.GIVE: "Boekhouden", Question.BENEATH: "Er komt niemand"},
    added={Question.ASKED: (Added("Samira", "De knie is bekend bij de huisarts."),)},
    network=("Ineke", "Joop"),
    parties=Parties((PartyAtWork("Huisarts"), PartyAtWork("Ineke")), {}, Work.PAST),
)


def test_the_report_holds_what_was_said_and_nothing_else() -> None:
    parts = {part.code: part.words for part in parts_of_report(NOTE)}
    assert parts == {
        "asked": "Hulp in huis",
        "beneath": "Er komt niemand",
        "around": "Ineke, Joop",
        "busy": "Huisarts, Ineke. Zij werken langs elkaar.",
    }


def test_a_gift_is_left_out_until_it_is_offered() -> None:
    assert "give" not in {part.code for part in parts_of_report(NOTE)}
    offered = Note(answers=NOTE.answers, gift_offered=True)
    assert "give" in {part.code for part in parts_of_report(offered)}


def test_a_remark_stands_below_the_words_with_the_name() -> None:
    asked = parts_of_report(NOTE)[0]
    assert [(one.by, one.words) for one in asked.remarks] == [("Samira", "De knie is bekend bij de huisarts.")]


def test_a_correction_stays_beside_words_that_did_not_change() -> None:
    before = corrected(parts_of_report(NOTE), "asked", "Alleen voor de ramen")
    again = {part.code: part for part in parts_of_report(NOTE, before)}
    assert again["asked"].words == "Hulp in huis"
    assert again["asked"].counts == "Alleen voor de ramen"


def test_new_words_ask_for_a_new_look() -> None:
    before = corrected(parts_of_report(NOTE), "asked", "Alleen voor de ramen")
    changed = Note(answers={Question.ASKED: "Hulp bij de ramen"})
    assert parts_of_report(changed, before)[0].correction == ""


def test_no_words_make_no_report() -> None:
    assert why_not_make_report(parts_of_report(Note(answers={}))) == (NoReport.EMPTY,)
    assert why_not_make_report(parts_of_report(NOTE)) == ()
