"""How an app says who gets which answer at which of its addresses. Read by tests/test_access_walk.py.

An app's rows are a list named ROWS in `tests/access/<app>.py`. A row names an address (as `reverse` knows
it), perhaps with arguments taken from the world, and the answer for everybody who comes to the door: those
named in `ok` get 200, those in `hidden` 404 (the page exists for them, this record does not), everybody else
signed in gets `otherwise`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.world import ACTORS, ANONYMOUS, ENDED, NO_GRANT, World

EVERYBODY = frozenset(ACTORS) - {ANONYMOUS, ENDED}
"""Whoever is signed in and has access, with or without a role."""

EVERY_ROLE = EVERYBODY - {NO_GRANT}
"""Whoever holds a role. Practitioners and agency workers hold one without a grant."""


@dataclass(frozen=True)
class Row:
    """One address, on one record, and every answer. `query` and `args` may ask the world.

    `signed_out`: what a request without an account gets; 302 leads to the page for signing in.
    `answer` is what those in `ok` get; a page that only leads on says 302.
    """

    name: str
    ok: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    otherwise: int = 403
    answer: int = 200
    signed_out: int = 302
    args: Callable[[World], Mapping[str, Any]] = field(default=lambda world: {})
    query: Callable[[World], Mapping[str, str]] = field(default=lambda world: {})
    method: str = "get"
    about: str = ""

    def expected(self, actor: str) -> int:
        if actor in (ANONYMOUS, ENDED):
            return self.signed_out
        if actor in self.ok:
            return self.answer
        return 404 if actor in self.hidden else self.otherwise


def roles(*names: str) -> frozenset[str]:
    """The roles of these names, checked against the list of everybody at the door."""
    unknown = set(names) - set(ACTORS)
    assert not unknown, f"no such actor: {unknown}"
    return frozenset(names)
