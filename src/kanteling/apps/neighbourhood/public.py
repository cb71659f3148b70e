"""What other apps may call."""

from kanteling.apps.neighbourhood.commands.bringing import bring_in
from kanteling.apps.neighbourhood.commands.publishing import Topic as Topic
from kanteling.apps.neighbourhood.commands.publishing import counted as counted
from kanteling.apps.neighbourhood.queries.areas import AreaView, area_of, areas_of
from kanteling.apps.neighbourhood.queries.assets import Asset as Asset
from kanteling.apps.neighbourhood.queries.assets import assets_from
from kanteling.apps.neighbourhood.queries.profile import quotes_of
from kanteling.apps.neighbourhood.queries.quotable import quotable
from kanteling.apps.neighbourhood.rules.voices import Telling as Telling

__all__ = ["AreaView", "area_of", "areas_of", "assets_from", "bring_in", "quotable", "quotes_of"]
