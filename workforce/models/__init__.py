"""The tables of the ground floor."""

from workforce.models.account import Account, RoleGrant, SignInEvent
from workforce.models.adjustment import Adjustment, AdjustmentMove, SupportReferral
from workforce.models.arrangement import Arrangement
from workforce.models.attendance import Absence, CaseloadCount
from workforce.models.changes import ChangedFact
from workforce.models.checks import Check, CheckUpdate
from workforce.models.contact import EmergencyContact, WorkerContact
from workforce.models.employment import Assignment, Employment
from workforce.models.flexible import AgreedWorkPattern, FlexibleMove, FlexibleRequest
from workforce.models.forum import Forum, ForumInvitation, ForumMember
from workforce.models.induction import (
    Induction,
    InductionItem,
    InductionMark,
    StarterAnswer,
    StarterSurvey,
)
from workforce.models.induction_template import (
    CorporateItem,
    InductionTask,
    InductionTemplate,
    InductionVersion,
)
from workforce.models.notice import Notice, NoticeEnd
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
from workforce.models.worker import Worker, WorkerEquality

__all__ = [
    "Absence",
    "Account",
    "Adjustment",
    "AdjustmentMove",
    "AgreedWorkPattern",
    "Arrangement",
    "Assignment",
    "BankHoliday",
    "CaseloadCount",
    "ChangedFact",
    "Check",
    "CheckUpdate",
    "CorporateItem",
    "CpdCount",
    "EmergencyContact",
    "Employment",
    "ExpectedReturn",
    "FlexibleMove",
    "FlexibleRequest",
    "Forum",
    "ForumInvitation",
    "ForumMember",
    "ImportFile",
    "ImportLine",
    "ImportProblem",
    "ImportRun",
    "Induction",
    "InductionItem",
    "InductionMark",
    "InductionTask",
    "InductionTemplate",
    "InductionVersion",
    "Notice",
    "NoticeEnd",
    "PolicyValue",
    "Post",
    "PostTerms",
    "ProfessionalRegistration",
    "QualityAcceptance",
    "RegisterCheck",
    "RenewalConfirmation",
    "ReturnConversation",
    "RevalidationCount",
    "RevalidationSupport",
    "Role",
    "RoleGrant",
    "SavedFilter",
    "SignInEvent",
    "StarterAnswer",
    "StarterSurvey",
    "SupportReferral",
    "TeamConfirmation",
    "TeamConfirmationSettled",
    "Unit",
    "UnitPlacement",
    "Worker",
    "WorkerContact",
    "WorkerEquality",
]
