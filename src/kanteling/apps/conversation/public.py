"""What other apps may call."""

from kanteling.apps.conversation.commands import start_conversation, start_for_new_resident, take_step
from kanteling.apps.conversation.models import Start
from kanteling.apps.conversation.queries import StoryView, conversations_for, story_of
from kanteling.apps.conversation.queries.story import ConversationLine as ConversationLine
from kanteling.apps.conversation.rules.clock import Step as Step

__all__ = [
    "Start",
    "StoryView",
    "conversations_for",
    "start_conversation",
    "start_for_new_resident",
    "story_of",
    "take_step",
]
