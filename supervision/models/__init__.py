"""Supervision: agreements, sessions, what was said, actions, and who read what."""

from supervision.models.action import ActionMove, AgreedAction
from supervision.models.agreement import Agreement
from supervision.models.appraisal import Appraisal, AppraisalMove, AppraisalRating, AppraisalReading
from supervision.models.appraisal_parts import (
    AppraisalDraft,
    AppraisalVersion,
    DevelopmentItem,
    DevelopmentReview,
    Objective,
    ObjectiveProgress,
)
from supervision.models.appraisal_sample import AppraisalSample
from supervision.models.appraisal_setup import AppraisalForm, CouncilPriority, CouncilValue
from supervision.models.audit import SessionAudit
from supervision.models.content import Addendum, SessionDraft, SessionVersion, WellbeingVersion
from supervision.models.frequency import FrequencyRule, SupervisorPairing
from supervision.models.gathering import (
    Gathering,
    GatheringAction,
    GatheringClosure,
    GatheringGuest,
    GatheringIssue,
    GatheringSeries,
)
from supervision.models.noted import OF_SESSION
from supervision.models.practice import (
    PracticeAcknowledgement,
    PracticeDocument,
    PracticeQuestion,
    PracticeStandard,
    PracticeSupport,
    PracticeVersion,
    PracticeWorkshop,
    SelfAssessment,
)
from supervision.models.readiness import SupervisorTraining
from supervision.models.reading import AgreementReading, ContentReading, FormalOpening, OlderRecordsRequest
from supervision.models.session import (
    SessionMember,
    SessionMove,
    SupervisionSession,
    supervised_people,
)
from supervision.models.template import PromptOrder, RecordTemplate

__all__ = [
    "OF_SESSION",
    "ActionMove",
    "Addendum",
    "AgreedAction",
    "Agreement",
    "AgreementReading",
    "Appraisal",
    "AppraisalDraft",
    "AppraisalForm",
    "AppraisalMove",
    "AppraisalRating",
    "AppraisalReading",
    "AppraisalSample",
    "AppraisalVersion",
    "ContentReading",
    "CouncilPriority",
    "CouncilValue",
    "DevelopmentItem",
    "DevelopmentReview",
    "FormalOpening",
    "FrequencyRule",
    "Gathering",
    "GatheringAction",
    "GatheringClosure",
    "GatheringGuest",
    "GatheringIssue",
    "GatheringSeries",
    "Objective",
    "ObjectiveProgress",
    "OlderRecordsRequest",
    "PracticeAcknowledgement",
    "PracticeDocument",
    "PracticeQuestion",
    "PracticeStandard",
    "PracticeSupport",
    "PracticeVersion",
    "PracticeWorkshop",
    "PromptOrder",
    "RecordTemplate",
    "SelfAssessment",
    "SessionAudit",
    "SessionDraft",
    "SessionMember",
    "SessionMove",
    "SessionVersion",
    "SupervisionSession",
    "SupervisorPairing",
    "SupervisorTraining",
    "WellbeingVersion",
    "supervised_people",
]
