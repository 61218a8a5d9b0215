from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.module_loading import autodiscover_modules

SHARES = (
    *("actions", "changes", "documents", "due", "effects", "panels"),
    *("progression", "quality", "remarks", "retention", "subject_access", "timeline", "trends"),
)
"""Modules in which an app registers its share of what the ground floor shows."""


class WorkforceConfig(AppConfig):
    default = True
    name = "workforce"
    verbose_name = "People, posts and teams"

    def ready(self) -> None:
        """Fill the registers: the ground floor's own share, then each app's own."""
        from workforce import (  # noqa: F401
            access_due,
            careers_due,
            careers_panels,
            careers_timeline,
            person_actions,
            person_arrangements,
            person_corrections,
            person_panels,
            person_timeline,
            plans_due,
            plans_panels,
            presence_due,
            presence_timeline,
            progression_checks,
            progression_records,
            registration_due,
            registration_panels,
            registration_timeline,
            retention_due,
            starting_due,
            starting_panels,
            starts_and_ends,
            wellbeing_due,
            wellbeing_panels,
        )

        autodiscover_modules(*SHARES)


class AdministrationConfig(admin_apps.AdminConfig):
    """The Django admin with this project's own site (workforce/admin_site.py)."""

    default = False
    default_site = "workforce.admin_site.AdministrationSite"
