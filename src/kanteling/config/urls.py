"""Every address of the site. Each app brings its own ``web/urls.py``; this is the only place that knows them all."""

from django.urls import URLPattern, URLResolver, include, path
from django.urls.resolvers import RoutePattern

from kanteling.apps.people.web.doors import urlpatterns as doors


class Later(URLResolver):
    """Addresses that are read when the first of them is asked: reading those of the API takes as long as all pages."""

    def _populate(self) -> None:
        """Nothing of what is in a namespace is looked up by the resolver above it, so there is nothing to make ready."""


urlpatterns: list[URLPattern | URLResolver] = [
    Later(RoutePattern("api/v1/"), "kanteling.config.api", app_name="ninja", namespace="api"),
    path("", include("kanteling.platform.urls")),
    path("", include("kanteling.apps.people.web.urls")),
    path("", include(doors)),
    path("", include("kanteling.apps.neighbourhood.web.urls")),
    path("", include("kanteling.apps.social_map.web.urls")),
    path("", include("kanteling.apps.frames.web.urls")),
    path("", include("kanteling.apps.conversation.web.urls")),
    path("", include("kanteling.apps.deciding.web.urls")),
    path("", include("kanteling.apps.plans.web.urls")),
    path("", include("kanteling.apps.matching.web.urls")),
    path("", include("kanteling.apps.capacity.web.urls")),
    path("", include("kanteling.apps.assignments.web.urls")),
    path("", include("kanteling.apps.home.web.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
