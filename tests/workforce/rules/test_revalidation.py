"""Revalidation: what is short, how urgent it is, and the next one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from workforce.enums import Tone
from workforce.queries.policy import PolicyTable
from workforce.queries.rules import revalidation_rules
from workforce.rules.revalidation import RevalidationFacts, revalidation_due, revalidation_state

DUE = date(2027, 3, 31)
RULES = revalidation_rules(PolicyTable(), date(2026, 1, 1))
NOTHING = RevalidationFacts(DUE)
ALL = RevalidationFacts(DUE, False, (), DUE, 450, 35, 20, 5, 5, True, True)


def test_what_is_short_is_said_with_what_remains() -> None:
    facts = replace(ALL, practice_hours=430, participatory_hours=18)
    short = revalidation_state(facts, date(2027, 1, 1), RULES).short
    assert [(each.name, each.done, each.required, each.remaining) for each in short] == [
        ("Practice hours", 430, 450, 20),
        ("Participatory CPD hours", 18, 20, 2),
    ]


def test_two_parts_of_the_register_take_twice_the_hours() -> None:
    found = revalidation_state(replace(ALL, dual=True), date(2027, 1, 1), RULES)
    assert [(each.required, each.remaining) for each in found.short] == [(900, 450)]


@pytest.mark.parametrize(
    ("day", "facts", "tone"),
    [
        (date(2026, 9, 29), NOTHING, Tone.GREY),
        (date(2026, 9, 30), NOTHING, Tone.AMBER),
        (date(2027, 1, 29), NOTHING, Tone.AMBER),
        (date(2027, 1, 30), NOTHING, Tone.RED),
        (date(2027, 1, 30), ALL, Tone.AMBER),
        (date(2027, 3, 31), ALL, Tone.AMBER),
        (date(2027, 4, 1), ALL, Tone.RED),
    ],
    ids=str,
)
def test_amber_six_months_before_red_sixty_days_before_if_short(
    day: date, facts: RevalidationFacts, tone: Tone
) -> None:
    found = revalidation_state(facts, day, RULES)
    assert found.tone == tone
    assert found.overdue == (day > DUE)


def test_hours_are_expected_a_third_in_each_year() -> None:
    found = revalidation_state(NOTHING, date(2025, 3, 31), RULES)
    expected = {each.name: each.expected for each in found.elements}
    assert abs(expected["Practice hours"] - 150) < Decimal(1)
    assert expected["Reflective accounts"] is None


def test_at_risk_is_who_is_behind_in_the_last_six_months() -> None:
    day = date(2026, 10, 31)
    assert revalidation_state(NOTHING, day, RULES).at_risk
    on_pace = replace(ALL, practice_hours=400, cpd_hours=32, participatory_hours=18, discussed=False)
    assert not revalidation_state(on_pace, day, RULES).at_risk
    assert not revalidation_state(NOTHING, date(2026, 9, 29), RULES).at_risk


def test_the_next_one_is_counted_from_the_first() -> None:
    leap = RevalidationFacts(date(2024, 2, 29), submitted=(date(2024, 2, 1), date(2027, 2, 20)))
    assert revalidation_due(leap, date(2024, 1, 31), RULES) == date(2024, 2, 29)
    assert revalidation_due(leap, date(2024, 2, 1), RULES) == date(2027, 2, 28)
    assert revalidation_due(leap, date(2027, 2, 20), RULES) == date(2030, 2, 28)


def test_count_of_the_last_revalidation_is_not_of_the_next() -> None:
    facts = replace(ALL, submitted=(date(2027, 3, 1),))
    found = revalidation_state(facts, date(2027, 3, 2), RULES)
    assert found.due_on == date(2030, 3, 31)
    assert all(each.done == 0 for each in found.elements)
