from datetime import date

import pytest

from workforce.demo.chance import Carried, Chance


def test_a_stream_repeats_for_the_same_seed_and_subject():
    assert [Chance.of(7, "careers").random() for _ in range(3)] == [
        Chance.of(7, "careers").random() for _ in range(3)
    ]


@pytest.mark.parametrize("other", [(8, "careers"), (7, "absence")], ids=["seed", "subject"])
def test_a_stream_differs_for_another_seed_or_subject(other: tuple[int, str]):
    assert Chance.of(7, "careers").random() != Chance.of(*other).random()


def test_pick_never_takes_what_has_no_weight():
    chance = Chance.of(1, "test")

    assert {chance.pick({"never": 0.0, "always": 1.0}) for _ in range(200)} == {"always"}


def test_a_day_may_be_the_first_and_the_last():
    chance = Chance.of(1, "test")

    days = {chance.day(date(2025, 1, 30), date(2025, 2, 1)) for _ in range(200)}

    assert days == {date(2025, 1, 30), date(2025, 1, 31), date(2025, 2, 1)}


def test_number_has_the_mean_it_is_asked_for():
    chance = Chance.of(1, "test")

    assert 0.27 < sum(chance.number(0.3) for _ in range(10_000)) / 10_000 < 0.33


def test_fractions_are_carried_until_they_make_whole_events():
    carried = Carried(0.0)

    assert [carried.take(0.4) for _ in range(6)] == [0, 0, 1, 0, 1, 0]


def test_a_negative_expectation_takes_nothing_back():
    carried = Carried(0.5)

    assert [carried.take(-3.0), carried.take(0.5)] == [0, 1]
