"""The profile on paper: the pie drawn in lines, its table, and the same words as the page in the order in which one reads.

In black on white the signs say it; lines and a grey help. For a screen reader the drawing says where the table is.
"""

from collections.abc import Iterator

from django.template.loader import render_to_string
from django.utils.dateformat import format as dated
from django.utils.translation import gettext

from kanteling.apps.neighbourhood.queries.profile import ProfilePage, SliceView
from kanteling.apps.neighbourhood.web.pies import cake
from kanteling.platform.pdf import Block, Boxes, Heading, Lines, Picture, Table, Text, Words


def blocks(page: ProfilePage, text: str) -> list[Block]:
    """The whole profile as blocks of a document."""
    return list(_blocks(page, text))


def _blocks(page: ProfilePage, text: str) -> Iterator[Block]:
    yield Text(text, muted=True)
    yield Text(gettext("Een cijfer wijst ergens naar. Het legt niets uit. Meer is niet beter."))
    if page.year is None:
        yield Text(gettext("Er zijn nog geen cijfers voor een profiel. Dat zegt niets over de buurt."))
    else:
        alt = gettext("Profieltaart van %(name)s. De tabel hieronder zegt hetzelfde in woorden.")
        drawn = render_to_string("neighbourhood/pie_paper.svg", {"cake": cake(page)})
        yield Picture(drawn, alt % {"name": page.area.name}, 128)
        yield _table(page)
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


def _table(page: ProfilePage) -> Table:
    """The pie as a table: the whole, each ring, and its pieces."""
    rows, strong = [_row(page.centre, gettext("Alles samen"))], [0]
    for ring in page.rings:
        strong.append(len(rows))
        rows.append(_row(ring.whole, ring.whole.name))
        rows += [_row(piece, piece.name) for piece in ring.pieces]
    since = gettext("Sinds %(year)s") % {"year": page.before} if page.before else gettext("Verandering")
    heads = (gettext("Onderdeel"), gettext("Hoe het staat"), since, gettext("Soort cijfer"))
    return Table(gettext("De taart als tabel"), heads, tuple(rows), tuple(strong))


def _row(part: SliceView, name: str) -> tuple[str, str, str, str]:
    words = f"{part.sign} {part.words}"
    if 0 < part.known < part.of:
        words += " " + gettext("(%(known)s van %(of)s bekend)") % {"known": part.known, "of": part.of}
    return name, words, part.moved, part.kinds
