"""The profile on paper: the same words as the page, in the order in which one reads."""

from collections.abc import Iterator

from django.utils.dateformat import format as dated
from django.utils.translation import gettext

from kanteling.apps.neighbourhood.queries.profile import ProfilePage, SliceView
from kanteling.platform.pdf import Block, Boxes, Heading, Lines, Text, Words


def blocks(page: ProfilePage, text: str) -> list[Block]:
    """The whole profile as blocks of a document."""
    return list(_blocks(page, text))


def _blocks(page: ProfilePage, text: str) -> Iterator[Block]:
    yield Text(text, muted=True)
    yield Text(gettext("Een cijfer wijst ergens naar. Het legt niets uit. Meer is niet beter."))
    if page.year is None:
        yield Text(gettext("Er zijn nog geen cijfers voor een profiel. Dat zegt niets over de buurt."))
    else:
        yield _part(page.centre, gettext("Alles samen"))
        for ring in page.rings:
            yield Heading(f"{ring.whole.name}: {ring.whole.sign} {ring.whole.words}")
            for piece in ring.pieces:
                yield _part(piece, piece.name)
    yield Heading(gettext("Wat mensen zeggen"))
    if not page.quotes:
        yield Text(gettext("Hier staat nog niets."), muted=True)
    for quote in page.quotes:
        about = [quote.voice.capitalize(), quote.place, dated(quote.seen_on, "F Y"), quote.theme]
        yield Words(quote.words, ", ".join(filter(None, about)))
    if page.assets:
        yield Heading(gettext("Wat er al is"))
        for name, those in page.assets:
            for asset in those:
                yield Text(asset.words + (f" ({asset.place})" if asset.place else ""), lead=name.capitalize() + ":")
    if page.matter.chosen:
        yield Heading(gettext("Wat bewoners belangrijk vinden"))
        yield Text(page.matter.when, muted=True)
        for one in page.matter.chosen:
            yield Text(", ".join(filter(None, (one.value, one.people))), lead=one.name + ":")
    yield Boxes(gettext("Wat vindt u zelf het belangrijkst?"), tuple(ring.whole.name for ring in page.rings))
    yield Lines(gettext("Wat ziet u, dat hier niet staat?"))
    for source in page.sources:
        yield Text(gettext("Bron: %(source)s.") % {"source": source}, muted=True)
    yield Text(gettext("Onbekend is nooit nul."), muted=True)


def _part(part: SliceView, name: str) -> Text:
    words = f"{part.sign} {part.words}"
    if 0 < part.known < part.of:
        words += " " + gettext("(%(known)s van %(of)s bekend)") % {"known": part.known, "of": part.of}
    if part.move != "unknown":
        words += f". {gettext('Verandering')}: {part.moved}"
    return Text(words + (f" ({part.kinds})" if part.kinds else ""), lead=f"{name}:")
