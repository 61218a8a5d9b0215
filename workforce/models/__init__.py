"""The tables of the ground floor."""

from workforce.models.account import Account, RoleGrant, SignInEvent
from workforce.models.accreditation import (
    Accreditation,
    AccreditationEvidence,
    AccreditationStage,
    Commitment,
    CommitmentAction,
    CommitmentActionMove,
)
from workforce.models.adjustment import Adjustment, AdjustmentMove, SupportReferral
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
from workforce.models.continuous_service import ContinuousService
from workforce.models.digest import DigestPreference, DigestSent
from workforce.models.employment import Assignment, Employment
from workforce.models.flexible import AgreedWorkPattern, FlexibleMove, FlexibleRequest
from workforce.models.forum import Forum, ForumInvitation, ForumMember
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
from workforce.models.hub import (
    Announcement,
    AnnouncementRead,
    AnnouncementVersion,
    AnnouncementWithdrawal,
    HubDocument,
)
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
from workforce.models.nominations import (
    AccreditationScheme,
    CriterionCheck,
    Nomination,
    SchemeCriterion,
)
from workforce.models.notice import Notice, NoticeCut, NoticeEnd
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
from workforce.models.programmes import ChangeProgramme, PartnerMember, ProgrammePart, UnitTag
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
from workforce.models.projects import PlaceInterest, Project, ProjectMove, ProjectPlace
from workforce.models.recognition import CelebrationEvent, CelebrationPrompt, Recognition, RecognitionMove
from workforce.models.registration import (
    CpdCount,
    ProfessionalRegistration,
    RegisterCheck,
    RenewalConfirmation,
    RevalidationCount,
    RevalidationSupport,
)
from workforce.models.retention import LegalHold, Removal, RemovedPerson
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
from workforce.models.wellbeing import (
    ActivityPlace,
    AssistanceUse,
    WellbeingActivity,
    WellbeingProgramme,
    WellbeingSurvey,
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
    "Accreditation",
    "AccreditationEvidence",
    "AccreditationScheme",
    "AccreditationStage",
    "ActivityPlace",
    "Adjustment",
    "AdjustmentMove",
    "AgreedWorkPattern",
    "Announcement",
    "AnnouncementRead",
    "AnnouncementVersion",
    "AnnouncementWithdrawal",
    "Arrangement",
    "Aspiration",
    "Assignment",
    "AssistanceUse",
    "BankHoliday",
    "Benefit",
    "BenefitReview",
    "Briefing",
    "BriefingAnswer",
    "BriefingManager",
    "BriefingPassedOn",
    "BriefingQuestion",
    "CapacityReview",
    "CareerDropIn",
    "CaseloadCount",
    "CelebrationEvent",
    "CelebrationPrompt",
    "ChangeProgramme",
    "ChangedFact",
    "Check",
    "CheckUpdate",
    "Commitment",
    "CommitmentAction",
    "CommitmentActionMove",
    "CommunityProfile",
    "CommunityShare",
    "ContinuousService",
    "CorporateItem",
    "CpdCount",
    "CriterionAnswer",
    "CriterionCheck",
    "CriterionFinding",
    "CriticalPost",
    "DevelopmentAction",
    "DigestPreference",
    "DigestSent",
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
    "IncumbentRisk",
    "Induction",
    "InductionItem",
    "InductionMark",
    "InductionTask",
    "InductionTemplate",
    "InductionVersion",
    "LeadRole",
    "LeadRoleReview",
    "LegalHold",
    "ManagerTalk",
    "Nomination",
    "Notice",
    "NoticeCut",
    "NoticeEnd",
    "Opportunity",
    "OpportunityInterest",
    "PanelItem",
    "PanelMember",
    "PanelScore",
    "PartnerMember",
    "Pathway",
    "PathwayStep",
    "PathwayVersion",
    "PlaceInterest",
    "PolicyValue",
    "PortfolioItem",
    "Post",
    "PostTerms",
    "ProfessionalRegistration",
    "ProgrammePart",
    "ProgressionApplication",
    "ProgressionDecision",
    "ProgressionMove",
    "ProgressionPanel",
    "ProgressionRoute",
    "Project",
    "ProjectMove",
    "ProjectPlace",
    "QualityAcceptance",
    "Recognition",
    "RecognitionMove",
    "RegisterCheck",
    "Removal",
    "RemovedPerson",
    "RenewalConfirmation",
    "ReturnConversation",
    "RevalidationCount",
    "RevalidationSupport",
    "Role",
    "RoleGrant",
    "RouteCriterion",
    "SavedFilter",
    "SchemeCriterion",
    "SignInEvent",
    "StarterAnswer",
    "StarterSurvey",
    "StepHelp",
    "SuccessionMove",
    "Successor",
    "SupportReferral",
    "TalentNote",
    "TalentNoteShown",
    "TeamConfirmation",
    "TeamConfirmationSettled",
    "Unit",
    "UnitPlacement",
    "UnitTag",
    "WellbeingActivity",
    "WellbeingProgramme",
    "WellbeingSurvey",
    "Worker",
    "WorkerContact",
    "WorkerEquality",
    "WorkforcePlan",
    "WorkforcePlanAction",
    "WorkforcePlanMove",
    "WorkforcePlanVersion",
]
