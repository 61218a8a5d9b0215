"""Every address of supervision, by subject."""

from django.urls import include, path

from supervision.views.home import SupervisionHome

urlpatterns = [
    path("supervision/", SupervisionHome.as_view(), name="supervision"),
    path("supervision/", include("supervision.urls_planning")),
    path("supervision/", include("supervision.urls_records")),
    path("supervision/", include("supervision.urls_reading")),
    path("supervision/", include("supervision.urls_appraisal")),
    path("supervision/", include("supervision.urls_forums")),
    path("supervision/", include("supervision.urls_practice")),
]
