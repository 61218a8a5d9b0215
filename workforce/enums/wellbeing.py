"""The hub, commitments, recognition, activities and benefits."""

from django.db.models import TextChoices


class HubCategory(TextChoices):
    """What a notice or a document of the information hub is about."""

    NEWS = "news", "News"
    PRACTICE = "practice", "Practice"
    POLICY = "policy", "Policies and procedures"
    LEARNING = "learning", "Learning"
    WELLBEING = "wellbeing", "Wellbeing"
    BENEFITS = "benefits", "Pay and benefits"
    EVENTS = "events", "Events"


class Shown(TextChoices):
    """How a notice stands on a day."""

    COMING = "coming", "Not yet shown"
    NOW = "now", "Shown"
    OVER = "over", "Archived"
    WITHDRAWN = "withdrawn", "Withdrawn"


class StageStanding(TextChoices):
    """Whether a stage of an accreditation is aimed at or has been awarded."""

    WORKING = "working", "Working towards"
    AWARDED = "awarded", "Awarded"


class ActionState(TextChoices):
    """How an action of a commitment stands."""

    OPEN = "open", "To do"
    DONE = "done", "Done"
    DROPPED = "dropped", "Dropped"


ACTION_MOVES: dict[ActionState, tuple[ActionState, ...]] = {
    ActionState.OPEN: (ActionState.DONE, ActionState.DROPPED),
    ActionState.DONE: (ActionState.OPEN,),
    ActionState.DROPPED: (ActionState.OPEN,),
}
"""Who keeps commitments may make each of these moves; the action's owner may say that it is done."""


class RecognitionKind(TextChoices):
    """What somebody is recognised for."""

    SPARKLE = "sparkle", "Sparkle moment"
    PRACTICE_WEEK = "practice_week", "Practice week"
    LONG_SERVICE = "long_service", "Long service"
    ASYE_PASS = "asye_pass", "ASYE passed"
    AWARD = "award", "Award"


class RecognitionState(TextChoices):
    """How a nomination stands."""

    NOMINATED = "nominated", "Nominated"
    APPROVED = "approved", "Approved, not yet published"
    PUBLISHED = "published", "Published"
    DECLINED = "declined", "Not taken up"
    REFUSED = "refused", "Not to be published"


class RecognitionActor(TextChoices):
    """Who moves a nomination on."""

    KEEPER = "keeper", "Whoever keeps recognition"
    NOMINEE = "nominee", "The person who was nominated"


_KEEPER, _NOMINEE = RecognitionActor.KEEPER, RecognitionActor.NOMINEE
RECOGNITION_MOVES: dict[RecognitionState, dict[RecognitionState, RecognitionActor]] = {
    RecognitionState.NOMINATED: {
        RecognitionState.APPROVED: _KEEPER,
        RecognitionState.DECLINED: _KEEPER,
        RecognitionState.REFUSED: _NOMINEE,
    },
    RecognitionState.APPROVED: {
        RecognitionState.PUBLISHED: _KEEPER,
        RecognitionState.DECLINED: _KEEPER,
        RecognitionState.REFUSED: _NOMINEE,
    },
    RecognitionState.PUBLISHED: {
        RecognitionState.APPROVED: _KEEPER,
        RecognitionState.REFUSED: _NOMINEE,
    },
    RecognitionState.DECLINED: {RecognitionState.NOMINATED: _KEEPER},
    RecognitionState.REFUSED: {RecognitionState.APPROVED: _NOMINEE},
}
"""The moves that are allowed, and whose each is. What the nominee refused only the nominee opens again."""


class PromptState(TextChoices):
    """What became of the thought that something is to be celebrated."""

    OPEN = "open", "To celebrate"
    TAKEN_UP = "taken_up", "Taken up"
    LET_PASS = "let_pass", "Let pass"


class ActivityKind(TextChoices):
    """What a wellbeing activity is."""

    SESSION = "session", "Group session"
    WORKSHOP = "workshop", "Workshop or course"
    COACHING = "coaching", "Coaching or reflective space"
    EXERCISE = "exercise", "Exercise"
    DROP_IN = "drop_in", "Drop-in"
    HEALTH_CHECK = "health_check", "Health check"


class Compared(TextChoices):
    """How a benefit compares with what employers of the region offer."""

    BETTER = "better", "Better"
    COMPARABLE = "comparable", "Comparable"
    LESS = "less", "Less"
