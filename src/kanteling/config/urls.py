"""Every address of the site. Each app brings its own ``web/urls.py``; this is the only place that knows them all."""

from django.urls import URLPattern, URLResolver, include, path

from kanteling.apps.people.web.doors import urlpatterns as doors
from kanteling.config.api import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", api.urls),
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
