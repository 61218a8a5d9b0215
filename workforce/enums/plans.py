"""Succession, plans, partners and volunteers, projects and programmes."""

from django.db.models import TextChoices


class SuccessionState(TextChoices):
    """How the succession plan of a critical post stands. Only a draft and an agreement are written down."""

    NO_PLAN = "no_plan", "No plan"
    DRAFT = "draft", "Draft"
    AGREED = "agreed", "Agreed"
    REVIEW_DUE = "review_due", "Review due"


class Risk(TextChoices):
    """How likely whoever holds a critical post is to retire or leave."""

    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class Readiness(TextChoices):
    """When somebody could follow into a critical post."""

    NOW = "now", "Ready now"
    SOON = "soon", "In 1 to 2 years"
    LATER = "later", "In 3 years or more"


class WorkforcePlanState(TextChoices):
    """How the workforce plan of a year stands."""

    DRAFT = "draft", "Draft"
    AGREED = "agreed", "Agreed"
    LIVE = "live", "Live"
    REVIEWED = "reviewed", "Reviewed"


class MemberKind(TextChoices):
    """Who works in a team without being engaged by the council."""

    PARTNER = "partner", "Partner staff"
    VOLUNTEER = "volunteer", "Volunteer"


class ProjectState(TextChoices):
    """How a project stands."""

    PLANNED = "planned", "Planned"
    UNDER_WAY = "under_way", "Under way"
    CLOSED = "closed", "Closed"
    STOPPED = "stopped", "Stopped"


class PlaceOutcome(TextChoices):
    """What came of somebody's interest in a place in a project."""

    TAKEN_ON = "taken_on", "Taken on"
    NOT_THIS_TIME = "not_this_time", "Not this time"
    WITHDRAWN = "withdrawn", "Withdrawn"


class NominationOutcome(TextChoices):
    """What came of a nomination for an external accreditation."""

    ACCREDITED = "accredited", "Accredited"
    NOT_ACCREDITED = "not_accredited", "Not accredited"
    WITHDRAWN = "withdrawn", "Withdrawn"
