"""One part of the profile, opened: its figures, the sum, the years, and what it does not say."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils import formats
from django.utils.translation import gettext

from kanteling.apps.neighbourhood.queries import areas
from kanteling.apps.neighbourhood.queries.areas import AreaView
from kanteling.apps.neighbourhood.queries.figures import written
from kanteling.apps.neighbourhood.queries.profile import Facts, QuoteView, SliceView, facts_of, quotes_of, view
from kanteling.apps.neighbourhood.queries.trends import Trend, trends_of
from kanteling.apps.neighbourhood.rules.indicators import INDICATORS
from kanteling.apps.neighbourhood.rules.profile import RING_OF, Piece, Share
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou


@dataclass(frozen=True, slots=True)
class ShareView:
    """One figure of a part with all that makes it readable."""

    indicator: str
    name: str
    value: str
    known: bool
    more_is_more: bool
    mean: str
    where: str
    areas: int
    score: str
    kind: str
    source: str
    not_said: str
    before: str
    trend: Trend | None


@dataclass(frozen=True, slots=True)
class PiecePage:
    """One part of the outer ring."""

    area: AreaView
    ring: str
    part: SliceView
    year: int | None
    before: int | None
    shares: tuple[ShareView, ...]
    quotes: tuple[QuoteView, ...]
    noticeable: str


def piece_page(actor: Actor, code: str, piece: str, noticeable: float = 0.5) -> PiecePage:
    """One part opened. Raises `NotForYou` for a part or an area that is not there."""
    if piece not in {each.code for each in Piece}:
        raise NotForYou
    found = Piece(piece)
    facts = facts_of(actor, code)
    part = facts.pie.pieces[found]
    trends = trends_of(actor, (facts.here, *facts.around), [share.indicator for share in part.shares])
    return PiecePage(
        area=areas.view(facts.here),
        ring=gettext(RING_OF[found].dutch),
        part=view(facts, found.code, found.dutch, part),
        year=facts.year,
        before=facts.before,
        shares=tuple(_share(facts, share, trends.get(share.indicator)) for share in part.shares),
        quotes=quotes_of(actor, code, found),
        noticeable=formats.number_format(noticeable, decimal_pos=1),
    )


def _share(facts: Facts, share: Share, trend: Trend | None) -> ShareView:
    meaning = INDICATORS[share.indicator]
    row = facts.rows.get((facts.here.code, facts.year, share.indicator)) if facts.year else None
    earlier = facts.rows.get((facts.here.code, facts.before, share.indicator)) if facts.before else None
    spread = facts.spreads.get(share.indicator)
    return ShareView(
        indicator=share.indicator,
        name=gettext(meaning.name),
        value=written(row.number, row.gap, meaning.unit) if row else "",
        known=share.number is not None,
        more_is_more=share.direction > 0,
        mean=written(_decimal(spread.mean), "", meaning.unit) if spread else "",
        where=spread.where if spread else "",
        areas=spread.areas if spread else 0,
        score="" if share.score is None else _signed(share.score),
        kind=gettext(meaning.kind.dutch),
        source=row.source if row else "",
        not_said=gettext(meaning.not_said),
        before=written(earlier.number, earlier.gap, meaning.unit) if earlier else "",
        trend=trend,
    )


def _decimal(number: float) -> Decimal:
    return Decimal(str(round(number, 1 if abs(number) >= 10 else 2)))


def _signed(score: float) -> str:
    plain = formats.number_format(abs(score), decimal_pos=1)
    return f"+{plain}" if score >= 0.05 else f"−{plain}" if score <= -0.05 else plain
