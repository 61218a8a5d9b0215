"""Forums and conferences: kinds, who is invited, how often, and how a meeting stands."""

from django.db.models import TextChoices


class AudienceKind(TextChoices):
    """To whom something is addressed. `CHOSEN`: by roles, teams, or both."""

    EVERYBODY = "everybody", "Everybody in post, agency workers too"
    MANAGERS = "managers", "Everybody who manages people"
    CHOSEN = "chosen", "The roles and teams chosen below"


class SeriesKind(TextChoices):
    """What a series of meetings is (domain rules, 4.5)."""

    CONFERENCE = "conference", "Conference"
    BRIEFING = "briefing", "Managers’ briefing"
    LEARNING = "learning", "Learning and review"
    FORUM = "forum", "Practitioner forum"
    MEETING = "meeting", "Meeting"
    DROP_IN = "drop_in", "Drop-in"
    LEARNING_SET = "set", "Action learning set"
    EVENT = "event", "Event"


class Cadence(TextChoices):
    """The span in which a series has a number of meetings."""

    WEEK = "week", "a week"
    MONTH = "month", "a month"
    YEAR = "year", "a year"


class GatheringState(TextChoices):
    """How a meeting stands."""

    PLANNED = "planned", "Planned"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class SeriesStanding(TextChoices):
    """How a series stands in a financial year."""

    GOOD = "good", "As planned"
    BEHIND = "behind", "Behind"
    MISSED = "missed", "Missed"
    NOTHING = "nothing", "Nothing due yet"
