"""The tables of the ground floor."""

from workforce.models.account import Account, RoleGrant, SignInEvent
from workforce.models.attendance import Absence, CaseloadCount
from workforce.models.changes import ChangedFact
from workforce.models.employment import Assignment, Employment
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
from workforce.models.runs import ImportRun
from workforce.models.worker import Worker, WorkerEquality

__all__ = [
    "Absence",
    "Account",
    "Assignment",
    "BankHoliday",
    "CaseloadCount",
    "ChangedFact",
    "Employment",
    "ExpectedReturn",
    "ImportRun",
    "PolicyValue",
    "Post",
    "PostTerms",
    "QualityAcceptance",
    "ReturnConversation",
    "Role",
    "RoleGrant",
    "SignInEvent",
    "TeamConfirmation",
    "TeamConfirmationSettled",
    "Unit",
    "UnitPlacement",
    "Worker",
    "WorkerEquality",
]
