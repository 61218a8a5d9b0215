"""The tables of the ground floor."""

from workforce.models.account import Account, RoleGrant, SignInEvent
from workforce.models.arrangement import Arrangement
from workforce.models.attendance import Absence, CaseloadCount
from workforce.models.changes import ChangedFact
from workforce.models.checks import Check, CheckUpdate
from workforce.models.contact import EmergencyContact, WorkerContact
from workforce.models.employment import Assignment, Employment
from workforce.models.growing import (
    Aspiration,
    CapacityReview,
    CareerDropIn,
    DropInAdvice,
    LeadRole,
    LeadRoleReview,
    Opportunity,
    OpportunityInterest,
)
from workforce.models.notice import Notice, NoticeEnd
from workforce.models.organisation import Unit, UnitPlacement
from workforce.models.pathway import (
    Pathway,
    PathwayStep,
    PathwayVersion,
    ProgressionRoute,
    RouteCriterion,
    StepHelp,
)
from workforce.models.policy import BankHoliday, PolicyValue
from workforce.models.post import Post, PostTerms, Role
from workforce.models.presence import (
    ExpectedReturn,
    QualityAcceptance,
    ReturnConversation,
    TeamConfirmation,
    TeamConfirmationSettled,
)
from workforce.models.progression import (
    CriterionAnswer,
    CriterionFinding,
    ManagerTalk,
    PanelItem,
    PanelMember,
    PanelScore,
    PortfolioItem,
    ProgressionApplication,
    ProgressionDecision,
    ProgressionMove,
    ProgressionPanel,
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
    "Arrangement",
    "Aspiration",
    "Assignment",
    "BankHoliday",
    "CapacityReview",
    "CareerDropIn",
    "CaseloadCount",
    "ChangedFact",
    "Check",
    "CheckUpdate",
    "CpdCount",
    "CriterionAnswer",
    "CriterionFinding",
    "DropInAdvice",
    "EmergencyContact",
    "Employment",
    "ExpectedReturn",
    "ImportFile",
    "ImportLine",
    "ImportProblem",
    "ImportRun",
    "LeadRole",
    "LeadRoleReview",
    "ManagerTalk",
    "Notice",
    "NoticeEnd",
    "Opportunity",
    "OpportunityInterest",
    "PanelItem",
    "PanelMember",
    "PanelScore",
    "Pathway",
    "PathwayStep",
    "PathwayVersion",
    "PolicyValue",
    "PortfolioItem",
    "Post",
    "PostTerms",
    "ProfessionalRegistration",
    "ProgressionApplication",
    "ProgressionDecision",
    "ProgressionMove",
    "ProgressionPanel",
    "ProgressionRoute",
    "QualityAcceptance",
    "RegisterCheck",
    "RenewalConfirmation",
    "ReturnConversation",
    "RevalidationCount",
    "RevalidationSupport",
    "Role",
    "RoleGrant",
    "RouteCriterion",
    "SavedFilter",
    "SignInEvent",
    "StepHelp",
    "TeamConfirmation",
    "TeamConfirmationSettled",
    "Unit",
    "UnitPlacement",
    "Worker",
    "WorkerContact",
    "WorkerEquality",
]
