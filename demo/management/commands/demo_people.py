"""Who lives and works in the demo, each with a link that logs in with one click."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kanteling.apps.people.models import DemoPerson
from kanteling.apps.people.web.views.demo import login_link


class Command(BaseCommand):
    help = "List the people of the demo with their log-in links (paths on this site)."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, as_json: bool, **options: Any) -> None:
        people = [
            {"name": each.name, "role": each.what, "login": login_link(each.person)}
            for each in DemoPerson.objects.order_by("place")
        ]
        if as_json:
            self.stdout.write(json.dumps(people, ensure_ascii=False))
            return
        for person in people:
            self.stdout.write(f"{person['name']:<20} {person['role']:<60} {person['login']}")
