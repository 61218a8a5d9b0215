"""Practice documents, what people say to standards, support among colleagues, and supervisors' training."""

from django.db.models import IntegerChoices, TextChoices


class PracticeKind(TextChoices):
    """What a practice document is."""

    POLICY = "policy", "Policy"
    STANDARD = "standard", "Practice standards"
    GUIDE = "guide", "Guidance"


class SelfRating(IntegerChoices):
    """How somebody finds their own practice, measured against a standard."""

    LEARNING = 1, "Still learning this"
    SOMETIMES = 2, "Sometimes"
    MOSTLY = 3, "Mostly"
    ALWAYS = 4, "Always"


class SupportKind(TextChoices):
    """How a colleague or a manager supported somebody's practice."""

    ADVICE = "advice", "Advice on a piece of work"
    JOINT = "joint", "A visit or meeting together"
    OBSERVED = "observed", "Observed, and talked about it"
    SHADOWED = "shadowed", "Shadowed"
    DEBRIEF = "debrief", "Debrief after something hard"


class TrainingState(TextChoices):
    """How the training of a supervisor stands."""

    CURRENT = "current", "Current"
    EXPIRES = "expires", "Expires soon"
    EXPIRED = "expired", "Expired"
    IN_GRACE = "in_grace", "To be done"
    NOT_DONE = "not_done", "Not done"
