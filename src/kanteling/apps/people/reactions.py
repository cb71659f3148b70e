"""What happens a little after something among people, as a job."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse

from kanteling.apps.people.commands.inviting import new_code_for_mail
from kanteling.apps.people.events import Invited, MailAskedAgain
from kanteling.apps.people.rules.seats import WHAT_SEAT_DOES
from kanteling.foundation.actor import Actor
from kanteling.platform import mail
from kanteling.platform.events import afterwards


@afterwards(Invited)
def send_invitation(actor: Actor, event: Invited) -> None:
    """Send the mail, when the invitation goes by mail and still waits."""
    _send(actor, event.subject)


@afterwards(MailAskedAgain)
def send_invitation_again(actor: Actor, event: MailAskedAgain) -> None:
    """Send it once more; the code of the former mail works no longer."""
    _send(actor, event.subject)


def _send(actor: Actor, seat: UUID) -> None:
    """The code is made here, so that no job ever holds one."""
    letter = new_code_for_mail(actor=actor, seat=seat)
    if letter is None:
        return
    bare = letter.code.replace("-", "")
    mail.send(
        "people/mail/invitation",
        letter.sent_to,
        {
            "letter": letter,
            "what": WHAT_SEAT_DOES[letter.kind],
            "link": settings.PUBLIC_URL + reverse("people:invitation_link", kwargs={"code": bare}),
            "place": settings.PUBLIC_URL + reverse("people:invitation"),
        },
    )
