"""Changes of supervision that the figures of practice read: noted by the database, as those of the workforce are."""

from supervision.enums import SampleCriterion
from supervision.models.action import ActionMove, AgreedAction
from supervision.models.appraisal import Appraisal
from supervision.models.appraisal_parts import DevelopmentReview
from supervision.models.appraisal_sample import AppraisalSample
from supervision.models.audit import SessionAudit
from supervision.models.frequency import FrequencyRule, SupervisorPairing
from supervision.models.readiness import SupervisorTraining
from supervision.models.session import SessionMember, SupervisionSession
from workforce.models.changes import PERIOD, PRACTICE, note_changes

DONE = "done_on IS NOT NULL"
OF_SESSION = (
    "(SELECT session.on FROM supervision_supervisionsession AS session WHERE session.id = session_id)"
)

note_changes(
    SupervisionSession,
    [
        "supervisee_id",
        "supervisor_id",
        "kind",
        "state",
        '"on"',
        "reflective",
        "cancelled_by",
        "shared_on",
        "sign_by",
        "signed_on",
    ],
    worker="supervisee_id",
    days=('"on"', '"on"'),
    reader=PRACTICE,
)
note_changes(
    SessionMember,
    ["session_id", "worker_id", "organisation"],
    worker="worker_id",
    days=(OF_SESSION, OF_SESSION),
    reader=PRACTICE,
)
note_changes(
    AgreedAction,
    ["session_id", "supervisee_id", "due_on", "state"],
    worker="supervisee_id",
    days=(OF_SESSION, OF_SESSION),
    reader=PRACTICE,
)
note_changes(ActionMove, ["action_id", "state", "due_on", '"on"'], days=('"on"', '"on"'), reader=PRACTICE)
note_changes(
    SessionAudit,
    ["session_id", "done_on", "grade"],
    days=("done_on", "done_on"),
    reader=PRACTICE,
    counting=DONE,
)
note_changes(
    SupervisorTraining,
    ["worker_id", "completed_on"],
    worker="worker_id",
    days=("completed_on", "completed_on"),
    reader=PRACTICE,
)
note_changes(
    SupervisorPairing,
    ["worker_id", "supervisor_id", "period"],
    worker="worker_id",
    days=PERIOD,
    reader=PRACTICE,
)
note_changes(
    FrequencyRule,
    ["kind", "worker_id", "post_id", "role_id", "role_group", "team_id", "every", "unit", "period"],
    worker="worker_id",
    days=PERIOD,
    reader=PRACTICE,
)
note_changes(
    Appraisal,
    [
        "appraisee_id",
        "meeting_on",
        "mid_year_opens_on",
        "mid_year_due_on",
        "mid_year_on",
        "appraisee_signed_on",
        "appraiser_signed_on",
    ],
    worker="appraisee_id",
    days=("least(meeting_on, mid_year_due_on)", "least(meeting_on, mid_year_due_on)"),
    reader=PRACTICE,
    counting="meeting_on IS NOT NULL",
)
note_changes(
    DevelopmentReview,
    ["item_id", "state", '"on"'],
    days=('"on"', '"on"'),
    reader=PRACTICE,
)
note_changes(
    AppraisalSample,
    ["appraisal_id", "done_on", *(each.value for each in SampleCriterion)],
    days=("done_on", "done_on"),
    reader=PRACTICE,
    counting=DONE,
)
