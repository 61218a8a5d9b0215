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
from workforce.models.hub import (
    Announcement,
    AnnouncementRead,
    AnnouncementVersion,
    AnnouncementWithdrawal,
    HubDocument,
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
    "Accreditation",
    "AccreditationEvidence",
    "AccreditationStage",
    "ActivityPlace",
    "Announcement",
    "AnnouncementRead",
    "AnnouncementVersion",
    "AnnouncementWithdrawal",
    "Arrangement",
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
    "CaseloadCount",
    "CelebrationEvent",
    "CelebrationPrompt",
    "ChangedFact",
    "Check",
    "CheckUpdate",
    "Commitment",
    "CommitmentAction",
    "CommitmentActionMove",
    "CommunityProfile",
    "CommunityShare",
    "CpdCount",
    "EmergencyContact",
    "Employment",
    "ExpectedReturn",
    "HubDocument",
    "ImportFile",
    "ImportLine",
    "ImportProblem",
    "ImportRun",
    "Notice",
    "NoticeEnd",
    "PolicyValue",
    "Post",
    "PostTerms",
    "ProfessionalRegistration",
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
    "SavedFilter",
    "SignInEvent",
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
