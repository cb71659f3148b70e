"""What other apps may call."""

from kanteling.apps.social_map.commands.entries import publish_entry
from kanteling.apps.social_map.commands.places import free_place, take_place
from kanteling.apps.social_map.queries.finding import Found, entries_by_id, find_entries
from kanteling.apps.social_map.queries.views import EntryView
from kanteling.apps.social_map.rules.asked import Asked as Asked
from kanteling.apps.social_map.rules.entries import Audience as Audience
from kanteling.apps.social_map.rules.entries import Kind as Kind

__all__ = ["EntryView", "Found", "entries_by_id", "find_entries", "free_place", "publish_entry", "take_place"]
