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


class PlaceOutcome(TextChoices):
    """What came of somebody's interest in a place in a project."""

    TAKEN_ON = "taken_on", "Taken on"
    NOT_THIS_TIME = "not_this_time", "Not this time"
    WITHDRAWN = "withdrawn", "Withdrawn"


class NominationOutcome(TextChoices):
    """What came of a nomination for an external accreditation."""

    ACCREDITED = "accredited", "Accredited"
    NOT_ACCREDITED = "not_accredited", "Not accredited"
    WITHDRAWN = "withdrawn", "Withdrawn"
