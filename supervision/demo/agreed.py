"""Agreed actions of one person: done, carried from session to session, some left open."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from supervision.demo.lines import Line
from supervision.demo.words import ACTIONS
from supervision.enums import HELD_STATES, ActionState, SessionKind
from workforce.demo.chance import Chance

MOST_CARRIES = 4
OUTCOMES = ("done", "carry", "not_needed", "left")
USUALLY, STRAINED = (0.7, 0.2, 0.04, 0.06), (0.5, 0.36, 0.04, 0.1)


@dataclass(slots=True)
class Agreed:
    """An action, with what became of it and when: state, new day, day, session."""

    line: Line
    words: str
    by_supervisor: bool
    due_on: date
    state: ActionState = ActionState.OPEN
    carries: int = 0
    moves: list[tuple[ActionState, date | None, date, Line]] = field(default_factory=list)
    number: int = 0


def actions_of(lines: Sequence[Line], since: date, chance: Chance) -> list[Agreed]:
    """Those of the sessions from a day on, in the order in which they were agreed."""
    held = [line for line in lines if line.state in HELD_STATES and line.on >= since]
    found: list[Agreed] = []
    still_open: list[Agreed] = []
    for line in sorted(held, key=lambda each: each.on):
        if line.kind == SessionKind.AD_HOC:
            continue
        still_open = [action for action in still_open if not _settled(action, line, chance)]
        for _ in range(min(3, chance.number(0.8))):
            due_on = line.on + timedelta(days=chance.choice((7, 14, 14, 21, 28, 28, 42)))
            action = Agreed(line, chance.choice(ACTIONS), chance.random() < 0.25, due_on)
            action.moves.append((ActionState.OPEN, due_on, line.on, line))
            found.append(action)
            still_open.append(action)
    return found


def _settled(action: Agreed, line: Line, chance: Chance) -> bool:
    """Whether a session settles an action. One that is due long after the session is not looked at yet."""
    if action.due_on > line.on + timedelta(days=14):
        return False
    outcome = chance.pick_by(OUTCOMES, STRAINED if line.strained else USUALLY)
    if outcome == "carry" and action.carries < MOST_CARRIES:
        action.carries += 1
        action.due_on = line.on + timedelta(days=28)
        action.moves.append((ActionState.OPEN, action.due_on, line.on, line))
        return False
    if outcome == "left":
        return False
    action.state = ActionState.NOT_NEEDED if outcome == "not_needed" else ActionState.DONE
    action.moves.append((action.state, None, line.on, line))
    return True
