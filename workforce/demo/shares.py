"""What other apps write into the synthetic council.

An app registers its shares in its own `demo/shares.py`, which is found when a council is written. The ground floor's
own rows are there by then. A share that names accounts (who audits, who decides) is asked for after the accounts of
the demonstration have been made; it may be asked for again and then writes nothing twice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.module_loading import autodiscover_modules

from workforce.demo.chance import Chance

DemoWriter = Callable[[date, Chance], dict[str, int]]
"""Given the last day of the history and a stream of chance; returns how many rows of each kind it wrote."""


@dataclass(frozen=True, slots=True)
class DemoShare:
    """`subject` names its stream of chance, so that another share leaves its rows alone."""

    order: int
    subject: str
    write: DemoWriter
    with_accounts: bool


_shares: dict[str, DemoShare] = {}


def demo_share(subject: str, write: DemoWriter, *, order: int, with_accounts: bool = False) -> None:
    """Register a share. Those with a lower order write first."""
    _shares[subject] = DemoShare(order, subject, write, with_accounts)


def write_shares(until: date, seed: int, *, with_accounts: bool = False) -> dict[str, int]:
    """Let the apps write what they registered, in order. The caller opens the transaction."""
    autodiscover_modules("demo.shares")
    counts: dict[str, int] = {}
    for share in sorted(_shares.values(), key=lambda each: (each.order, each.subject)):
        if share.with_accounts == with_accounts:
            counts |= share.write(until, Chance.of(seed, share.subject))
    return counts
