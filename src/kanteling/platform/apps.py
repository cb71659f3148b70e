"""The shared Django part: after each migrate the walls are raised anew."""

from typing import Any

from django.apps import AppConfig
from django.db import connections, transaction
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules


class PlatformConfig(AppConfig):
    name = "kanteling.platform"
    label = "platform"
    verbose_name = "Kanteling"

    def ready(self) -> None:
        post_migrate.connect(_raise_walls, sender=self)
        autodiscover_modules("reactions")


def _raise_walls(using: str, **_: Any) -> None:
    from kanteling.platform.walls import raise_walls

    with transaction.atomic(using=using):
        raise_walls(connections[using])
