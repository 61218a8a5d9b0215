"""What is said of records that are not shared yet, before another supervises."""

from collections.abc import Collection
from datetime import date

from supervision.queries.records import number_unshared
from workforce.periods import ONE_DAY
from workforce.policy import PolicyKey
from workforce.queries.policy import policy_value
from workforce.written import day as written_day


def unshared_said(worker_ids: Collection[int], from_day: date) -> str:
    """How many records with these people are not shared, and until when they can be; nothing where all are."""
    number = number_unshared(worker_ids)
    if not number:
        return ""
    days = int(policy_value(PolicyKey.SUPERVISION_FINISH_DAYS, from_day))
    last = written_day(from_day + (days - 1) * ONE_DAY)
    records = "1 record of supervision is" if number == 1 else f"{number} records of supervision are"
    return (
        f"{records} not shared yet. Ask whoever wrote them to share them before {written_day(from_day)}. "
        + (f"Until {last} they still can, under Records; then" if days else "From that day on")
        + " nobody can read them."
    )
