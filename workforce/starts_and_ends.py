"""The ground floor's due dates: who starts, who leaves and whose contract ends in the units one manages."""

from collections.abc import Iterator
from datetime import date

from workforce.access.scope import Scope
from workforce.addresses import person_address
from workforce.due import DueItem, due_source
from workforce.queries.coming import coming


@due_source
def starts_and_ends(scope: Scope, first_day: date, last_day: date) -> Iterator[DueItem]:
    """Days that pass by themselves: nothing is overdue when they have."""
    for each in coming(scope, first_day, last_day):
        url = person_address(each.reference)
        yield DueItem(each.kind, each.name, each.day, url=url, detail=each.unit_name, passes=True)
