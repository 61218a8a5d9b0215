"""The tables of the ground floor."""

from workforce.models.account import Account, RoleGrant, SignInEvent
from workforce.models.attendance import Absence, CaseloadCount
from workforce.models.changes import ChangedFact
from workforce.models.employment import Assignment, Employment
from workforce.models.organisation import Unit, UnitPlacement
from workforce.models.policy import BankHoliday, PolicyValue
from workforce.models.post import Post, PostTerms, Role
from workforce.models.runs import ImportFile, ImportLine, ImportProblem, ImportRun
from workforce.models.worker import Worker, WorkerEquality

__all__ = [
    "Absence",
    "Account",
    "Assignment",
    "BankHoliday",
    "CaseloadCount",
    "ChangedFact",
    "Employment",
    "ImportFile",
    "ImportLine",
    "ImportProblem",
    "ImportRun",
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
