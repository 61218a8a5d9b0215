"""Health and readiness, for balancers."""

from django.urls import path

from workforce.views import health

urlpatterns = [
    path("live/", health.live, name="health_live"),
    path("ready/", health.ready, name="health_ready"),
]
