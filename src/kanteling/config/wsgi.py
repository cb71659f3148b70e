"""The web process. What is imported stays, so looking for rubbish in between only costs time."""

# ruff: noqa: E402
import gc

gc.disable()

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kanteling.config.settings")
application = get_wsgi_application()
import_module(settings.ROOT_URLCONF)  # once, before the web processes are forked, so that they share it
gc.freeze()
gc.enable()
