"""Checks of people who work here: DBS, right to work and others."""

from django.db.models import TextChoices


class CheckKind(TextChoices):
    """What is checked about somebody who works here."""

    DBS = "dbs", "DBS"
    RIGHT_TO_WORK = "right_to_work", "Right to work"
    DRIVING_LICENCE = "driving_licence", "Driving licence"
    BUSINESS_INSURANCE = "business_insurance", "Business insurance"
    OVERSEAS_POLICE = "overseas_police", "Overseas police check"
    QUALIFICATIONS = "qualifications", "Evidence of qualifications"


class CheckOutcome(TextChoices):
    """What a check found. What was disclosed is never kept here."""

    CLEAR = "clear", "Clear"
    DISCLOSED = "disclosed", "Information disclosed"


class CheckUpdateResult(TextChoices):
    """What came of a check after it was done: a status check, or a decision after a risk assessment."""

    NO_CHANGE = "no_change", "Status check: no change"
    NEW_INFORMATION = "new_information", "Status check: new information"
    PROCEED = "proceed", "Risk assessed: proceed"
    DO_NOT_PROCEED = "do_not_proceed", "Risk assessed: do not proceed"


class CheckState(TextChoices):
    """How a check stands on a day."""

    NOT_ON_RECORD = "not_on_record", "Not on record"
    REQUESTED = "requested", "Requested"
    CLEAR = "clear", "Clear"
    DISCLOSED = "disclosed", "Information disclosed: to be risk assessed"
    PROCEED = "proceed", "Information disclosed: proceed"
    DO_NOT_PROCEED = "do_not_proceed", "Information disclosed: do not proceed"
    RECHECK_DUE = "recheck_due", "Re-check due"
    OVERDUE = "overdue", "Overdue"


class DbsLevel(TextChoices):
    """Levels of a DBS certificate."""

    BASIC = "basic", "Basic"
    STANDARD = "standard", "Standard"
    ENHANCED = "enhanced", "Enhanced"


class DbsWorkforce(TextChoices):
    """The workforce that a DBS certificate is about."""

    CHILD = "child", "Child"
    ADULT = "adult", "Adult"
    BOTH = "both", "Child and adult"
