"""The report as blocks for paper: the resident's words large, what others added below and with their name."""

from django.utils.translation import gettext

from kanteling.apps.conversation.queries.report import ReportPage
from kanteling.platform import pdf
from kanteling.platform.templatetags.words import addressed, day, moment


def blocks_of(page: ReportPage) -> list[pdf.Block]:
    """Everything on the page of the report, in the same order."""
    blocks: list[pdf.Block] = [
        pdf.Text(gettext("Een gesprek met %(name)s.") % {"name": addressed(page.called)}, muted=True)
    ]
    blocks.append(pdf.Text(_standing(page), lead=gettext("Versie %(number)s.") % {"number": page.number}))
    for part in page.parts:
        blocks.append(pdf.Heading(gettext(part.title)))
        if part.words:
            blocks.append(pdf.Words(part.words) if part.said else pdf.Text(part.words))
        if part.correction:
            blocks.append(
                pdf.Words(
                    part.correction,
                    by=gettext("Zo moet het zijn, volgens %(name)s") % {"name": addressed(page.called)},
                )
            )
        blocks += [
            pdf.Text(one.words, lead=gettext("%(name)s voegde toe:") % {"name": one.by}) for one in part.remarks
        ]
    blocks.append(pdf.Heading(gettext("Dit is u verteld")))
    for right in page.rights:
        if right.told_at:
            told = gettext("Verteld op %(moment)s.") % {"moment": moment(right.told_at)}
            blocks.append(pdf.Text(f"{gettext(right.explained)} {told}", lead=f"{gettext(right.dutch)}."))
    if not page.approved_at:
        blocks.append(
            pdf.Boxes(gettext("Klopt dit verslag?"), (gettext("Ja, dit klopt"), gettext("Nee, dit moet anders")))
        )
        blocks.append(pdf.Lines(gettext("Wat moet anders?")))
    return blocks


def _standing(page: ReportPage) -> str:
    if page.approved_at and page.tapped:
        words = {"day": day(page.approved_at), "name": addressed(page.heard_by)}
        return gettext("Goedgekeurd op %(day)s, zelf getikt op het scherm van %(name)s.") % words
    if page.approved_at and page.heard_by:
        words = {"day": day(page.approved_at), "name": addressed(page.heard_by), "how": gettext(page.how)}
        return gettext("Goedgekeurd op %(day)s, gehoord door %(name)s: %(how)s.") % words
    if page.approved_at:
        return gettext("Goedgekeurd op %(day)s.") % {"day": day(page.approved_at)}
    return gettext("Nog niet goedgekeurd. Pas na uw ja telt dit verslag.")
