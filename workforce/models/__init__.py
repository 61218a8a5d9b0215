"""The tables of the ground floor."""

from workforce.models.account import Account, RoleGrant, SignInEvent
from workforce.models.adjustment import Adjustment, AdjustmentMove, SupportReferral
from workforce.models.accreditation import (
    Accreditation,
    AccreditationEvidence,
    AccreditationStage,
    Commitment,
    CommitmentAction,
    CommitmentActionMove,
)
from workforce.models.arrangement import Arrangement
from workforce.models.attendance import Absence, CaseloadCount
from workforce.models.benefit import Benefit, BenefitReview
from workforce.models.briefing import (
    Briefing,
    BriefingAnswer,
    BriefingManager,
    BriefingPassedOn,
    BriefingQuestion,
)
from workforce.models.changes import ChangedFact
from workforce.models.checks import Check, CheckUpdate
from workforce.models.community import CommunityProfile, CommunityShare
from workforce.models.contact import EmergencyContact, WorkerContact
from workforce.models.employment import Assignment, Employment
from workforce.models.notice import Notice, NoticeCut, NoticeEnd
from workforce.models.growth import (
    Aspiration,
    CapacityReview,
    CareerDropIn,
    DropInAdvice,
    LeadRole,
    LeadRoleReview,
    Opportunity,
    OpportunityInterest,
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
from workforce.models.hub import (
    Announcement,
    AnnouncementRead,
    AnnouncementVersion,
    AnnouncementWithdrawal,
    HubDocument,
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
from workforce.models.recognition import CelebrationEvent, CelebrationPrompt, Recognition, RecognitionMove
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
from workforce.models.wellbeing import (
    ActivityPlace,
    AssistanceUse,
    WellbeingActivity,
    WellbeingProgramme,
    WellbeingSurvey,
)
from workforce.models.worker import Worker, WorkerEquality

__all__ = [
    "Absence",
    "Account",
    "Adjustment",
    "AdjustmentMove",
    "AgreedWorkPattern",
    "Accreditation",
    "AccreditationEvidence",
    "AccreditationStage",
    "ActivityPlace",
    "Announcement",
    "AnnouncementRead",
    "AnnouncementVersion",
    "AnnouncementWithdrawal",
    "Arrangement",
    "Aspiration",
    "Assignment",
    "AssistanceUse",
    "BankHoliday",
    "CapacityReview",
    "CareerDropIn",
    "Benefit",
    "BenefitReview",
    "Briefing",
    "BriefingAnswer",
    "BriefingManager",
    "BriefingPassedOn",
    "BriefingQuestion",
    "CaseloadCount",
    "CelebrationEvent",
    "CelebrationPrompt",
    "ChangedFact",
    "Check",
    "CheckUpdate",
    "CorporateItem",
    "Commitment",
    "CommitmentAction",
    "CommitmentActionMove",
    "CommunityProfile",
    "CommunityShare",
    "CpdCount",
    "CriterionAnswer",
    "CriterionFinding",
    "DropInAdvice",
    "EmergencyContact",
    "Employment",
    "ExpectedReturn",
    "FlexibleMove",
    "FlexibleRequest",
    "Forum",
    "ForumInvitation",
    "ForumMember",
    "HubDocument",
    "ImportFile",
    "ImportLine",
    "ImportProblem",
    "ImportRun",
    "LeadRole",
    "LeadRoleReview",
    "ManagerTalk",
    "Induction",
    "InductionItem",
    "InductionMark",
    "InductionTask",
    "InductionTemplate",
    "InductionVersion",
    "Notice",
    "NoticeCut",
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
    "Recognition",
    "RecognitionMove",
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
    "StarterAnswer",
    "StarterSurvey",
    "SupportReferral",
    "TeamConfirmation",
    "TeamConfirmationSettled",
    "Unit",
    "UnitPlacement",
    "WellbeingActivity",
    "WellbeingProgramme",
    "WellbeingSurvey",
    "Worker",
    "WorkerContact",
    "WorkerEquality",
]
