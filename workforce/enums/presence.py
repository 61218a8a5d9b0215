"""Absence, and what a manager answers about the own team."""

from django.db.models import TextChoices


class AbsenceKind(TextChoices):
    """Why somebody is away."""

    SICKNESS = "sickness", "Sickness"
    MATERNITY = "maternity", "Maternity"
    PATERNITY = "paternity", "Paternity"
    ADOPTION = "adoption", "Adoption"
    DISABILITY = "disability", "Disability leave"
    UNPAID = "unpaid", "Unpaid leave"
    OTHER = "other", "Other"


class TeamAnswer(TextChoices):
    """What a manager says in the check of a team about one person."""

    RIGHT = "right", "Right"
    MOVED = "moved", "Has moved to another team"
    LEFT = "left", "Has left"
    HOURS = "hours", "Other hours"
    MANAGER = "manager", "Another manager"
    OTHER = "other", "Something else"
    MISSING = "missing", "Is in the team but not on the list"
