"""A model is an extra: it orders, it hides nothing, and its absence is said in words."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from kanteling.platform.search import meaning
from kanteling.platform.search.meaning import NoModel, Shelf, blended, chosen, load, weighed


class Letters:
    """A model of a toy: how often each letter stands in a text."""

    def question(self, text: str) -> Any:
        import numpy

        row = numpy.array([text.count(sign) for sign in "abcdefghijklmnopqrstuvwxyz"], float)
        return row / (numpy.linalg.norm(row) or 1)

    def entries(self, texts: Sequence[str]) -> Any:
        import numpy

        return numpy.array([self.question(text) for text in texts])


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoModel, match=r"model\.safetensors"):
        load(str(tmp_path))


def test_the_nearest_entry_comes_first_and_none_is_lost() -> None:
    shelf = Shelf(Letters(), {"soep": "soep met ballen", "zang": "zangkoor", "tuin": "tuinieren"})
    assert blended({}, shelf.near("soep eten"))[0] == "soep"
    assert set(blended({"zang": 5.0}, shelf.near("soep"))) == {"soep", "zang", "tuin"}


def test_what_words_found_can_outweigh_what_a_model_thinks() -> None:
    near = {"a": 0.81, "b": 0.79, "c": 0.80}
    assert blended({"c": 9.0}, near)[0] == "c"
    assert blended({}, near) == ["a", "c", "b"]


def test_an_empty_shelf_answers_with_nothing() -> None:
    assert Shelf(Letters(), {}).near("iets") == {}


def test_the_pages_use_a_model_only_when_it_was_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    texts, scores = {"soep": "soep met ballen", "zang": "zangkoor"}, {"soep": 500, "zang": 520}
    monkeypatch.delenv("KANTELING_MEANING", raising=False)
    chosen.cache_clear()
    assert chosen() is None
    assert weighed(scores, "soep eten", texts, 1000) == scores
    meaning._row.cache_clear()
    monkeypatch.setattr(meaning, "chosen", Letters)
    ordered = weighed(scores, "soep met ballen soep", texts, 1000)
    assert set(ordered) == set(scores), "nothing comes, nothing goes"
    assert ordered["soep"] >= ordered["zang"]
    assert ordered == weighed(scores, "soep met ballen soep", texts, 1000)
    meaning._row.cache_clear()


def test_a_chosen_model_that_is_not_there_leaves_the_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KANTELING_MEANING", str(tmp_path))
    chosen.cache_clear()
    assert chosen() is None
    assert weighed({"a": 1, "b": 2}, "soep", {"a": "x", "b": "y"}, 1000) == {"a": 1, "b": 2}
    chosen.cache_clear()
