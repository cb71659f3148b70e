"""`capacity` for machines: the same queries and commands as the pages."""

from ninja import Router

router = Router(tags=["capacity"])
