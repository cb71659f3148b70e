"""`./kanteling manage publish_counts --person ID`: publish own counts over the last quarter, for a timer of the system."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kanteling.apps.neighbourhood.commands.publishing import publish
from kanteling.apps.neighbourhood.rules.publishing import last_over
from kanteling.apps.people.public import actor_of
from kanteling.foundation.actor import Channel
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.platform import clock
from kanteling.platform.db import acting


class Command(BaseCommand):
    requires_system_checks: tuple[str, ...] = ()
    help = "Publiceert eigen aantallen over een kwartaal, in naam van een functioneel beheerder. Een keer per kwartaal."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--person", required=True, help="de functioneel beheerder die publiceert (nummer)")
        parser.add_argument(
            "--quarter", default="", help="zoals 2026K1; anders het laatste kwartaal dat voorbij is"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        quarter = options["quarter"] or last_over(clock.today()).code
        try:
            actor = actor_of(options["person"], Channel.SHELL)
            with acting(actor):
                made = publish(actor=actor, quarter=quarter)
        except Refused as refused:
            raise CommandError(" ".join(reason.dutch for reason in refused.reasons)) from None
        except (NotForYou, ValueError):
            raise CommandError("Deze persoon kennen wij niet.") from None
        self.stdout.write(f"{quarter}: {len(made)} tabellen gepubliceerd.")
