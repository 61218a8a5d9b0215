"""Checks by day: when they are due again, and what a disclosure and a decision do."""

from dataclasses import replace
from datetime import date

import pytest

from workforce.enums import CheckKind, CheckOutcome, CheckState, CheckUpdateResult, Tone
from workforce.queries.policy import PolicyTable
from workforce.queries.rules import check_rules
from workforce.rules.checks import CheckFacts, CheckStanding, Update, check_state

RULES = check_rules(PolicyTable(), date(2026, 1, 1))
S, R = CheckState, CheckUpdateResult
DBS = CheckFacts(CheckKind.DBS, done_on=date(2024, 2, 29), outcome=CheckOutcome.CLEAR)


def at(day: date, *checks: CheckFacts) -> CheckStanding:
    return check_state(checks, day, RULES)


@pytest.mark.parametrize(
    ("day", "state", "tone"),
    [
        (date(2024, 2, 28), S.NOT_ON_RECORD, Tone.RED),
        (date(2024, 2, 29), S.CLEAR, Tone.GREEN),
        (date(2026, 11, 29), S.CLEAR, Tone.GREEN),
        (date(2026, 11, 30), S.RECHECK_DUE, Tone.AMBER),
        (date(2027, 2, 28), S.RECHECK_DUE, Tone.AMBER),
        (date(2027, 3, 1), S.OVERDUE, Tone.RED),
    ],
    ids=str,
)
def test_dbs_is_due_again_after_36_months(day: date, state: CheckState, tone: Tone) -> None:
    found = at(day, DBS)
    assert (found.state, found.tone) == (state, tone)


def test_status_check_without_change_moves_the_next_one_by_12_months() -> None:
    held = replace(DBS, update_service=True)
    assert at(date(2025, 1, 1), held).due_on == date(2025, 2, 28)
    checked = replace(held, updates=(Update(date(2025, 2, 3), R.NO_CHANGE),))
    assert at(date(2025, 2, 2), checked).due_on == date(2025, 2, 28)
    assert at(date(2025, 2, 3), checked).due_on == date(2026, 2, 3)


def test_new_information_has_to_be_decided() -> None:
    held = replace(DBS, update_service=True, updates=(Update(date(2025, 2, 3), R.NEW_INFORMATION),))
    found = at(date(2025, 2, 3), held)
    assert (found.state, found.tone, found.due_on) == (S.DISCLOSED, Tone.RED, date(2025, 2, 28))


@pytest.mark.parametrize(
    ("result", "state", "tone", "outcome"),
    [
        (R.PROCEED, S.PROCEED, Tone.GREEN, "In order"),
        (R.DO_NOT_PROCEED, S.DO_NOT_PROCEED, Tone.CRITICAL, "Not cleared"),
    ],
)
def test_decision_after_a_risk_assessment(
    result: CheckUpdateResult, state: CheckState, tone: Tone, outcome: str
) -> None:
    disclosed = replace(DBS, outcome=CheckOutcome.DISCLOSED, updates=(Update(date(2024, 3, 5), result),))
    before, after = at(date(2024, 3, 4), disclosed), at(date(2024, 3, 5), disclosed)
    assert (before.state, before.outcome) == (S.DISCLOSED, "Not cleared")
    assert (after.state, after.tone, after.outcome) == (state, tone, outcome)


def test_who_may_proceed_is_checked_again_like_everybody() -> None:
    disclosed = replace(DBS, outcome=CheckOutcome.DISCLOSED, updates=(Update(date(2024, 3, 5), R.PROCEED),))
    assert at(date(2027, 3, 1), disclosed).state == S.OVERDUE


def test_asked_for_and_not_done() -> None:
    asked = CheckFacts(CheckKind.DBS, requested_on=date(2026, 5, 1))
    assert at(date(2026, 4, 30), asked).state == S.NOT_ON_RECORD
    assert at(date(2026, 5, 1), asked).state == S.REQUESTED


def test_last_check_holds_while_the_next_is_waited_for() -> None:
    asked = CheckFacts(CheckKind.DBS, requested_on=date(2026, 12, 1))
    found = at(date(2026, 12, 15), DBS, asked)
    assert (found.state, found.requested) == (S.RECHECK_DUE, True)


RIGHT_TO_WORK = CheckFacts(
    CheckKind.RIGHT_TO_WORK,
    done_on=date(2025, 1, 1),
    expires_on=date(2026, 8, 31),
    outcome=CheckOutcome.CLEAR,
)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 7, 5), S.CLEAR),
        (date(2026, 7, 6), S.RECHECK_DUE),
        (date(2026, 8, 3), S.RECHECK_DUE),
        (date(2026, 8, 4), S.OVERDUE),
    ],
    ids=str,
)
def test_right_to_work_is_followed_up_28_days_before_it_ends(day: date, state: CheckState) -> None:
    found = at(day, RIGHT_TO_WORK)
    assert (found.state, found.due_on) == (state, date(2026, 8, 3))


def test_right_to_work_without_an_end_is_never_due() -> None:
    found = at(date(2046, 1, 1), replace(RIGHT_TO_WORK, expires_on=None))
    assert (found.state, found.due_on) == (S.CLEAR, None)


@pytest.mark.parametrize("kind", [CheckKind.DRIVING_LICENCE, CheckKind.BUSINESS_INSURANCE])
def test_driving_documents_are_valid_on_their_last_day(kind: CheckKind) -> None:
    held = CheckFacts(kind, done_on=date(2025, 8, 31), outcome=CheckOutcome.CLEAR)
    assert at(date(2026, 8, 31), held).state == S.RECHECK_DUE
    assert at(date(2026, 9, 1), held).state == S.OVERDUE
