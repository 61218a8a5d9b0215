"""A figure beside the one of a year before: how far it moved, and whether that is good."""

from dataclasses import dataclass
from decimal import Decimal

from dashboards.metrics import Better
from dashboards.pages.reading import Reading, change_unit, places
from workforce import written

NO_CHANGE = "No change on a year before"
GOOD, BAD = "good", "bad"


@dataclass(frozen=True, slots=True)
class Change:
    """`by` is unrounded. `direction` is good or bad; blank where nothing moved, or neither way is good."""

    by: Decimal
    direction: str
    amount: str

    @property
    def words(self) -> str:
        return f"{self.amount} on a year before" if self.amount else NO_CHANGE


def change(now: Reading, before: Reading) -> Change | None:
    """The move from a year before; None where one of the two has no value.

    The difference is taken before rounding, as every sum is; what is then written as nought is no change.
    """
    if now.value is None or before.value is None:
        return None
    by = now.value - before.value
    decimals = places(now.metric)
    shown = written.rounded(by, decimals)
    if not shown:
        return Change(by, "", "")
    amount = f"{written.signed(by, decimals)}{change_unit(now.metric, shown)}"
    return Change(by, _direction(now.metric.better, is_up=shown > 0), amount)


def _direction(better: Better, *, is_up: bool) -> str:
    if better is Better.NEITHER:
        return ""
    return GOOD if is_up == (better is Better.HIGHER) else BAD
