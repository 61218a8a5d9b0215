"""Values of settings are made like their defaults."""

from typing import Any

import pytest

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
    ],
)
def test_value_of_another_make_is_refused(key: PolicyKey, value: Any) -> None:
    assert misshapen(value, DEFAULTS[key].default)
