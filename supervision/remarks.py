"""What supervision says before somebody gets another manager."""

from collections.abc import Collection, Iterator
from datetime import date

from supervision.pages.unshared import unshared_said
from workforce.remarks import on_new_manager


@on_new_manager
def unshared(worker_ids: Collection[int], from_day: date) -> Iterator[str]:
    """How many records wait to be shared: by number, without a name."""
    said = unshared_said(worker_ids, from_day)
    if said:
        yield said
