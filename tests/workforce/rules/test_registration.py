"""Registration by day: boundary days of each window, and what moves a state and what does not."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from workforce.enums import RegisterResult, RegistrationState, Regulator, Tone
from workforce.queries.policy import PolicyTable
from workforce.queries.rules import registration_rules
from workforce.rules.registration import (
    Confirmation,
    Cpd,
    Look,
    RegistrationFacts,
    RegistrationStanding,
    cpd_complete,
    registration_state,
)

RULES = registration_rules(PolicyTable(), date(2026, 1, 1))
REGISTERED = RegisterResult.REGISTERED
S = RegistrationState


def swe(*looks: Look, confirmed: date | None = None, **more: Any) -> RegistrationFacts:
    """A social worker, seen on the register; confirmed for the year from 1 December 2026."""
    said = (Confirmation(date(2026, 12, 1), confirmed),) if confirmed else ()
    return RegistrationFacts(Regulator.SWE, has_number=True, looks=looks, confirmations=said, **more)


def look(on: date, result: RegisterResult = REGISTERED, until: date | None = None) -> Look:
    return Look(on, result, until)


def at(facts: RegistrationFacts, day: date) -> RegistrationStanding:
    return registration_state(facts, day, RULES)


SEEN_IN_MARCH = swe(look(date(2026, 3, 2)))


@pytest.mark.parametrize(
    ("day", "state", "tone"),
    [
        (date(2026, 8, 31), S.REGISTERED, Tone.GREY),
        (date(2026, 9, 1), S.RENEWAL_DUE, Tone.AMBER),
        (date(2026, 10, 31), S.RENEWAL_DUE, Tone.AMBER),
        (date(2026, 11, 1), S.RENEWAL_DUE, Tone.RED),
        (date(2026, 11, 22), S.RENEWAL_DUE, Tone.RED),
        (date(2026, 11, 30), S.RENEWAL_DUE, Tone.RED),
        (date(2026, 12, 1), S.LAPSED, Tone.CRITICAL),
        (date(2027, 9, 1), S.LAPSED, Tone.CRITICAL),
    ],
    ids=str,
)
def test_social_worker_who_has_not_renewed(day: date, state: RegistrationState, tone: Tone) -> None:
    found = at(SEEN_IN_MARCH, day)
    assert (found.state, found.tone) == (state, tone)
    assert found.may_practise == (state != S.LAPSED)


def test_days_to_the_deadline_end_on_30_november() -> None:
    assert at(SEEN_IN_MARCH, date(2026, 11, 22)).deadline == date(2026, 11, 30)
    assert at(SEEN_IN_MARCH, date(2026, 12, 1)).deadline == date(2027, 11, 30)


def test_look_at_the_register_from_1_december_ends_the_alarm() -> None:
    facts = swe(look(date(2026, 12, 1)))
    found = at(facts, date(2026, 12, 1))
    assert (found.state, found.tone, found.renewed) == (S.REGISTERED, Tone.GREY, False)


def test_own_word_alone_renews_nothing() -> None:
    facts = swe(look(date(2026, 3, 2)), confirmed=date(2026, 9, 10))
    found = at(facts, date(2026, 11, 22))
    assert (found.state, found.renewed) == (S.RENEWAL_DUE, False)
    assert "not yet seen on the register" in found.why
    assert at(facts, date(2026, 12, 1)).state == S.LAPSED


def test_renewed_is_confirmed_and_then_seen_on_the_register() -> None:
    facts = swe(look(date(2026, 10, 1)), confirmed=date(2026, 9, 10))
    found = at(facts, date(2026, 11, 22))
    assert (found.state, found.tone, found.renewed) == (S.REGISTERED, Tone.GREEN, True)
    after = at(facts, date(2026, 12, 1))
    assert (after.state, after.renewed) == (S.REGISTERED, True)


@pytest.mark.parametrize(
    ("seen", "renewed"),
    [(date(2026, 9, 9), False), (date(2026, 9, 10), True)],
    ids=["the day before", "the same"],
)
def test_look_counts_from_the_day_of_the_renewal(seen: date, renewed: bool) -> None:
    facts = swe(look(seen), confirmed=date(2026, 9, 10))
    assert at(facts, date(2026, 9, 10)).renewed is renewed


def test_facts_of_later_days_are_not_looked_at() -> None:
    facts = swe(look(date(2026, 3, 2)), look(date(2026, 10, 1), RegisterResult.SUSPENDED))
    assert at(facts, date(2026, 9, 30)).state == S.RENEWAL_DUE
    assert at(facts, date(2026, 10, 1)).state == S.SUSPENDED


@pytest.mark.parametrize(
    ("joined", "on_1_december", "renewed"),
    [(date(2026, 8, 31), S.LAPSED, False), (date(2026, 9, 1), S.REGISTERED, None)],
    ids=["the day before the window", "in the window"],
)
def test_who_joins_in_the_window_renews_the_year_after(
    joined: date, on_1_december: RegistrationState, renewed: bool | None
) -> None:
    facts = swe(look(date(2026, 9, 5)), first_registered=joined)
    assert at(facts, date(2026, 12, 1)).state == on_1_december
    assert at(facts, date(2026, 11, 22)).renewed is renewed
    assert at(facts, date(2027, 12, 1)).state == S.LAPSED


@pytest.mark.parametrize(
    ("result", "state"),
    [
        (RegisterResult.NOT_FOUND, S.LAPSED),
        (RegisterResult.LAPSED, S.LAPSED),
        (RegisterResult.SUSPENDED, S.SUSPENDED),
        (RegisterResult.REMOVED, S.REMOVED),
        (RegisterResult.LEFT, S.LEFT),
    ],
)
def test_nobody_practises_whom_the_register_does_not_have(
    result: RegisterResult, state: RegistrationState
) -> None:
    found = at(swe(look(date(2026, 3, 2), result)), date(2026, 3, 2))
    assert (found.state, found.tone, found.may_practise) == (state, Tone.CRITICAL, False)
    assert "2 March 2026" in found.why


def test_conditions_are_registered_and_stay_known_while_renewal_is_due() -> None:
    facts = swe(look(date(2026, 3, 2), RegisterResult.CONDITIONS))
    before, due = at(facts, date(2026, 8, 31)), at(facts, date(2026, 9, 1))
    assert (before.state, before.may_practise) == (S.CONDITIONS, True)
    assert (due.state, due.with_conditions) == (S.RENEWAL_DUE, True)


def test_applied_for_is_pending_until_the_register_has_it() -> None:
    facts = RegistrationFacts(Regulator.SWE, applied_on=date(2026, 6, 1))
    assert at(facts, date(2026, 6, 1)).state == S.PENDING
    looked = replace(facts, looks=(look(date(2026, 6, 20), RegisterResult.NOT_FOUND),))
    found = at(looked, date(2026, 6, 20))
    assert (found.state, found.may_practise) == (S.PENDING, False)


def test_number_that_nobody_looked_up_is_pending() -> None:
    found = at(swe(), date(2026, 6, 1))
    assert (found.state, found.why) == (S.PENDING, "Not looked up yet.")


def test_nothing_on_record_and_nothing_needed() -> None:
    nothing = RegistrationFacts(Regulator.SWE)
    assert at(nothing, date(2026, 6, 1)).state == S.NOT_ON_RECORD
    spared = registration_state(nothing, date(2026, 6, 1), RULES, needed=False)
    assert (spared.state, spared.may_practise) == (S.NOT_REQUIRED, True)


PSYCHOLOGIST = RegistrationFacts(Regulator.HCPC, has_number=True, looks=(look(date(2025, 7, 1)),))


@pytest.mark.parametrize(
    ("day", "state", "tone"),
    [
        (date(2026, 4, 1), S.REGISTERED, Tone.GREY),
        (date(2027, 2, 28), S.REGISTERED, Tone.GREY),
        (date(2027, 3, 1), S.RENEWAL_DUE, Tone.AMBER),
        (date(2027, 4, 30), S.RENEWAL_DUE, Tone.AMBER),
        (date(2027, 5, 1), S.RENEWAL_DUE, Tone.RED),
        (date(2027, 5, 31), S.RENEWAL_DUE, Tone.RED),
        (date(2027, 6, 1), S.LAPSED, Tone.CRITICAL),
    ],
    ids=str,
)
def test_psychologist_renews_in_spring_of_odd_years(day: date, state: RegistrationState, tone: Tone) -> None:
    found = at(PSYCHOLOGIST, day)
    assert (found.state, found.tone) == (state, tone)


def test_each_profession_of_the_hcpc_has_its_window() -> None:
    therapist = replace(PSYCHOLOGIST, part="Occupational therapist", looks=(look(date(2026, 1, 5)),))
    assert at(therapist, date(2027, 6, 1)).deadline == date(2027, 10, 31)


NURSE = RegistrationFacts(
    Regulator.NMC, has_number=True, looks=(look(date(2027, 3, 5), until=date(2028, 2, 29)),)
)


@pytest.mark.parametrize(
    ("day", "state", "tone", "deadline"),
    [
        (date(2027, 12, 30), S.REGISTERED, Tone.GREY, date(2028, 2, 29)),
        (date(2027, 12, 31), S.RENEWAL_DUE, Tone.AMBER, date(2028, 2, 29)),
        (date(2028, 2, 29), S.RENEWAL_DUE, Tone.RED, date(2028, 2, 29)),
        (date(2028, 3, 1), S.LAPSED, Tone.CRITICAL, date(2029, 2, 28)),
    ],
    ids=str,
)
def test_nurse_is_registered_to_the_day_that_the_register_says(
    day: date, state: RegistrationState, tone: Tone, deadline: date
) -> None:
    found = at(NURSE, day)
    assert (found.state, found.tone, found.deadline) == (state, tone, deadline)


def test_nurse_who_renewed_stands_renewed_though_the_register_has_a_new_day() -> None:
    facts = replace(
        NURSE,
        looks=(look(date(2028, 2, 20), until=date(2029, 2, 28)),),
        confirmations=(Confirmation(date(2028, 3, 1), date(2028, 2, 10)),),
    )
    found = at(facts, date(2028, 2, 20))
    assert (found.state, found.renewed) == (S.REGISTERED, True)


def test_nurse_seen_with_a_new_last_day_is_registered_whatever_was_said() -> None:
    facts = replace(NURSE, looks=(look(date(2028, 2, 20), until=date(2029, 2, 28)),))
    for day in (date(2028, 2, 21), date(2028, 3, 1)):
        found = at(facts, day)
        assert (found.state, found.renewed, found.unseen) == (S.REGISTERED, False, False)


def test_registration_without_a_known_end_stands_as_it_was_seen() -> None:
    facts = RegistrationFacts(Regulator.NMC, has_number=True, looks=(look(date(2020, 1, 1)),))
    found = at(facts, date(2026, 1, 1))
    assert (found.state, found.deadline, found.renewed) == (S.REGISTERED, None, None)


@pytest.mark.parametrize(
    ("pieces", "with_peer", "complete"),
    [(2, 1, True), (3, 2, True), (2, 0, False), (1, 1, False)],
)
def test_cpd_is_complete_with_two_pieces_one_of_them_with_a_peer(
    pieces: int, with_peer: int, complete: bool
) -> None:
    facts = swe(cpd=(Cpd(date(2025, 12, 1), date(2026, 11, 1), pieces, with_peer),))
    assert cpd_complete(facts, date(2026, 11, 30), RULES) is complete


def test_cpd_of_another_year_does_not_count() -> None:
    facts = swe(cpd=(Cpd(date(2025, 12, 1), date(2026, 11, 1), 2, 1),))
    assert not cpd_complete(facts, date(2026, 12, 1), RULES)
    assert not cpd_complete(facts, date(2026, 10, 31), RULES)
