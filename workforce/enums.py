"""The closed lists of the ground floor, with the codes that the statutory return uses."""

from django.db.models import IntegerChoices, TextChoices


class UnitKind(TextChoices):
    """Levels of the organisation, from the top down."""

    DIRECTORATE = "directorate", "Directorate"
    SERVICE = "service", "Service"
    TEAM = "team", "Team"


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


class Funding(TextChoices):
    """Whether a post is there for good."""

    PERMANENT = "permanent", "Permanent"
    TEMPORARY = "temporary", "Temporary"


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


class AbsenceKind(TextChoices):
    """Why somebody is away."""

    SICKNESS = "sickness", "Sickness"
    MATERNITY = "maternity", "Maternity"
    PATERNITY = "paternity", "Paternity"
    ADOPTION = "adoption", "Adoption"
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


class Sex(TextChoices):
    """Item Sex of the return, from 2024."""

    MALE = "M", "Male"
    FEMALE = "F", "Female"


class Ethnicity(TextChoices):
    """Item Ethnicity of the return."""

    WBRI = "WBRI", "White British"
    WIRI = "WIRI", "White Irish"
    WOTH = "WOTH", "Any other White background"
    MWBC = "MWBC", "White and Black Caribbean"
    MWBA = "MWBA", "White and Black African"
    MWAS = "MWAS", "White and Asian"
    MOTH = "MOTH", "Any other mixed background"
    AIND = "AIND", "Indian"
    APKN = "APKN", "Pakistani"
    ABAN = "ABAN", "Bangladeshi"
    AOTH = "AOTH", "Any other Asian background"
    BCRB = "BCRB", "Black Caribbean"
    BAFR = "BAFR", "Black African"
    BOTH = "BOTH", "Any other Black background"
    CHNE = "CHNE", "Chinese"
    OOTH = "OOTH", "Any other ethnic group"
    REFU = "REFU", "Declared not stated or refused"
    NOBT = "NOBT", "Information not yet obtained"


NOT_SAID = "not_said", "Prefer not to say"
"""The answer that every question on equality has."""


class YesOrNo(TextChoices):
    """An answer on equality: gender as at birth, disability, pregnancy or maternity, care experience."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_SAID = NOT_SAID


class Partnership(TextChoices):
    """Marriage and civil partnership."""

    MARRIED = "married", "Married"
    CIVIL_PARTNERSHIP = "civil", "In a civil partnership"
    NEITHER = "neither", "Neither"
    NOT_SAID = NOT_SAID


class Religion(TextChoices):
    """Religion or belief, as the census of 2021 asks."""

    NONE = "none", "No religion"
    BUDDHIST = "buddhist", "Buddhist"
    CHRISTIAN = "christian", "Christian"
    HINDU = "hindu", "Hindu"
    JEWISH = "jewish", "Jewish"
    MUSLIM = "muslim", "Muslim"
    SIKH = "sikh", "Sikh"
    OTHER = "other", "Any other religion or belief"
    NOT_SAID = NOT_SAID


class Orientation(TextChoices):
    """Sexual orientation, as the census of 2021 asks."""

    STRAIGHT = "straight", "Straight or heterosexual"
    GAY_OR_LESBIAN = "gay", "Gay or lesbian"
    BISEXUAL = "bisexual", "Bisexual"
    OTHER = "other", "Another orientation"
    NOT_SAID = NOT_SAID


class Caring(TextChoices):
    """For whom somebody cares beside the job."""

    NOBODY = "nobody", "For nobody"
    CHILDREN = "children", "For children"
    ADULTS = "adults", "For adults"
    BOTH = "both", "For children and adults"
    NOT_SAID = NOT_SAID


class WorkingPattern(TextChoices):
    """How somebody's hours lie."""

    FULL_TIME = "full", "Full time"
    PART_TIME = "part", "Part time"
    COMPRESSED = "compressed", "Compressed hours"
    TERM_TIME = "term", "Term time"
    JOB_SHARE = "share", "Job share"
    OTHER = "other", "Another pattern"
    NOT_SAID = NOT_SAID


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


class RunState(TextChoices):
    """States of an import. At the command line it begins waiting; in the browser it is checked and confirmed first."""

    CHECKING = "checking", "Being checked"
    CHECKED = "checked", "To be confirmed"
    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Being imported"
    DONE = "done", "Imported"
    REFUSED = "refused", "Refused"
    CANCELLED = "cancelled", "Cancelled"
    UNDOING = "undoing", "Being undone"
    UNDONE = "undone", "Undone"


AT_WORK = (RunState.CHECKING, RunState.WAITING, RunState.RUNNING, RunState.UNDOING)
"""States of an import that go on by themselves: a task is to do something."""


