"""The bed on which every benchmark lies: a world of any size, the bare floor beside it, one server, and figures."""

import django

django.setup()
