"""Accreditations and how they stand on a day; commitments with their actions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.enums import ActionState, StageStanding
from workforce.models import (
    Account,
    Accreditation,
    AccreditationStage,
    Commitment,
    CommitmentAction,
)
from workforce.periods import add_months
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable

HOLDS, SOON, EXPIRED, WORKING, NOTHING = (
    "Holds",
    "Expires soon",
    "Expired",
    "Working towards it",
    "Not awarded",
)
TONES = {HOLDS: "good", SOON: "warning", EXPIRED: "bad", WORKING: "info", NOTHING: "neutral"}


@dataclass(frozen=True, slots=True)
class Standing:
    """How an accreditation stands: the stage that was awarded last, and what is worked towards since."""

    awarded: AccreditationStage | None
    towards: AccreditationStage | None
    state: str

    @property
    def tone(self) -> str:
        return TONES[self.state]


def standing(stages: Sequence[AccreditationStage], day: date, warning_months: int) -> Standing:
    """From the stages up to a day, the latest first.

    Valid on its last day, expired from the next; amber in the months before it, red once it has expired. What was
    aimed at before the last award is history.
    """
    known = [each for each in stages if each.on <= day]
    awarded = next((each for each in known if each.standing == StageStanding.AWARDED), None)
    newest = known[0] if known else None
    towards = newest if newest is not None and newest.standing == StageStanding.WORKING else None
    return Standing(awarded, towards, _state(awarded, towards, day, warning_months))


def _state(
    awarded: AccreditationStage | None, towards: AccreditationStage | None, day: date, warning_months: int
) -> str:
    if awarded is None or awarded.expires_on is None:
        return WORKING if towards else NOTHING
    if awarded.expires_on < day:
        return EXPIRED
    return SOON if add_months(awarded.expires_on, -warning_months) <= day else HOLDS


def warning_months(policies: PolicyTable, day: date) -> int:
    """How many months before a stage expires it is warned of. No query."""
    return int(policies.value(PolicyKey.ACCREDITATION_WARNING_MONTHS, day))


def accreditations() -> "QuerySet[Accreditation]":
    """Every scheme that the council takes part in, with its stages, the latest first. Two queries."""
    return Accreditation.objects.filter(ended_on__isnull=True).prefetch_related("stages")


def accreditation(key: int) -> Accreditation | None:
    """One, with stages and evidence. Three queries."""
    found = Accreditation.objects.prefetch_related("stages__evidence", "commitments")
    return found.filter(pk=key).first()


def commitments() -> "QuerySet[Commitment]":
    """Every commitment with its actions and their owners, by accreditation. Three queries."""
    actions = CommitmentAction.objects.select_related("owner")
    listed = Commitment.objects.select_related("accreditation")
    return listed.prefetch_related(Prefetch("actions", actions)).order_by(
        "accreditation__name", "position", "pk"
    )


def commitment(key: int) -> Commitment | None:
    """With the scheme it belongs to. One query."""
    return Commitment.objects.select_related("accreditation").filter(pk=key).first()


def action(key: int) -> CommitmentAction | None:
    """With its moves. Two queries."""
    found = CommitmentAction.objects.select_related("owner", "commitment")
    return found.prefetch_related("moves__by__worker").filter(pk=key).first()


def may_move(found: CommitmentAction, to: ActionState, account: Account, scope: Scope) -> bool:
    """Who keeps commitments may make every move; the owner of an action may say that it is done."""
    if scope[Permission.KEEP_WELLBEING].everyone:
        return True
    own = account.worker_id is not None and found.owner_id == account.worker_id
    return own and to == ActionState.DONE
