"""The words in which entries are kept: those that everybody knows.

The lay words that a municipality adds widen the question instead (`rules/lay_words.py`), so that a new word counts at once,
also for what was written before it.
"""

from kanteling.foundation.actor import Actor
from kanteling.platform.search import Lexicon


def lexicon_of(actor: Actor) -> Lexicon:
    """The lexicon for what this actor writes; the same for everybody."""
    return Lexicon.standard()
