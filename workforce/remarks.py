"""Remarks: what the page of a change of manager says before it is saved, whoever knows of something to be done first.

An app registers its own in its `remarks.py`, which is found when the apps load.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import date

Remark = Callable[[Collection[int], date], Iterable[str]]
"""Given workers and the day from which somebody else may manage them: sentences, without anything that is not said to
whoever keeps employment.
"""

_remarks: list[Remark] = []


def on_new_manager(remark: Remark) -> Remark:
    """Register a remark on a change of manager."""
    _remarks.append(remark)
    return remark


def remarks_on_new_manager(worker_ids: Collection[int], from_day: date) -> tuple[str, ...]:
    """The sentences of all apps, in the order in which they registered."""
    return tuple(sentence for remark in _remarks for sentence in remark(worker_ids, from_day))
