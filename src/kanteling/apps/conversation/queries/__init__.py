"""What can be read of a conversation: an actor in, a frozen page out."""

from kanteling.apps.conversation.queries.cards import CardsPage, cards_page, shared_with_circle
from kanteling.apps.conversation.queries.note import NotePage, note_page, what_comes
from kanteling.apps.conversation.queries.readers import (
    BeginPage,
    ReadersPage,
    StartPage,
    readers_page,
    start_page,
    to_begin,
)
from kanteling.apps.conversation.queries.report import ReportPage, report_page
from kanteling.apps.conversation.queries.story import ConversationLine, StoryView, conversations_for, story_of

__all__ = [
    "BeginPage",
    "CardsPage",
    "ConversationLine",
    "NotePage",
    "ReadersPage",
    "ReportPage",
    "StartPage",
    "StoryView",
    "cards_page",
    "conversations_for",
    "note_page",
    "readers_page",
    "report_page",
    "shared_with_circle",
    "start_page",
    "story_of",
    "to_begin",
    "what_comes",
]
