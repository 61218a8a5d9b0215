"""What of the changes of supervision is shown to those who follow changes: that there was one, and not what it says."""

from supervision import models as m
from workforce.access.permissions import Permission
from workforce.change_words import SENSITIVE

SENSITIVE.update(
    {
        **dict.fromkeys(
            (m.SupervisionSession, m.AgreedAction, m.Agreement, m.OlderRecordsRequest, m.FormalOpening),
            Permission.READ_SUPERVISION,
        ),
        m.SessionAudit: Permission.AUDIT_SUPERVISION,
        m.FrequencyRule: Permission.KEEP_SUPERVISION,
        m.SupervisorPairing: Permission.KEEP_SUPERVISION,
    }
)
