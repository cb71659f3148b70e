"""What happens here when something happens below: who leaves the table takes along the voices, and hears nothing more."""

from django.apps import apps
from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from kanteling.apps.deciding.events import Reminded
from kanteling.apps.deciding.models import Voice
from kanteling.apps.deciding.queries.proposals import proposal_of
from kanteling.apps.people.events import AccessEnded
from kanteling.apps.people.public import actor_of, circle_of
from kanteling.foundation.actor import Actor, Channel
from kanteling.foundation.refusals import NotForYou
from kanteling.platform import clock, live, mail
from kanteling.platform.db import acting
from kanteling.platform.events import afterwards, together


@together(AccessEnded)
def end_voices(actor: Actor, event: AccessEnded) -> None:
    """A voice given to someone who left waits for its owner again; a voice of who left counts no more."""
    if event.circle is None:
        return
    if actor.person != event.subject and circle_of(actor, event.circle).seat_of(event.subject) is not None:
        return
    given = Voice.objects.visible_to(actor).filter(
        Q(by_id=event.subject) | Q(holder_id=event.subject), circle_id=event.circle, ended_at=None
    )
    given.update(ended_at=clock.now())


@together(AccessEnded)
def stop_listening(actor: Actor, event: AccessEnded) -> None:
    """Whoever listens live is asked again whether they may, at once."""
    if event.circle is not None:
        live.changed(event.circle, "access", event.subject)


@afterwards(Reminded)
def mail_reminder(actor: Actor, event: Reminded) -> None:
    """A mail to who was reminded, when they have an address and the table still waits for them.

    Read with that person's own rights: nobody else can see the address, not even whether there is one.
    """
    if event.about is None:
        return
    reminded = actor_of(event.about, Channel.JOB)
    with acting(reminded):
        try:
            proposal = proposal_of(reminded, event.subject)
        except NotForYou:
            return
        person = apps.get_model("people", "Person").objects.visible_to(reminded).get(pk=reminded.person)
        if not proposal.waits_for_me or not person.email:
            return
        circle = circle_of(reminded, proposal.circle)
    where = settings.PUBLIC_URL + reverse("deciding:proposal", kwargs={"proposal": proposal.id})
    shown = {"called": person.called, "circle": circle.called, "link": where}
    mail.send("deciding/mail/reminder", person.email, shown, person.language)
