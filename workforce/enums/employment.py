"""Contracts, roles as the return counts them, agency work, acting up and secondments, starting and leaving."""

from django.db.models import IntegerChoices, TextChoices


class Regulator(TextChoices):
    """Who keeps the register that a role needs."""

    SWE = "SWE", "Social Work England"
    NMC = "NMC", "Nursing and Midwifery Council"
    HCPC = "HCPC", "Health and Care Professions Council"


class CswwRole(IntegerChoices):
    """Role in the workforce return (item OrgRole). A role without one is no social work role."""

    SENIOR_MANAGER = 1, "Senior manager"
    MIDDLE_MANAGER = 2, "Middle manager"
    FIRST_LINE_MANAGER = 3, "First line manager"
    SENIOR_PRACTITIONER = 4, "Senior practitioner"
    CASE_HOLDER = 5, "Case holder"
    QUALIFIED_WITHOUT_CASES = 6, "Qualified without cases"


class Contract(TextChoices):
    """How somebody is engaged. Only the employed ones count as the council's own staff."""

    PERMANENT = "permanent", "Permanent"
    FIXED_TERM = "fixed_term", "Fixed term"
    APPRENTICE = "apprentice", "Apprentice"
    SECONDED_IN = "seconded_in", "Seconded in"
    AGENCY = "agency", "Agency"
    CASUAL = "casual", "Casual"


EMPLOYED = (Contract.PERMANENT, Contract.FIXED_TERM, Contract.APPRENTICE, Contract.SECONDED_IN)
"""Contracts paid directly by the council. Agency is never employed; casual is in neither."""


class AgencyReason(TextChoices):
    """Why an agency worker is here. Only `vacancy` counts as covering a vacancy."""

    VACANCY = "vacancy", "Covering a vacancy"
    SICKNESS = "sickness", "Covering sickness"
    MATERNITY = "maternity", "Covering maternity"
    OTHER_LEAVE = "other_leave", "Covering other leave"
    CAPACITY = "capacity", "Extra capacity"
    PROJECT = "project", "Project"


class ArrangementKind(TextChoices):
    """What somebody does beside the assignment that they keep."""

    ACTING_UP = "acting_up", "Acting up"
    SECONDED_OUT = "seconded_out", "Seconded out"


class StartOrigin(IntegerChoices):
    """Item StartOrigin of the return: where a starter came from."""

    NEWLY_QUALIFIED = 1, "Newly qualified social worker"
    OTHER_AUTHORITY = 2, "Social worker role in a different local authority in England"
    OUTSIDE_ENGLAND = 3, "Social worker role outside England"
    AGENCY = 4, "Agency or consultancy in social work (in England)"
    OTHER_SOCIAL_WORK = 5, "Other social work role, non-local authority (in England)"
    SOCIAL_CARE = 6, "Other social care role, local authority or not (in England)"
    NOT_SOCIAL_CARE = 7, "Non-social care role, any role outside England, no employment, career break"
    OTHER = 8, "Other"
    NOT_KNOWN = 9, "Not known"
    NOT_COLLECTED = 10, "Not yet collected"


class Destination(IntegerChoices):
    """Item LeaverDestination of the return: where a leaver went. Not the codes of StartOrigin."""

    OTHER_AUTHORITY = 1, "Social worker role in a different local authority in England"
    OUTSIDE_ENGLAND = 2, "Social worker role outside England"
    AGENCY = 3, "Agency or consultancy in social work (in England)"
    OTHER_SOCIAL_WORK = 4, "Other social work role, non-local authority (in England)"
    SOCIAL_CARE = 5, "Other social care role, local authority or not (in England)"
    NOT_SOCIAL_CARE = 6, "Non-social care role, any role outside England, no employment, career break"
    OTHER = 7, "Other"
    NOT_KNOWN = 8, "Not known"
    NOT_COLLECTED = 9, "Not yet collected"


class ReasonLeft(IntegerChoices):
    """Item ReasonLeave of the return."""

    RESIGNATION = 1, "Resignation"
    VOLUNTARY_REDUNDANCY = 2, "Voluntary redundancy"
    COMPULSORY_REDUNDANCY = 3, "Compulsory redundancy"
    DISMISSED = 4, "Dismissed"
    RETIRED = 5, "Retired"
    DECEASED = 6, "Deceased"
    MOVED_WITHIN_AUTHORITY = 7, "Moved to a non-child and family social work role within the authority"
    OTHER = 8, "Other"
    NOT_KNOWN = 9, "Not known"
    NOT_COLLECTED = 10, "Not yet collected"
