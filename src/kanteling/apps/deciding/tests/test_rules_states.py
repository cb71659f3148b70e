"""The drawing of a proposal's states says what the rules say."""

from kanteling.apps.deciding.rules.states import transitions


def test_only_an_answer_makes_a_proposal_stand_or_room_at_a_frame() -> None:
    leads = {what for _, what, after in transitions() if after == "stands"}
    assert leads == {"Ik ga mee", "Ik laat het aan de anderen", "de gemeente geeft ruimte"}


def test_nothing_leads_out_of_what_stands_or_is_withdrawn() -> None:
    assert {before for before, _, _ in transitions()} == {"waits", "objected", "framed"}
