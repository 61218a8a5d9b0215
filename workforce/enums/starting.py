"""Induction, adjustments, referrals for support, and flexible working."""

from django.db.models import IntegerChoices, TextChoices


class InductionStage(TextChoices):
    """How far a version of an induction has come."""

    PILOT = "pilot", "Pilot"
    FINAL = "final", "Final"


class InductionFor(TextChoices):
    """Whom a template of an induction is for, the least specific first."""

    EVERYBODY = "everybody", "Everybody"
    GROUP = "group", "A group of roles"
    ROLE = "role", "One role"


class InductionTime(TextChoices):
    """When in an induction something is to be done."""

    BEFORE = "before", "Before the start"
    DAY_1 = "day1", "Day 1"
    WEEK_1 = "week1", "Week 1"
    MONTH_1 = "month1", "Month 1"
    MONTH_3 = "month3", "Month 3"
    MONTH_6 = "month6", "Month 6"


class InductionOwner(TextChoices):
    """Who does a task of an induction."""

    STARTER = "starter", "The starter"
    MANAGER = "manager", "Line manager"
    HR = "hr", "HR"
    BUDDY = "buddy", "Buddy"
    LEARNING = "learning", "Learning and development"


class InductionState(TextChoices):
    """How a task of somebody's induction stands. Each follows on each other; every step is kept."""

    OPEN = "open", "To do"
    DONE = "done", "Done"
    NOT_NEEDED = "not_needed", "Not needed"


class InductionReason(TextChoices):
    """What an induction is for."""

    START = "start", "Starts here"
    ROLE = "role", "Moves into the role"


class SurveyWave(IntegerChoices):
    """After how many days somebody new is asked how it went."""

    DAY_30 = 30, "After 30 days"
    DAY_90 = 90, "After 90 days"


class AdjustmentState(TextChoices):
    """How far an adjustment has come."""

    NEEDED = "needed", "Needed"
    AGREED = "agreed", "Agreed"
    DECLINED = "declined", "Declined"
    IN_PLACE = "in_place", "In place"
    ENDED = "ended", "Ended"


class AskedBy(TextChoices):
    """Who said that an adjustment is needed."""

    PERSON = "person", "The person"
    MANAGER = "manager", "The line manager, with the person's agreement"
    HR = "hr", "HR, with the person's agreement"


class ReferralKind(TextChoices):
    """Where somebody is referred for support."""

    OCCUPATIONAL_HEALTH = "oh", "Occupational health"
    ACCESS_TO_WORK = "atw", "Access to Work"
    FIT_FOR_WORK = "ffw", "Fit for Work"
    ICT = "ict", "ICT"
    HEALTH_AND_SAFETY = "hs", "Health and safety"


class ReferralOutcome(TextChoices):
    """What kind of outcome a referral had, never what it says."""

    SUPPORT = "support", "Support agreed"
    NO_SUPPORT = "none", "No further support needed"
    NOT_ELIGIBLE = "not_eligible", "Not eligible"
    WITHDRAWN = "withdrawn", "Withdrawn by the person"


class FlexibleState(TextChoices):
    """How a request for flexible working stands."""

    ASKED = "asked", "Asked"
    CONSULTED = "consulted", "Meeting held"
    APPROVED = "approved", "Approved"
    PART = "part", "Approved in part"
    REFUSED = "refused", "Refused"
    WITHDRAWN = "withdrawn", "Withdrawn"
    APPEALED = "appealed", "Appealed"
    UPHELD = "upheld", "Approved on appeal"
    TURNED_DOWN = "turned_down", "Refused on appeal"


class RefusalReason(TextChoices):
    """Why a request for flexible working may be refused, and for nothing else (Employment Rights Act 1996, 80G)."""

    COSTS = "costs", "The burden of additional costs"
    DEMAND = "demand", "A detrimental effect on the ability to meet customer demand"
    REORGANISE = "reorganise", "Work cannot be reorganised among existing staff"
    RECRUIT = "recruit", "Additional staff cannot be recruited"
    QUALITY = "quality", "A detrimental impact on quality"
    PERFORMANCE = "performance", "A detrimental impact on performance"
    WORK = "work", "Not enough work in the hours proposed"
    CHANGES = "changes", "Planned structural changes"


class AgreedPattern(TextChoices):
    """How somebody's hours lie, as agreed."""

    FULL_TIME = "full", "Full time"
    PART_TIME = "part", "Part time"
    COMPRESSED = "compressed", "Compressed hours"
    TERM_TIME = "term", "Term time"
    JOB_SHARE = "share", "Job share"
    OTHER = "other", "Another pattern"
