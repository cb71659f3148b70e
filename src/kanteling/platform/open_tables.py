"""Tables of libraries that have no wall, each with the rights that the app role gets and the reason.

A table that is neither walled nor named here gives the app role nothing at all.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Opening:
    """``rights`` as in GRANT; ``reason`` says why no row-level wall is needed or possible."""

    rights: str
    reason: str


_ALL = "select, insert, update, delete"
_LOGIN = "read before anyone is known; holds log-in means and no content of a circle"
_JOBS = "jobs carry identifiers only"

_ARRIVING = "rows of an import on their way through one transaction; empty for everybody else"

OPEN_TABLES = {
    "neighbourhood_arriving_area": Opening("select, insert, delete", _ARRIVING),
    "neighbourhood_arriving_figure": Opening("select, insert, delete", _ARRIVING),
    "people_municipality": Opening("select, insert", "names of municipalities are public"),
    "people_demoperson": Opening("select, insert, update", "invented people of the demo; empty elsewhere"),
    "platform_cache": Opening(_ALL, "counts of tries, by hashed key; read before anyone is known"),
    "django_session": Opening(_ALL, _LOGIN),
    "django_content_type": Opening("select, insert", "names of tables"),
    "django_migrations": Opening("select", "names of migrations"),
    "django_site": Opening("select", "name of the site"),
    "auth_user": Opening(_ALL, _LOGIN),
    "auth_user_groups": Opening(_ALL, _LOGIN),
    "auth_user_user_permissions": Opening(_ALL, _LOGIN),
    "auth_group": Opening("select", _LOGIN),
    "auth_group_permissions": Opening("select", _LOGIN),
    "auth_permission": Opening("select", _LOGIN),
    "account_emailaddress": Opening(_ALL, _LOGIN),
    "account_emailconfirmation": Opening(_ALL, _LOGIN),
    "mfa_authenticator": Opening(_ALL, _LOGIN),
    "socialaccount_socialaccount": Opening(_ALL, _LOGIN),
    "socialaccount_socialapp": Opening("select", _LOGIN),
    "socialaccount_socialapp_sites": Opening("select", _LOGIN),
    "socialaccount_socialtoken": Opening(_ALL, _LOGIN),
    "procrastinate_jobs": Opening(_ALL, _JOBS),
    "procrastinate_events": Opening(_ALL, _JOBS),
    "procrastinate_periodic_defers": Opening(_ALL, _JOBS),
    "procrastinate_workers": Opening(_ALL, _JOBS),
}
