"""What other apps may call."""

from kanteling.apps.neighbourhood.commands.bringing import bring_in
from kanteling.apps.neighbourhood.queries.areas import AreaView, area_of, areas_of
from kanteling.apps.neighbourhood.queries.profile import quotes_of
from kanteling.apps.neighbourhood.queries.quotable import quotable

__all__ = ["AreaView", "area_of", "areas_of", "bring_in", "quotable", "quotes_of"]
