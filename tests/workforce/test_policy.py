"""Values of settings are made like their defaults."""

from typing import Any

import pytest

from supervision.queries.frequencies import Frequency
from workforce.policy import DEFAULTS, PolicyKey, misshapen


@pytest.mark.parametrize("key", PolicyKey)
def test_every_setting_has_a_default_that_is_like_itself(key: PolicyKey) -> None:
    assert not misshapen(DEFAULTS[key].default, DEFAULTS[key].default)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (PolicyKey.DBS_RECHECK, 24),
        (PolicyKey.SWE_CUTOFF, "10-01"),
        (PolicyKey.SWE_WINDOW, {"opens": "08-01", "red_from": "11-01", "closes": "11-30"}),
        (PolicyKey.CHECKS_REQUIRED, []),
        (PolicyKey.INDUCTION_FROM, "2026-04-01"),
        (
            PolicyKey.SUPERVISION_EVERY,
            {"default": "1 month", "Residential care": "2 weeks", "level 1": "none"},
        ),
        (PolicyKey.SUPERVISION_CLINICAL_EVERY, {"NMC": "12 weeks", "Health visiting": "3 months"}),
        (PolicyKey.SUPERVISION_GROUP_EVERY, "6 weeks"),
        (
            PolicyKey.HCPC_WINDOWS,
            {"Dietitian": {"opens": "04-01", "red_from": "06-01", "closes": "06-30", "years": "even"}},
        ),
    ],
)
def test_value_like_the_default_is_taken(key: PolicyKey, value: Any) -> None:
    assert not misshapen(value, DEFAULTS[key].default)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (PolicyKey.DBS_RECHECK, "24"),
        (PolicyKey.DBS_RECHECK, -1),
        (PolicyKey.DBS_RECHECK, True),
        (PolicyKey.DBS_RECHECK, float("nan")),
        (PolicyKey.DBS_RECHECK, 5001),
        (PolicyKey.SWE_CUTOFF, "31-12"),
        (PolicyKey.SWE_CUTOFF, "02-30"),
        (PolicyKey.SWE_WINDOW, {"opens": "09-01"}),
        (PolicyKey.SWE_WINDOW, {"opens": "09-01", "red_from": 11, "closes": "11-30"}),
        (PolicyKey.SWE_CPD, {"pieces": "two", "with_peer": 1}),
        (PolicyKey.HCPC_WINDOWS, {}),
        (PolicyKey.CHECKS_REQUIRED, [1]),
        (PolicyKey.INDUCTION_FROM, "04-01"),
        (PolicyKey.INDUCTION_FROM, "soon"),
        (PolicyKey.SUPERVISION_EVERY, {}),
        (PolicyKey.SUPERVISION_EVERY, "1 month"),
        (PolicyKey.SUPERVISION_EVERY, {"Residential care": "2 weeks"}),
        (PolicyKey.SUPERVISION_EVERY, {"default": "1 month", " ": "2 weeks"}),
        (PolicyKey.SUPERVISION_EVERY, {"default": "1 month", "Residential care": "often"}),
        (PolicyKey.SUPERVISION_EVERY, {"default": "1 month", "Residential care": "0 weeks"}),
        (PolicyKey.SUPERVISION_EVERY, {"default": "1 month", "Residential care": "2 days"}),
        (PolicyKey.SUPERVISION_EVERY, {"default": "1 month", "Residential care": 2}),
        (PolicyKey.SUPERVISION_EVERY, {"default": "1 month", "Residential care": {"every": 2}}),
        (PolicyKey.SUPERVISION_EVERY, {"default": "1 month", "Residential care": "99999 weeks"}),
        (PolicyKey.SUPERVISION_CLINICAL_EVERY, {}),
        (PolicyKey.SUPERVISION_GROUP_EVERY, "sometimes"),
    ],
)
def test_value_of_another_make_is_refused(key: PolicyKey, value: Any) -> None:
    assert misshapen(value, DEFAULTS[key].default)


def test_every_frequency_that_a_setting_takes_is_understood() -> None:
    """What the form takes, supervision reads: nothing that is saved stops a page."""
    taken = [f"{number} {unit}" for number in range(100) for unit in ("week", "weeks", "month", "months")]
    like = DEFAULTS[PolicyKey.SUPERVISION_GROUP_EVERY].default
    understood = [Frequency.read(words) for words in ["none", *taken] if not misshapen(words, like)]
    assert understood[0] is None
    assert len(understood) == 1 + 2 * 52
