"""The tables of the ground floor."""

from workforce.models.account import Account, RoleGrant, SignInEvent
from workforce.models.attendance import Absence, CaseloadCount
from workforce.models.changes import ChangedFact
from workforce.models.contact import EmergencyContact, WorkerContact
from workforce.models.employment import Assignment, Employment
from workforce.models.organisation import Unit, UnitPlacement
from workforce.models.policy import BankHoliday, PolicyValue
from workforce.models.post import Post, PostTerms, Role
from workforce.models.runs import ImportRun
from workforce.models.saved_filter import SavedFilter
from workforce.models.worker import Worker, WorkerEquality

__all__ = [
    "Absence",
    "Account",
    "Assignment",
    "BankHoliday",
    "CaseloadCount",
    "ChangedFact",
    "EmergencyContact",
    "Employment",
    "ImportRun",
    "PolicyValue",
    "Post",
    "PostTerms",
    "Role",
    "RoleGrant",
    "SavedFilter",
    "SignInEvent",
    "Unit",
    "UnitPlacement",
    "Worker",
    "WorkerContact",
    "WorkerEquality",
]
