"""What the verbs about plans share: the next move, an action that is done, and something that ends."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from workforce.domain.errors import DomainError
from workforce.models import AccreditationScheme, PartnerMember, UnitTag
from workforce.models.planned import PlannedAction
from workforce.periods import british, period


def check_day_of_move(moves: "QuerySet[Any]", on: date, today: date, *, what: str) -> None:
    """Raises DomainError for a day that is still to come, or before the last of the moves that `what` made."""
    if on > today:
        raise DomainError("Record it once it is done.")
    latest = moves.order_by("-on", "-pk").first()
    if latest is not None and on < latest.on:
        raise DomainError(f"{what} moved last on {british(latest.on)}. Choose that day or a later one.")


def finish(action: PlannedAction, *, done_on: date, outcome: str, today: date) -> None:
    """The action is done. The caller holds it. Raises DomainError where it is done already, or on a day to come."""
    if action.done_on is not None:
        raise DomainError("This action is done already.")
    if done_on > today:
        raise DomainError("Record it once it is done.")
    action.done_on, action.outcome = done_on, outcome
    action.full_clean()
    action.save(update_fields=["done_on", "outcome"])


def end_after(row: UnitTag | PartnerMember | AccreditationScheme, last_day: date) -> None:
    """It holds up to a day. The caller holds the row. Raises DomainError where it ends before then, or begins later."""
    over = row.last_day
    if over is not None and over <= last_day:
        raise DomainError(f"This ends on {british(over)} already.")
    if last_day < row.first_day:
        raise DomainError(f"It begins on {british(row.first_day)}. Choose that day or a later one.")
    row.period = period(row.first_day, last_day)
    row.full_clean()
    row.save(update_fields=["period"])
