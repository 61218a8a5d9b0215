"""Plain values that say how far somebody's permissions reach. No queries here."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from workforce.access.permissions import Permission

T = TypeVar("T")


class ReachKind(StrEnum):
    """How far a role carries a permission. The value is the sentence for docs/access.md."""

    SELF = "own record"
    OWN_TEAM = "the teams one works in"
    MANAGED = "the people one manages"
    PAIR = "own record, and the people one manages or supervises"
    LINE = "own line: the granted unit and below, and the people one manages"
    UNIT = "the granted unit and below"
    EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class Reach:
    """The rows of one permission, judged by the grants of the day `as_at`.

    Units are already expanded to all that lie below them on that day. Nothing set reaches nobody.
    """

    as_at: date
    everyone: bool = False
    unit_ids: frozenset[int] = frozenset()
    own_worker_id: int | None = None
    line_manager_id: int | None = None
    person_id: int | None = None
    """Somebody whom the reader has been found to see: what a page about one person asks for."""

    def __or__(self, other: "Reach") -> "Reach":
        return Reach(
            as_at=self.as_at,
            everyone=self.everyone or other.everyone,
            unit_ids=self.unit_ids | other.unit_ids,
            own_worker_id=self.own_worker_id or other.own_worker_id,
            line_manager_id=self.line_manager_id or other.line_manager_id,
            person_id=self.person_id or other.person_id,
        )

    def __bool__(self) -> bool:
        return self.everyone or bool(
            self.unit_ids or self.own_worker_id or self.line_manager_id or self.person_id
        )

    def has_unit(self, unit_id: int) -> bool:
        """Whether the whole of a unit lies in the reach."""
        return self.everyone or unit_id in self.unit_ids


@dataclass(frozen=True, slots=True)
class Scope:
    """What somebody may do on a day, and how far each permission reaches. Denies by default."""

    as_at: date
    reaches: Mapping[Permission, Reach] = field(default_factory=dict)
    role_names: tuple[str, ...] = ()
    _found: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, name: Hashable, find: Callable[[], T]) -> T:
        """What several parts of a request ask for and none of them writes, found once."""
        if name not in self._found:
            self._found[name] = find()
        found: T = self._found[name]
        return found

    def __getitem__(self, permission: Permission) -> Reach:
        return self.reaches.get(permission, Reach(self.as_at))

    def with_reaches(self, reaches: Mapping[Permission, Reach]) -> "Scope":
        """The same reader with other reaches, and with what was found already."""
        return Scope(self.as_at, reaches, self.role_names, self._found)

    def may(self, permission: Permission) -> bool:
        """Whether the permission reaches anything at all."""
        return bool(self[permission])

    @classmethod
    def of(cls, as_at: date, parts: Iterable[tuple[Permission, Reach]], role_names: Iterable[str]) -> "Scope":
        """The union of single reaches."""
        reaches: dict[Permission, Reach] = {}
        for permission, reach in parts:
            reaches[permission] = reaches[permission] | reach if permission in reaches else reach
        return cls(as_at, reaches, tuple(role_names))
