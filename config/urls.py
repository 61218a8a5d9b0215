"""Every address of the product, by app."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("account/", include("workforce.urls_account")),
    path("health/", include("workforce.urls_health")),
    path("admin/", admin.site.urls),
    path("", include("workforce.urls")),
    path("", include("supervision.urls")),
    path("", include("dashboards.urls")),
]
