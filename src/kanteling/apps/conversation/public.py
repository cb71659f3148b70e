"""What other apps may call."""

from kanteling.apps.conversation.commands import note_application, start_conversation, start_for_new_resident
from kanteling.apps.conversation.queries import ConversationLine, StoryView, conversations_for, story_of

__all__ = [
    "ConversationLine",
    "StoryView",
    "conversations_for",
    "note_application",
    "start_conversation",
    "start_for_new_resident",
    "story_of",
]
