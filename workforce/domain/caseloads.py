"""Counting the cases of a team: all lines in one go, or none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.models import Account, CaseloadCount, Employment, Worker
from workforce.periods import british


@dataclass(frozen=True, slots=True)
class CountLine:
    """What somebody typed for one person. None is no count; `seen` is what the page showed for the day."""

    worker_id: int
    cases: int | None
    seen: int | None


@dataclass(frozen=True, slots=True)
class SavedCounts:
    """How many counts were written, and how many taken off."""

    written: int
    removed: int


class LinesRefused(DomainError):
    """Some lines cannot be saved, so none is. `errors` says why, by worker."""

    def __init__(self, errors: Mapping[int, str]) -> None:
        super().__init__("Nothing is saved yet. Put the marked lines right.")
        self.errors = errors


@transaction.atomic
def save_counts(
    *, as_at: date, lines: Sequence[CountLine], today: date, unlikely_above: int, by: Account | None
) -> SavedCounts:
    """Write the counts of a day. A count that was there is corrected; a blank line takes it off.

    `unlikely_above`: more cases than that are refused as a slip of the pen. Raises LinesRefused where lines are
    wrong or somebody else has counted the same people meanwhile, DomainError for a day that has not come.
    """
    if as_at > today:
        raise DomainError(f"{british(as_at)} has not come yet. Count cases on a day that has.")
    keys = [line.worker_id for line in lines]
    list(Worker.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))
    stored = {each.worker_id: each for each in CaseloadCount.objects.filter(worker_id__in=keys, as_at=as_at)}
    changes = [line for line in lines if line.cases != _cases(stored.get(line.worker_id))]
    errors = dict(_faults(changes, stored, as_at, unlikely_above, by))
    if errors:
        raise LinesRefused(errors)
    for line in changes:
        _write(line, stored.get(line.worker_id), as_at)
    removed = sum(line.cases is None for line in changes)
    return SavedCounts(len(changes) - removed, removed)


def _cases(count: CaseloadCount | None) -> int | None:
    return None if count is None else count.cases


def _faults(
    lines: Sequence[CountLine],
    stored: Mapping[int, CaseloadCount],
    as_at: date,
    unlikely_above: int,
    by: Account | None,
) -> Iterator[tuple[int, str]]:
    engaged = set(
        Employment.objects.filter(worker_id__in=[line.worker_id for line in lines])
        .as_at(as_at)
        .values_list("worker_id", flat=True)
    )
    for line in lines:
        now = _cases(stored.get(line.worker_id))
        if by is not None and by.worker_id == line.worker_id:
            yield line.worker_id, "You cannot count your own cases. Ask your manager, or HR."
        elif now != line.seen:
            found = "taken the count away" if now is None else f"saved {now} for this day"
            yield line.worker_id, f"Somebody else has {found} meanwhile. Save again if yours is right."
        elif line.cases and line.worker_id not in engaged:
            yield line.worker_id, f"There was no contract on {british(as_at)}. Only 0 can be counted."
        elif line.cases is not None and line.cases > unlikely_above:
            yield (
                line.worker_id,
                f"{line.cases} cases are more than {unlikely_above}. If that is right, tick the box below.",
            )


def _write(line: CountLine, stored: CaseloadCount | None, as_at: date) -> None:
    if line.cases is None:
        if stored is not None:
            stored.delete()
        return
    count = stored or CaseloadCount(worker_id=line.worker_id, as_at=as_at)
    count.cases = line.cases
    count.full_clean(validate_unique=False, validate_constraints=False)
    count.save()
