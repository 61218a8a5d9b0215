"""Steps of a session: those that follow, who takes them, and all others."""

from itertools import product

import pytest

from supervision.enums import OF_MANY, OF_ONE, SessionKind, SessionState
from supervision.rules.states import Mover, can_be_written, is_locked, is_needed, who_moves

S = SessionState
FOLLOW = {
    (S.SCHEDULED, S.HELD): Mover.SUPERVISOR,
    (S.SCHEDULED, S.CANCELLED): Mover.EITHER,
    (S.SCHEDULED, S.MISSED): Mover.INSTALLATION,
    (S.MISSED, S.HELD): Mover.SUPERVISOR,
    (S.HELD, S.SHARED): Mover.SUPERVISOR,
    (S.SHARED, S.SIGNED): Mover.SUPERVISEE,
    (S.SHARED, S.DISPUTED): Mover.SUPERVISEE,
    (S.SHARED, S.UNSIGNED): Mover.INSTALLATION,
    (S.DISPUTED, S.SHARED): Mover.ANSWERING,
    (S.DISPUTED, S.SIGNED): Mover.SUPERVISEE,
}
OF_NO_GROUP = (S.SIGNED, S.DISPUTED, S.UNSIGNED)


@pytest.mark.parametrize("kind", OF_ONE)
def test_every_step_of_two_people_is_as_listed(kind: SessionKind) -> None:
    found = {(now, then): who_moves(kind, now, then) for now, then in product(S, S)}
    assert found == {pair: FOLLOW.get(pair) for pair in product(S, S)}


@pytest.mark.parametrize("kind", OF_MANY)
def test_nobody_signs_or_disputes_for_a_group(kind: SessionKind) -> None:
    found = {(now, then): who_moves(kind, now, then) for now, then in product(S, S)}
    assert found == {pair: FOLLOW.get(pair) if pair[1] not in OF_NO_GROUP else None for pair in product(S, S)}


def test_record_is_locked_once_signed_and_that_of_a_group_once_shared() -> None:
    one = {state for state in S if is_locked(SessionKind.ONE_TO_ONE, state)}
    many = {state for state in S if is_locked(SessionKind.GROUP, state)}
    assert one == {S.SIGNED, S.UNSIGNED}
    assert many == {S.SIGNED, S.UNSIGNED, S.SHARED}


def test_record_is_written_until_it_is_locked_and_never_of_what_was_cancelled() -> None:
    found = {state for state in S if can_be_written(SessionKind.ONE_TO_ONE, state)}
    assert found == {S.SCHEDULED, S.MISSED, S.HELD, S.SHARED, S.DISPUTED}


@pytest.mark.parametrize(
    "kind, key, reflective, needed",
    [
        (SessionKind.ONE_TO_ONE, "learning", False, True),
        (SessionKind.ONE_TO_ONE, "career", False, False),
        (SessionKind.ONE_TO_ONE, "reflection", False, False),
        (SessionKind.ONE_TO_ONE, "reflection", True, True),
        (SessionKind.REFLECTIVE, "reflection", False, True),
        (SessionKind.REFLECTIVE, "learning", False, False),
        (SessionKind.AD_HOC, "learning", False, False),
        (SessionKind.GROUP, "reflection", True, True),
    ],
)
def test_what_has_to_be_written_before_sharing(kind: str, key: str, reflective: bool, needed: bool) -> None:
    assert is_needed(kind, key, {"learning"}, reflective=reflective) is needed
