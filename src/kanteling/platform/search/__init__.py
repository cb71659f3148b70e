"""Finding entries by what people really say: deterministic, explained, inside PostgreSQL.

How an app makes its table findable, in five steps:

1. The model: ``class Entry(Findable, Walled)`` and a wall with ``key=True`` (the owner's function reads the words).
   A migration after the one that makes the table: ``RunSQL(installation("social_map_entry"), removal(...))``.
2. In the command that writes an entry::

       entry.keep(document({"title": ..., "plain_words": ..., "text": ...}, lexicon, tags=["@soort:activity"]))

   ``title``, ``plain_words`` and ``text`` have their own weight; other fields count as text. Tags narrow a search.
3. In a query::

       asked = understand("de rekeningen stapelen zich op", lexicon)
       hits = find(Entry.objects.visible_to(actor).filter(...), asked, tags=["@soort:activity"], limit=20)

   Each ``Hit`` has ``id``, ``score`` and ``terms``; ``why(hit)`` says it in words: ``(("rekeningen", "schulden"),)``.
4. ``recount("social_map_entry")`` nightly and after an import, so that rare words weigh more than common ones.

5. Keep the tag ``edition()`` too, and read again what lacks it: an entry's terms come from the thesaurus of its day.

``lexicon`` is ``Lexicon.standard()``, or ``Lexicon.standard().also([LayLine("schulden", ("rood staan",))])`` with a
municipality's own lines; build it once and keep it. How it ranks: docs/adr/0007; how well: ``./kanteling bench matching``.
"""

from kanteling.platform.search.asked import MARK, Asked, Kept, Term, document, understand
from kanteling.platform.search.lexicon import LayLine, Lexicon, edition
from kanteling.platform.search.ranking import Findable, Hit, find, installation, recount, removal

__all__ = (
    "MARK",
    "Asked",
    "Findable",
    "Hit",
    "Kept",
    "LayLine",
    "Lexicon",
    "Term",
    "document",
    "edition",
    "find",
    "installation",
    "recount",
    "removal",
    "understand",
    "why",
)


def why(hit: Hit) -> tuple[tuple[str, str], ...]:
    """Why an entry was found: what was said, and the word or concept it was found by (the same when it was literal)."""
    best: dict[str, str] = {}
    for term in sorted(hit.terms, key=lambda each: bool(each.via)):
        best.setdefault(term.said, term.via or term.said)
    return tuple(best.items())
