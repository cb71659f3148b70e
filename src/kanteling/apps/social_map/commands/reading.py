"""Reading entries again: what an entry keeps of its words comes from the thesaurus of the day on which it was written."""

from uuid import UUID

from django.db import transaction

from kanteling.apps.social_map.commands.storing import searched
from kanteling.apps.social_map.commands.words import EntryWords
from kanteling.apps.social_map.events import EntriesReadAgain
from kanteling.apps.social_map.models import Entry
from kanteling.apps.social_map.queries.lexicon import lexicon_of
from kanteling.apps.social_map.rules.entries import Kind
from kanteling.foundation.actor import Actor
from kanteling.platform.journal import record
from kanteling.platform.search import edition

_AT_ONCE = 500
_KINDS = {kind.code: kind for kind in Kind}
_SAID = ("title", "plain_words", "text", "for_whom")
_KEPT = ("search_words", "search_weights")


@transaction.atomic
def read_again(*, actor: Actor) -> int:
    """Keep the words of every entry that an older thesaurus read as they are known now; returns how many.

    Nothing that a person wrote changes, so the version and the freshness of an entry stay what they were.
    """
    lexicon, done, last = lexicon_of(actor), 0, UUID(int=0)
    old = Entry.objects.visible_to(actor).exclude(search_words__contains=[edition()]).order_by("pk")
    while rows := list(old.filter(pk__gt=last).only(*_SAID, "kind", "topics")[:_AT_ONCE]):
        for row in rows:
            said = {name: getattr(row, name) for name in _SAID}
            words = EntryWords(kind=_KINDS[row.kind], topics=tuple(row.topics), **said)
            for name, value in searched(actor, words, lexicon).items():
                setattr(row, name, value)
        done += Entry.objects.visible_to(actor).bulk_update(rows, _KEPT)
        last = rows[-1].pk
    if done:
        record(actor, EntriesReadAgain(subject=actor.municipality, detail=str(done)))
    return done