class SignInEventKind(TextChoices):
    """What can happen at the door of the application."""

    SIGNED_IN = "signed_in", "Signed in"
    SIGNED_OUT = "signed_out", "Signed out"
    FAILED = "failed", "Wrong e-mail address or password"
    LOCKED_OUT = "locked_out", "Refused: too many attempts"
    NO_ACCESS = "no_access", "Refused: access has ended"
    PASSWORD_SET = "password_set", "Set a new password"


class RegistrationState(TextChoices):
    """How somebody's professional registration stands on a day."""

    NOT_REQUIRED = "not_required", "Not required"
    NOT_ON_RECORD = "not_on_record", "Not on record"
    PENDING = "pending", "Pending"
    REGISTERED = "registered", "Registered"
    CONDITIONS = "conditions", "Registered with conditions"
    RENEWAL_DUE = "renewal_due", "Renewal due"
    LAPSED = "lapsed", "Lapsed"
    SUSPENDED = "suspended", "Suspended"
    REMOVED = "removed", "Removed"
    LEFT = "left", "Left the register"


MAY_PRACTISE = (
    RegistrationState.NOT_REQUIRED,
    RegistrationState.REGISTERED,
    RegistrationState.CONDITIONS,
    RegistrationState.RENEWAL_DUE,
)
"""In every other state nobody may practise in a role that needs the registration."""


class RegisterResult(TextChoices):
    """What a look at the public register found."""

    REGISTERED = "registered", "Registered"
    CONDITIONS = "conditions", "Registered with conditions"
    NOT_FOUND = "not_found", "Not on the register"
    LAPSED = "lapsed", "Lapsed"
    SUSPENDED = "suspended", "Suspended"
    REMOVED = "removed", "Removed"
    LEFT = "left", "Left the register"


ON_THE_REGISTER = (RegisterResult.REGISTERED, RegisterResult.CONDITIONS)
"""What a look finds of somebody who may practise."""


class Tone(TextChoices):
    """How urgent a state is. Pages always say the state in words too."""

    GREY = "neutral", "Nothing to do"
    GREEN = "good", "Done"
    AMBER = "warning", "Due soon"
    RED = "bad", "Due now or overdue"
    CRITICAL = "critical", "Act today"

    @property
    def badge(self) -> str:
        """The tone of the badge that shows it."""
        return str(Tone.RED if self is Tone.CRITICAL else self)


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


class SuccessionState(TextChoices):
    """How the succession plan of a critical post stands. Only a draft and an agreement are written down."""

    NO_PLAN = "no_plan", "No plan"
    DRAFT = "draft", "Draft"
    AGREED = "agreed", "Agreed"
    REVIEW_DUE = "review_due", "Review due"


class Risk(TextChoices):
    """How likely whoever holds a critical post is to retire or leave."""

    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class Readiness(TextChoices):
    """When somebody could follow into a critical post."""

    NOW = "now", "Ready now"
    SOON = "soon", "In 1 to 2 years"
    LATER = "later", "In 3 years or more"


class WorkforcePlanState(TextChoices):
    """How the workforce plan of a year stands."""

    DRAFT = "draft", "Draft"
    AGREED = "agreed", "Agreed"
    LIVE = "live", "Live"
    REVIEWED = "reviewed", "Reviewed"


class UnitTagKind(TextChoices):
    """What may be said of a unit beside its place in the tree."""

    TEAM_TYPE = "team_type", "Type of team"
    CO_LOCATED = "co_located", "Shares a place with"
    PARTNERS = "partners", "Integrated with partners"
    HOSTED = "hosted", "Hosted for others"
    SCHOOLS = "schools", "Linked to schools"
    TERMS = "terms", "Terms and conditions"


class MemberKind(TextChoices):
    """Who works in a team without being engaged by the council."""

    PARTNER = "partner", "Partner staff"
    VOLUNTEER = "volunteer", "Volunteer"


class ProjectState(TextChoices):
    """How a project stands."""

    PLANNED = "planned", "Planned"
    UNDER_WAY = "under_way", "Under way"
    CLOSED = "closed", "Closed"
    STOPPED = "stopped", "Stopped"


class InterestOutcome(TextChoices):
    """What came of somebody's interest in a place in a project."""

    TAKEN_ON = "taken_on", "Taken on"
    NOT_THIS_TIME = "not_this_time", "Not this time"
    WITHDRAWN = "withdrawn", "Withdrawn"


class NominationOutcome(TextChoices):
    """What came of a nomination for an external accreditation."""

    ACCREDITED = "accredited", "Accredited"
    NOT_ACCREDITED = "not_accredited", "Not accredited"
    WITHDRAWN = "withdrawn", "Withdrawn"
