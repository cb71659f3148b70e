"""The programme on paper: the same words, with names and dates, and room to write by hand."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from kanteling.apps.assignments.queries.assignments import AssignmentView
from kanteling.apps.assignments.queries.programmes import ContributionView, ProgrammePage
from kanteling.apps.assignments.rules.programme import QUESTIONS, Part
from kanteling.apps.assignments.web import wording
from kanteling.platform import pdf


def programme(page: ProgrammePage) -> list[pdf.Block]:
    """All parts in their order; the assignments stand in theirs."""
    begun = _("Begonnen door %(who)s, %(day)s.") % {
        "who": page.made_by,
        "day": wording.date_words(page.made_at.date()),
    }
    blocks: list[pdf.Block] = [pdf.Text(begun, muted=True)]
    for part in page.parts:
        blocks += [pdf.Heading(_(part.part.dutch)), pdf.Text(_(QUESTIONS[part.part]), muted=True)]
        for contribution in part.contributions:
            blocks += _contribution(contribution)
        if part.part is Part.ASSIGNMENTS:
            for view in page.assignments:
                blocks += _assignment(view)
        if not part.contributions and not (part.part is Part.ASSIGNMENTS and page.assignments):
            blocks.append(pdf.Lines(_("Hier is nog niets. Wat vindt u?"), 4))
    return blocks


def _contribution(view: ContributionView) -> Iterator[pdf.Block]:
    by = wording.by_line(view.called, view.party.dutch, wording.date_words(view.at.date()))
    if view.words:
        yield pdf.Words(view.words, by=by)
    for quote in view.quotes:
        yield pdf.Words(str(quote["words"]), by=str(quote["voice"]))
    for figure in view.figures:
        source = _("%(source)s, %(year)s") % {"source": figure["source"], "year": figure["year"]}
        kind = f" {_('Geschat met een model.')}" if figure.get("estimated") else ""
        yield pdf.Text(f"{figure['value']}. {source}.{kind}", lead=f"{figure['where']}, {_(figure['name'])}:")
    if (view.figures or view.quotes) and not view.words:
        yield pdf.Text(by, muted=True)
    if view.changed:
        yield pdf.Text(view.changed, lead=_("Wat er veranderde:"))
    if view.agreed:
        names = ", ".join(f"{each.called} ({wording.date_words(each.at.date())})" for each in view.agreed)
        yield pdf.Text(names, lead=_("Gingen mee:"))


def _assignment(view: AssignmentView) -> Iterator[pdf.Block]:
    version, fields = view.shown, view.shown.fields
    yield pdf.Heading(wording.title(view), level=3)
    yield pdf.Text(_(view.newest.state.dutch), muted=True)
    if fields.rungs:
        ladder = wording.ladder()
        yield pdf.Text(str(ladder["blind_spot"]), lead=_("Over de ladder:"), muted=True)
    texts = (
        (_("Om wie het gaat:"), fields.circumstances),
        (_("Aanpak:"), fields.approach),
        (_("Uren en geld:"), wording.means(fields)),
        (_("Wat we niet doen:"), fields.not_do),
        (_("Hoe we niet werken:"), fields.not_how),
        (_("Ruimte om te proberen:"), fields.room),
    )
    for lead, text in texts:
        if text:
            yield pdf.Text(text, lead=lead)
    for seat in wording.seats(version):
        yield pdf.Text(str(seat["text"]), lead=f"{seat['name']}:")
    if view.progress is not None:
        words = wording.progress_words(view.progress)
        for key in ("now", "ahead", "band", "limits"):
            if words[key]:
                yield pdf.Text(words[key], muted=key in ("band", "limits"))
