"""What other apps may call."""

from kanteling.apps.conversation.commands import note_application, start_conversation, start_for_new_resident
from kanteling.apps.conversation.queries import ConversationLine as ConversationLine
from kanteling.apps.conversation.queries import StoryView as StoryView
from kanteling.apps.conversation.queries import conversations_for, story_of
from kanteling.apps.conversation.queries.gifts import GiftTold as GiftTold
from kanteling.apps.conversation.queries.gifts import gifts_told

__all__ = [
    "conversations_for",
    "gifts_told",
    "note_application",
    "start_conversation",
    "start_for_new_resident",
    "story_of",
]
