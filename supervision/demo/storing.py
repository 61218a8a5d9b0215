"""Writes the sessions of the synthetic council, by COPY, with what was said encrypted."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model

from supervision.demo.agreed import Agreed, actions_of
from supervision.demo.lines import Line, WorkingDays
from supervision.demo.words import LINES, STATEMENT, WELLBEING, body_of
from supervision.enums import HELD_STATES, ActionState, SessionKind, SessionState
from supervision.models import (
    ActionMove,
    Addendum,
    AgreedAction,
    SessionMember,
    SessionMove,
    SessionVersion,
    SupervisionSession,
    WellbeingVersion,
)
from workforce.demo.chance import Chance
from workforce.demo.writing import copy_rows
from workforce.encryption import encrypt
from workforce.periods import add_months

MONTHS_OF_WORDS = 12
"""What was said is written for so many months; of earlier sessions one line."""
WELLBEING_SHARE, COMMENTED = 0.25, 0.35
COLUMNS: dict[type[Model], str] = {
    SupervisionSession: (
        "kind state supervisor_id supervisee_id on starts_at minutes place online theme series reflective tool "
        "template_version cases cancelled_by cancel_reason rebooked_as_id held_entered_on share_by shared_on sign_by "
        "signed_on"
    ),
    SessionMember: "session_id worker_id partner_role organisation",
    SessionMove: "session_id state at on by_id",
    SessionVersion: "session_id number body at by_id",
    WellbeingVersion: "session_id number body at by_id",
    AgreedAction: "session_id supervisee_id owner_id words due_on state carries",
    ActionMove: "action_id state due_on on words session_id by_id",
    Addendum: "session_id words is_statement at by_id",
}
"""In the order in which they are written."""


@dataclass(slots=True)
class Store:
    """Numbers what it is given, and writes it when asked. `templates`: versions of the form, each from a day on."""

    until: date
    chance: Chance
    days: WorkingDays
    templates: Sequence[tuple[date, int]]
    _lines: list[Line] = field(default_factory=list)
    _actions: list[tuple[Agreed, int, int]] = field(default_factory=list)
    _written: dict[type[Model], int] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        return {str(model._meta.verbose_name_plural): count for model, count in self._written.items()}

    def add(self, lines: Sequence[Line]) -> None:
        """The sessions of one person, or groups."""
        self._lines += lines
        actions = actions_of(
            [line for line in lines if line.supervisee is not None], add_months(self.until, -14), self.chance
        )
        if actions:
            supervisee = lines[0].supervisee or 0
            latest = max(lines, key=lambda each: each.on)
            self._actions += [(action, supervisee, latest.supervisor) for action in actions]

    def write(self) -> None:
        """Everything that was added since. What comes first in COLUMNS is named by what comes after it."""
        for number, line in enumerate(self._lines, self._next(SupervisionSession)):
            line.number = number
        for number, (action, *_) in enumerate(self._actions, self._next(AgreedAction)):
            action.number = number
        rows = {
            SupervisionSession: map(self._session, self._lines),
            SessionMember: self._members(),
            SessionMove: self._moves(),
            SessionVersion: self._versions(),
            WellbeingVersion: self._wellbeing(),
            AgreedAction: map(self._action, self._actions),
            ActionMove: self._action_moves(),
            Addendum: self._statements(),
        }
        for model, columns in COLUMNS.items():
            first = self._next(model)
            self._written[model] = first - 1 + copy_rows(model, columns.split(), rows[model], first)
        self._lines, self._actions = [], []

    def _next(self, model: type[Model]) -> int:
        return self._written.get(model, 0) + 1

    def _session(self, line: Line) -> tuple[Any, ...]:
        is_held = line.state in HELD_STATES
        version = next(number for since, number in reversed(self.templates) if since <= line.on)
        return (
            line.kind.value, line.state.value, line.supervisor, line.supervisee, line.on, line.starts_at, line.minutes,
            "" if line.online else "Office", line.online, line.theme, line.series, line.reflective, line.tool,
            version if is_held else None, line.cases, line.cancelled_by, line.cancel_reason,
            line.rebooked_as.number if line.rebooked_as else None, line.on if is_held else None, line.share_by,
            line.shared_on, line.sign_by, line.signed_on,
        )  # fmt: skip

    def _members(self) -> Iterator[tuple[Any, ...]]:
        for line in self._lines:
            for member in line.members:
                yield line.number, *member

    def _moves(self) -> Iterator[tuple[Any, ...]]:
        for line in self._lines:
            for state, on in line.moves:
                yield line.number, state.value, _at(on), on, None

    def _versions(self) -> Iterator[tuple[Any, ...]]:
        since = add_months(self.until, -MONTHS_OF_WORDS)
        earlier = _token({"workload": LINES["workload"][0]})
        for line in self._lines:
            if line.state not in HELD_STATES:
                continue
            if line.on < since:
                yield line.number, 1, earlier, _at(line.on), None
                continue
            body = body_of(line, self.chance)
            yield line.number, 1, _token(body), _at(line.on), None
            if line.signed_on and self.chance.random() < COMMENTED:
                said = body | {"supervisee_comments": self.chance.choice(LINES["supervisee_comments"])}
                yield line.number, 2, _token(said), _at(line.signed_on), None

    def _wellbeing(self) -> Iterator[tuple[Any, ...]]:
        since = add_months(self.until, -MONTHS_OF_WORDS)
        for line in self._lines:
            told = line.state in HELD_STATES and line.on >= since and line.kind == SessionKind.ONE_TO_ONE
            if told and self.chance.random() < WELLBEING_SHARE:
                yield line.number, 1, _token({"wellbeing": self.chance.choice(WELLBEING)}), _at(line.on), None

    def _action(self, entry: tuple[Agreed, int, int]) -> tuple[Any, ...]:
        """What a former supervisor was to do, the present one has to."""
        action, supervisee, supervisor = entry
        former = action.line.supervisor if action.state != ActionState.OPEN else supervisor
        owner = former if action.by_supervisor else supervisee
        return (
            action.line.number, supervisee, owner, encrypt(action.words), action.due_on, action.state.value,
            action.carries,
        )  # fmt: skip

    def _action_moves(self) -> Iterator[tuple[Any, ...]]:
        for action, *_ in self._actions:
            for state, due_on, on, line in action.moves:
                yield action.number, state.value, due_on, on, "", line.number, None

    def _statements(self) -> Iterator[tuple[Any, ...]]:
        for line in self._lines:
            if line.statement:
                disputed = next(on for state, on in line.moves if state == SessionState.DISPUTED)
                yield line.number, encrypt(STATEMENT), True, _at(disputed), None


def _token(body: dict[str, str]) -> str:
    return encrypt(json.dumps(body, ensure_ascii=False, sort_keys=True))


def _at(day: date) -> str:
    return f"{day} 16:00:00+00"
