"""How long records of supervision are kept, counted from the last day of the last contract (domain rules, 11.3).

What was said goes. When sessions were, how they stand and how they were graded stays, with a person without a name:
figures of past months are counted from it. A group's record stays with those who took part.
"""

from supervision import models as m
from workforce.policy import PolicyKey
from workforce.queries.retention import ACTED, Rule, Starts, add_rules

OF_A_SESSION = (
    m.SessionVersion,
    m.WellbeingVersion,
    m.SessionDraft,
    m.Addendum,
    m.ContentReading,
    m.FormalOpening,
)

SUPERVISION = Rule(
    PolicyKey.RETENTION_SUPERVISION,
    "What was said and agreed in supervision, agreements, and who read it",
    Starts.LEFT,
    dict.fromkeys(OF_A_SESSION, "session__supervisee")
    | {
        m.AgreementReading: "agreement__supervisee",
        m.Agreement: "supervisee",
        m.OlderRecordsRequest: "supervisee",
        m.PromptOrder: "account__worker",
        m.SelfAssessment: "worker",
    },
    anonymised=(
        m.SupervisionSession,
        m.SessionMember,
        m.SessionMove,
        m.SupervisorTraining,
        m.GatheringGuest,
        m.PracticeAcknowledgement,
        m.PracticeSupport,
    ),
    emptied={
        m.AgreedAction: ("supervisee", {"words": ""}),
        m.ActionMove: ("action__supervisee", {"words": ""}),
        m.SessionAudit: ("session__supervisee", {"feedback": "", "actions": "", "judgements": {}}),
        m.FrequencyRule: ("worker", {"reason": "Removed"}),
        m.SupervisorPairing: ("worker", {"reason": ""}),
    },
)
APPRAISALS = Rule(
    PolicyKey.RETENTION_APPRAISALS,
    "What was written in appraisals, objectives and development, and who read it",
    Starts.LEFT,
    dict.fromkeys((m.AppraisalVersion, m.AppraisalDraft, m.AppraisalReading), "appraisal__appraisee"),
    anonymised=(m.Appraisal, m.AppraisalMove, m.AppraisalRating),
    emptied={
        m.Objective: ("appraisal__appraisee", {"words": "", "measure": ""}),
        m.ObjectiveProgress: ("objective__appraisal__appraisee", {"words": ""}),
        m.DevelopmentItem: ("worker", {"need": "Removed", "why": "", "how": ""}),
        m.DevelopmentReview: ("item__worker", {"outcome": "", "impact": ""}),
        m.AppraisalSample: ("appraisal__appraisee", {"feedback": ""}),
    },
)

add_rules(
    SUPERVISION,
    APPRAISALS,
    kept={
        m.GatheringSeries: ACTED,
        m.GatheringAction: ACTED,
        m.GatheringIssue: "What meetings said names nobody.",
    },
)
