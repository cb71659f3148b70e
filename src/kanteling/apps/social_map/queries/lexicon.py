"""The words of a municipality: the thesaurus that comes with Kanteling and the lay words that people here add."""

from functools import lru_cache

from kanteling.apps.social_map.models import LayWord
from kanteling.foundation.actor import Actor
from kanteling.platform.search import LayLine, Lexicon


def lexicon_of(actor: Actor) -> Lexicon:
    """The lexicon in which this actor is understood. One query; built once per set of words."""
    rows = LayWord.objects.visible_to(actor).filter(ended_at=None).order_by("means", "word")
    return _built(tuple(rows.values_list("means", "word")))


@lru_cache(maxsize=32)
def _built(pairs: tuple[tuple[str, str], ...]) -> Lexicon:
    standard = Lexicon.standard()
    return standard.also([LayLine(means, (word,)) for means, word in pairs]) if pairs else standard
