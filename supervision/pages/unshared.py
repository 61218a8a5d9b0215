"""What is said of records that are not shared yet, before another supervises."""

from collections.abc import Collection
from datetime import date, timedelta

from supervision.queries.records import number_unshared
from workforce.policy import PolicyKey
from workforce.queries.policy import policy_value
from workforce.written import day as written_day


def unshared_said(worker_ids: Collection[int], from_day: date) -> str:
    """How many records with these people are not shared, and until when they can be; nothing where all are."""
    number = number_unshared(worker_ids)
    if not number:
        return ""
    last = from_day + timedelta(days=int(policy_value(PolicyKey.SUPERVISION_FINISH_DAYS, from_day)) - 1)
    records = "1 record of supervision is" if number == 1 else f"{number} records of supervision are"
    return (
        f"{records} not shared yet. Ask whoever wrote them to share them before {written_day(from_day)}. "
        f"Until {written_day(last)} they still can, under Records; then nobody can read them."
    )
