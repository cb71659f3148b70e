"""The bed on which every benchmark lies: a world of any size, the bare floor beside it, one server, and figures."""

import os

import django

# A pool does not survive a fork; only the web process has one.
os.environ["KANTELING_POOL"] = os.environ.get("KANTELING_BENCH_POOL", "0")
django.setup()
