"""What happens here when something happens below: who leaves the table takes along the voices, and hears nothing more."""

from django.db.models import Q

from kanteling.apps.deciding.models import Voice
from kanteling.apps.people.events import AccessEnded
from kanteling.apps.people.public import circle_of
from kanteling.foundation.actor import Actor
from kanteling.platform import clock, live
from kanteling.platform.events import together


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
