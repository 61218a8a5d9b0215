"""The tables of the ground floor."""

from workforce.models.account import Account, RoleGrant, SignInEvent
from workforce.models.arrangement import Arrangement
from workforce.models.attendance import Absence, CaseloadCount
from workforce.models.changes import ChangedFact
from workforce.models.checks import Check, CheckUpdate
from workforce.models.contact import EmergencyContact, WorkerContact
from workforce.models.continuous_service import ContinuousService
from workforce.models.employment import Assignment, Employment
from workforce.models.nominations import (
    AccreditationScheme,
    CriterionCheck,
    Nomination,
    SchemeCriterion,
)
from workforce.models.notice import Notice, NoticeCut, NoticeEnd
from workforce.models.organisation import Unit, UnitPlacement
from workforce.models.policy import BankHoliday, PolicyValue
from workforce.models.post import Post, PostTerms, Role
from workforce.models.presence import (
    ExpectedReturn,
    QualityAcceptance,
    ReturnConversation,
    TeamConfirmation,
    TeamConfirmationSettled,
)
from workforce.models.programmes import ChangeProgramme, PartnerMember, ProgrammePart, UnitTag
from workforce.models.projects import PlaceInterest, Project, ProjectMove, ProjectPlace
from workforce.models.registration import (
    CpdCount,
    ProfessionalRegistration,
    RegisterCheck,
    RenewalConfirmation,
    RevalidationCount,
    RevalidationSupport,
)
from workforce.models.runs import ImportFile, ImportLine, ImportProblem, ImportRun
from workforce.models.saved_filter import SavedFilter
from workforce.models.succession import (
    CriticalPost,
    DevelopmentAction,
    IncumbentRisk,
    SuccessionMove,
    Successor,
    TalentNote,
    TalentNoteShown,
)
from workforce.models.worker import Worker, WorkerEquality
from workforce.models.workforce_plan import (
    WorkforcePlan,
    WorkforcePlanAction,
    WorkforcePlanMove,
    WorkforcePlanVersion,
)

__all__ = [
    "Absence",
    "Account",
    "AccreditationScheme",
    "Arrangement",
    "Assignment",
    "BankHoliday",
    "CaseloadCount",
    "ChangeProgramme",
    "ChangedFact",
    "Check",
    "CheckUpdate",
    "ContinuousService",
    "CpdCount",
    "CriterionCheck",
    "CriticalPost",
    "DevelopmentAction",
    "EmergencyContact",
    "Employment",
    "ExpectedReturn",
    "ImportFile",
    "ImportLine",
    "ImportProblem",
    "ImportRun",
    "IncumbentRisk",
    "Nomination",
    "Notice",
    "NoticeCut",
    "NoticeEnd",
    "PartnerMember",
    "PlaceInterest",
    "PolicyValue",
    "Post",
    "PostTerms",
    "ProfessionalRegistration",
    "ProgrammePart",
    "Project",
    "ProjectMove",
    "ProjectPlace",
    "QualityAcceptance",
    "RegisterCheck",
    "RenewalConfirmation",
    "ReturnConversation",
    "RevalidationCount",
    "RevalidationSupport",
    "Role",
    "RoleGrant",
    "SavedFilter",
    "SchemeCriterion",
    "SignInEvent",
    "SuccessionMove",
    "Successor",
    "TalentNote",
    "TalentNoteShown",
    "TeamConfirmation",
    "TeamConfirmationSettled",
    "Unit",
    "UnitPlacement",
    "UnitTag",
    "Worker",
    "WorkerContact",
    "WorkerEquality",
    "WorkforcePlan",
    "WorkforcePlanAction",
    "WorkforcePlanMove",
    "WorkforcePlanVersion",
]
