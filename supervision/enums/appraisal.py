"""Appraisal: its states and steps, objectives, what people are to learn, how it is sampled and who reads it."""

from django.db.models import IntegerChoices, TextChoices


class AppraisalState(TextChoices):
    """States of an appraisal (domain rules, 4.4). Overdue is worked out; the mid-year review is a step, not a state."""

    NOT_STARTED = "not_started", "Not started"
    SELF_ASSESSMENT = "self", "Self-assessment handed over"
    HELD = "held", "Meeting held"
    SHARED = "shared", "Shared, to be signed"
    SIGNED = "signed", "Signed by both"
    COUNTERSIGNED = "countersigned", "Countersigned"
    CLOSED = "closed", "Closed"


S = AppraisalState
ON_ITS_WAY = (S.NOT_STARTED, S.SELF_ASSESSMENT, S.HELD, S.SHARED)
"""Somebody has still something to do before both have signed. Nobody has two of these at a time."""

BEFORE_THE_MEETING = (S.NOT_STARTED, S.SELF_ASSESSMENT)
SEEN_BY_BOTH = (S.SHARED, S.SIGNED, S.COUNTERSIGNED, S.CLOSED)
"""The appraisee reads what the manager wrote."""

SIGNED_STATES = (S.SIGNED, S.COUNTERSIGNED, S.CLOSED)
"""Locked: nothing that was said changes any more. Progress is added until it is closed."""

RUNNING = (S.SIGNED, S.COUNTERSIGNED)
"""Objectives and development items are worked on; the mid-year review is held."""


class AppraisalStep(TextChoices):
    """What happened to an appraisal on a day."""

    STARTED = "started", "Started"
    PLANNED = "planned", "Meeting planned"
    SELF_ASSESSMENT = "self", "Self-assessment handed over"
    HELD = "held", "Meeting held"
    SHARED = "shared", "Shared"
    APPRAISEE_SIGNED = "appraisee", "Signed by the person"
    APPRAISER_SIGNED = "appraiser", "Signed by the manager"
    COUNTERSIGNED = "countersigned", "Countersigned"
    MID_YEAR = "mid_year", "Mid-year review held"
    CLOSED = "closed", "Closed"


class AppraisalPart(TextChoices):
    """Who writes which part of the words."""

    SELF = "self", "Self-assessment"
    MANAGER = "manager", "The manager's part"
    COMMENTS = "comments", "The person's comments"
    MID_YEAR = "mid_year", "Mid-year review"


class ObjectiveState(TextChoices):
    """How an objective stands."""

    OPEN = "open", "Open"
    ON_TRACK = "on_track", "On track"
    BEHIND = "behind", "Behind"
    MET = "met", "Met"
    PARTLY = "partly", "Partly met"
    NOT_MET = "not_met", "Not met"
    DROPPED = "dropped", "No longer pursued"


OPEN_OBJECTIVES = (ObjectiveState.OPEN, ObjectiveState.ON_TRACK, ObjectiveState.BEHIND)


class NeedState(TextChoices):
    """How a development item stands."""

    OPEN = "open", "To do"
    DONE = "done", "Done"
    DROPPED = "dropped", "No longer needed"


class NeedPriority(IntegerChoices):
    """How much a development item matters."""

    ESSENTIAL = 1, "Essential for the role"
    IMPORTANT = 2, "Important"
    HELPFUL = 3, "Helpful"


class Standard(TextChoices):
    """The standards that a development item serves. They are offered; nobody has to choose one."""

    SWE = "swe", "Social Work England professional standards"
    PQS = "pqs", "Post-qualifying standards (knowledge and skills statements)"
    PCF = "pcf", "Professional capabilities framework"
    PEPS = "peps", "Practice educator professional standards"
    NMC = "nmc", "NMC Code and revalidation"
    HCPC = "hcpc", "HCPC standards of proficiency"
    LEADERSHIP = "leadership", "Leadership and management"
    MANDATORY = "mandatory", "Mandatory training"
    FRAMEWORK = "framework", "Practice framework of the council"


class PriorityKind(TextChoices):
    """Whose priority it is."""

    STRATEGY = "strategy", "Workforce strategy"
    DIRECTORATE = "directorate", "Directorate"
    PRACTICE = "practice", "Practice"


class ValueKind(TextChoices):
    """What the council stands for, and how that is seen at work."""

    VALUE = "value", "Value"
    BEHAVIOUR = "behaviour", "Behaviour"


class SampleCriterion(TextChoices):
    """What a sampled appraisal is scored on, 1 to 4 each (domain rules, 4.4)."""

    SMART = "smart", "Objectives are SMART"
    EVIDENCE = "evidence", "Evidence"
    DEVELOPMENT = "development", "Development plan"
    PRIORITIES = "priorities", "Link to priorities"
    VOICE = "voice", "Voice of the employee"


class Score(IntegerChoices):
    """A score of one criterion. Good is 3 or 4."""

    WEAK = 1, "1: weak"
    PARTLY = 2, "2: partly there"
    GOOD = 3, "3: good"
    STRONG = 4, "4: strong"


class AppraisalReadAs(TextChoices):
    """In which part somebody reads an appraisal."""

    APPRAISEE = "appraisee", "The person appraised"
    MANAGER = "manager", "The line manager"
    UPPER = "upper", "The manager's manager"
    COUNTERSIGNER = "countersigner", "The service manager"
    HR = "hr", "HR"
    AUDITOR = "auditor", "An auditor of the sample"


class Due(TextChoices):
    """How somebody's next appraisal stands on a day."""

    OVERDUE = "overdue", "Overdue"
    SOON = "soon", "Due soon"
    LATER = "later", "In date"
    AWAY = "away", "Away for long"
    NOBODY = "nobody", "No appraiser"
    NOT_REQUIRED = "none", "Not required"
