"""What someone does in the system is remembered for their own week: only what sort of thing it was, and the day.

And by itself, morning and noon: the calendars whose address was given are read again, each in its owner's name.
"""

from django.apps import apps
from procrastinate.contrib.django import app

from kanteling.apps.capacity.commands.calendar import read_again
from kanteling.apps.capacity.commands.weeks import remember
from kanteling.apps.capacity.models import CalendarAddress
from kanteling.apps.capacity.rules.hours import Did
from kanteling.apps.conversation.events import ConversationStarted, ReportMade
from kanteling.apps.deciding.events import Informed
from kanteling.apps.people.public import actor_of
from kanteling.apps.plans.events import ContactNoted, LookedBack
from kanteling.foundation.actor import Actor, Channel, Role
from kanteling.foundation.ids import MunicipalityId, PersonId
from kanteling.foundation.refusals import NotForYou
from kanteling.platform.db import acting
from kanteling.platform.events import together
from kanteling.platform.jobs import defer
from kanteling.platform.visiting import NOBODY


@together(ConversationStarted)
def a_conversation(actor: Actor, event: ConversationStarted) -> None:
    """A conversation takes time of individual support."""
    remember(actor, Did.CONVERSATION)


@together(ReportMade)
def a_report(actor: Actor, event: ReportMade) -> None:
    """A report takes time of administration."""
    remember(actor, Did.REPORT)


@together(ContactNoted)
def a_contact(actor: Actor, event: ContactNoted) -> None:
    """The contact after four weeks takes time of individual support."""
    remember(actor, Did.CONTACT)


@together(LookedBack)
def looked_back(actor: Actor, event: LookedBack) -> None:
    """Looking back together takes time of consultation."""
    remember(actor, Did.LOOKED_BACK)


@together(Informed)
def informed(actor: Actor, event: Informed) -> None:
    """Giving information at a table takes time of consultation."""
    remember(actor, Did.INFORMED)


@app.periodic(cron="20 5,12 * * *")
@app.task(name="kanteling.capacity.calendars", queue="kanteling")
def read_every_calendar(timestamp: int) -> None:
    """Ask for a job of each team member who gave an address: no calendar waits for the answer of another's."""
    for here in apps.get_model("people", "Municipality").objects.values_list("pk", flat=True):
        nobody = Actor(NOBODY, MunicipalityId(here), NOBODY, channel=Channel.JOB)
        with acting(nobody):
            given = apps.get_model("people", "RoleGiven").objects.visible_to(nobody)
            members = set(given.filter(role=Role.TEAM_MEMBER.code).values_list("person_id", flat=True))
        for person in sorted(members):
            _ask_to_read(PersonId(person))


def _ask_to_read(person: PersonId) -> None:
    try:
        owner = actor_of(person, Channel.JOB)
    except NotForYou:
        return
    with acting(owner):
        if CalendarAddress.objects.visible_to(owner).filter(person_id=person).exists():
            defer(owner, read_again)
