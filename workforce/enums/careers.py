"""Careers: criteria of a step, applications and panels, wishes and opportunities."""

from django.db.models import TextChoices


class CriterionKind(TextChoices):
    """What a step of a pathway may ask for."""

    MONTHS_IN_ROLE = "months_in_role", "Months in the present role"
    MONTHS_QUALIFIED = "months_qualified", "Months since qualifying"
    PERMANENT = "permanent", "Permanent contract"
    REGISTERED = "registered", "Registered, and the registration is current"
    ASYE_PASSED = "asye_passed", "ASYE passed"
    PRACTICE_EDUCATOR = "practice_educator", "Practice educator, at least of this stage"
    MANDATORY_TRAINING = "mandatory_training", "Mandatory training is current"
    SUPERVISION = "supervision", "Supervision and appraisal are held"
    NO_CAPABILITY = "no_capability", "No capability procedure is running"
    PORTFOLIO = "portfolio", "Pieces of evidence in the portfolio"
    PCF_LEVEL = "pcf_level", "Practice at this level of the professional capabilities framework"
    DEVELOPS_OTHERS = "develops_others", "Develops others; practice education is evidence of it"
    OTHER = "other", "Something else"


JUDGED = (CriterionKind.PCF_LEVEL, CriterionKind.DEVELOPS_OTHERS, CriterionKind.OTHER)
"""What a panel judges. Everything else is so or is not so."""


class CriterionResult(TextChoices):
    """How a criterion stands for somebody."""

    PASS = "pass", "Met"
    FAIL = "fail", "Not met"
    NOT_KNOWN = "not_known", "Not known"


class ProgressionState(TextChoices):
    """States of an application for progression (domain rules, 6.10)."""

    INTEREST = "interest", "Interest said"
    TALKED = "talked", "Talked with the manager"
    DRAFT = "draft", "Being written"
    SUBMITTED = "submitted", "Submitted"
    ELIGIBLE = "eligible", "Ready for a panel"
    AT_PANEL = "at_panel", "At a panel"
    APPROVED = "approved", "Approved"
    DEFERRED = "deferred", "Deferred"
    NOT_APPROVED = "not_approved", "Not approved"
    APPEALED = "appealed", "Appealed against"
    DISMISSED = "dismissed", "Not approved, also on appeal"
    EFFECTIVE = "effective", "In effect"
    WITHDRAWN = "withdrawn", "Withdrawn"


APPLICATION_OVER = (
    ProgressionState.NOT_APPROVED,
    ProgressionState.DISMISSED,
    ProgressionState.EFFECTIVE,
    ProgressionState.WITHDRAWN,
)
"""States after which the same person may begin another application."""
READY_FOR_PANEL = (ProgressionState.ELIGIBLE, ProgressionState.AT_PANEL)


class ProgressionOutcome(TextChoices):
    """What is decided about an application."""

    APPROVED = "approved", "Approved"
    DEFERRED = "deferred", "Deferred"
    NOT_APPROVED = "not_approved", "Not approved"


class Wish(TextChoices):
    """What somebody wants of the years to come."""

    STAY = "stay", "Stay at my level"
    LATERAL = "lateral", "Another kind of work at my level"
    PROMOTION = "promotion", "Promotion"
    LEADERSHIP = "leadership", "Leadership"


class OpportunityKind(TextChoices):
    """Kinds of internal opportunity."""

    SECONDMENT = "secondment", "Secondment"
    PROJECT = "project", "Project"
    SHADOWING = "shadowing", "Shadowing"
    ACTING_UP = "acting_up", "Acting up"
    LEAD_ROLE = "lead_role", "Lead role"


class InterestOutcome(TextChoices):
    """What came of somebody's interest in an opportunity."""

    CHOSEN = "chosen", "Chosen"
    NOT_CHOSEN = "not_chosen", "Not chosen"
    WITHDRAWN = "withdrawn", "Withdrew"


class Capacity(TextChoices):
    """What a review of a deputy's capacity found."""

    ENOUGH = "enough", "Enough"
    STRETCHED = "stretched", "Stretched"
    TOO_LITTLE = "too_little", "Too little"


class AdviceTheme(TextChoices):
    """What a career drop-in was asked about."""

    PATHWAY = "pathway", "The pathway and its criteria"
    APPLICATION = "application", "An application"
    LEARNING = "learning", "Courses and qualifications"
    LATERAL = "lateral", "Another kind of work"
    LEADERSHIP = "leadership", "Leadership"
    OTHER = "other", "Something else"
