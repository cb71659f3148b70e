"""The bed on which every benchmark lies: a world of any size, the bare floor beside it, one server, and figures."""

import os

import django

os.environ["KANTELING_POOL"] = "0"  # a pool does not survive a fork; the web process gets its own again
django.setup()
