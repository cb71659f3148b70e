"""What someone does in the system is remembered for their own week: only what sort of thing it was, and the day."""

from kanteling.apps.capacity.commands.weeks import remember
from kanteling.apps.capacity.rules.hours import Did
from kanteling.apps.conversation.events import ConversationStarted, ReportMade
from kanteling.apps.deciding.events import Informed
from kanteling.apps.plans.events import ContactNoted, LookedBack
from kanteling.foundation.actor import Actor
from kanteling.platform.events import together


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
