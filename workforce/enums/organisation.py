"""Units, what is said about them, and how posts are paid for."""

from django.db.models import TextChoices


class UnitKind(TextChoices):
    """Levels of the organisation, from the top down."""

    DIRECTORATE = "directorate", "Directorate"
    SERVICE = "service", "Service"
    TEAM = "team", "Team"


class Funding(TextChoices):
    """Whether a post is there for good."""

    PERMANENT = "permanent", "Permanent"
    TEMPORARY = "temporary", "Temporary"


class UnitTagKind(TextChoices):
    """What may be said of a unit beside its place in the tree."""

    TEAM_TYPE = "team_type", "Type of team"
    CO_LOCATED = "co_located", "Shares a place with"
    PARTNERS = "partners", "Integrated with partners"
    HOSTED = "hosted", "Hosted for others"
    SCHOOLS = "schools", "Linked to schools"
    TERMS = "terms", "Terms and conditions"
