"""A set of lay questions from elsewhere is read as it is, or refused with file and line."""

import json
from pathlib import Path
from typing import Any

import pytest
from benchmarks.bed.lay import NoSet, from_folder

CHOIR = {"id": 1, "title": "Koor"}
ASKED = {"text": "ik zing graag", "fits": [1]}


def laid(folder: Path, offers: list[Any], questions: list[Any]) -> Path:
    for name, rows in (("offers", offers), ("questions", questions)):
        lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
        (folder / f"{name}.jsonl").write_text("\n".join(lines), "utf-8")
    return folder


def test_the_least_that_a_set_can_be(tmp_path: Path) -> None:
    one = from_folder(laid(tmp_path, [CHOIR | {"text": None, "area": "x"}], ["", {**ASKED, "fits": 1}]))
    assert (one.offers[0].title, one.questions[0].fits) == ("Koor", ("1",))


def test_what_is_only_odd_is_told_and_not_counted(tmp_path: Path) -> None:
    odd: list[str] = []
    asked = [ASKED | {"fits": [1, 9]}, ASKED | {"fits": []}, ASKED | {"fits": ["9"]}]
    assert len(from_folder(laid(tmp_path, [CHOIR], asked), odd=odd).questions) == 1
    assert [line.split(", ", 1)[1] for line in odd] == [
        "line 1: no offer has the id 9",
        "line 2: nothing fits this question, so it is not counted",
        "line 3: no offer has the id 9",
        "line 3: nothing fits this question, so it is not counted",
    ]


@pytest.mark.parametrize(
    ("offers", "questions", "said"),
    [
        ([], [ASKED], "no offer in it"),
        ([CHOIR], [], "no question"),
        ([CHOIR, '{"id": 2,'], [ASKED], "line 2: this is not JSON"),
        ([[1]], [ASKED], "line 1: this is not an object"),
        ([CHOIR, CHOIR], [ASKED], "line 2: the id 1 stands there twice"),
        ([{"title": "Koor"}], [ASKED], "an offer needs"),
        ([{"id": 1}], [ASKED], "an offer needs"),
        ([CHOIR], [{"question": "zingen"}], "a question needs"),
    ],
)
def test_what_cannot_be_measured_says_where(tmp_path: Path, offers: list, questions: list, said: str) -> None:
    with pytest.raises(NoSet, match=said):
        from_folder(laid(tmp_path, offers, questions))


def test_a_folder_without_files_or_with_other_signs_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoSet, match=r"offers\.jsonl: No such file"):
        from_folder(tmp_path)
    (tmp_path / "offers.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(NoSet, match="not UTF-8"):
        from_folder(tmp_path)
