"""Who writes on the map, in the words of the walls. The functions stand in migration 0002."""

from kanteling.foundation.actor import Role
from kanteling.foundation.walls import Has, Mine, Vouched

MAP_KEEPER = Has(Role.FUNCTIONAL_MANAGER)
TEAM = Has(Role.TEAM_MEMBER)
KEEPS = Vouched("keeps", "organisation_id", "wie deze organisatie bijhoudt")
OWNS = Mine("owner_id")
RUNS = Vouched("runs", "entry_id", "wie dit initiatief draagt")
BY_LINK = Vouched("by_link", "entry_id", "wie de link uit de mail heeft")
WRITERS = MAP_KEEPER | KEEPS | OWNS
