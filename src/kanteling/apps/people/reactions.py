"""What happens a little after something among people, as a job."""

from django.conf import settings
from django.urls import reverse

from kanteling.apps.people.commands.inviting import new_code_for_mail
from kanteling.apps.people.events import Invited
from kanteling.apps.people.rules.seats import WHAT_SEAT_DOES
from kanteling.foundation.actor import Actor
from kanteling.platform import mail
from kanteling.platform.events import afterwards


@afterwards(Invited)
def send_invitation(actor: Actor, event: Invited) -> None:
    """Send the mail, when the invitation goes by mail and still waits. The code is made here, so no job ever holds it."""
    letter = new_code_for_mail(actor=actor, seat=event.subject)
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
