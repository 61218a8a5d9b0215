"""The tables of the ground floor."""

from workforce.models.account import Account, RoleGrant, SignInEvent
from workforce.models.arrangement import Arrangement
from workforce.models.attendance import Absence, CaseloadCount
from workforce.models.changes import ChangedFact
from workforce.models.employment import Assignment, Employment
from workforce.models.notice import Notice, NoticeEnd
from workforce.models.organisation import Unit, UnitPlacement
from workforce.models.policy import BankHoliday, PolicyValue
from workforce.models.post import Post, PostTerms, Role
from workforce.models.runs import ImportRun
from workforce.models.worker import Worker, WorkerEquality

__all__ = [
    "Absence",
    "Account",
    "Arrangement",
    "Assignment",
    "BankHoliday",
    "CaseloadCount",
    "ChangedFact",
    "Employment",
    "ImportRun",
    "Notice",
    "NoticeEnd",
    "PolicyValue",
    "Post",
    "PostTerms",
    "Role",
    "RoleGrant",
    "SignInEvent",
    "Unit",
    "UnitPlacement",
    "Worker",
    "WorkerEquality",
]
