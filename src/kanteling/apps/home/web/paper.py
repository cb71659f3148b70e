"""Everything of someone on paper, in one document."""

from django.utils.translation import gettext

from kanteling.apps.deciding.public import proposals_of
from kanteling.apps.home.queries import ResidentHome
from kanteling.apps.home.web.pages import coming, people_line, resident
from kanteling.apps.plans.public import plan_blocks
from kanteling.foundation.actor import Actor
from kanteling.platform import pdf
from kanteling.platform.templatetags.words import addressed


def blocks(actor: Actor, home: ResidentHome) -> list[pdf.Block]:
    """What waits, what comes soon, the whole plan, the circle, and the tables of others."""
    page = resident(actor, home)
    found: list[pdf.Block] = []
    if page.ask:
        found += [
            pdf.Heading(gettext("Dit wacht op u")),
            pdf.Text(page.ask.title),
            pdf.Words(page.ask.words),
            pdf.Text(page.ask.text),
        ]
        found += [pdf.Text(each.words, lead=gettext("Ook:")) for each in page.more]
    if home.coming:
        found.append(pdf.Heading(gettext("Binnenkort")))
        found += [pdf.Text(each.text, lead=f"{each.when}:") for each in map(coming, home.coming)]
    if home.circle is not None:
        found += [pdf.Heading(gettext("Mijn kring")), pdf.Text(f"{people_line(home.circle)}.")]
        found += [
            pdf.Text(
                f"{seat.relation}{', ' if seat.relation and seat.phone else ''}{seat.phone}", lead=f"{seat.called}:"
            )
            for seat in home.circle.seats
            if seat.came and seat.person != home.circle.resident
        ]
        found.append(pdf.Break())
        found.append(pdf.Heading(gettext("Mijn plan")))
        found += plan_blocks(actor, home.circle, proposals_of(actor, home.circle.id, view=home.circle))
    for table in home.tables:
        found.append(
            pdf.Text(
                table.title or gettext("Er wacht nu niets op u."),
                lead=f"{gettext('Tafel van')} {addressed(table.called)}:",
            )
        )
    return found
