"""What a metric makes of stored measures, and how numbers become text."""

from datetime import date
from decimal import Decimal

import pytest

from dashboards.metrics import ALL, Shape, by_key
from dashboards.metrics.cells import STORED
from dashboards.models import Figure

DAY = date(2025, 9, 30)


def test_rate_is_hundred_times_numerator_over_denominator() -> None:
    ratio = by_key("vacancy_rate").of(Figure(vacant_fte=Decimal("1.4"), in_post_fte=Decimal("2.6")))

    assert (ratio.numerator_text, ratio.denominator_text, ratio.value_text) == (
        "1.400000",
        "4.000000",
        "35.0",
    )


def test_rate_with_nothing_beneath_has_no_value() -> None:
    ratio = by_key("vacancy_rate").of(Figure.nothing(1, "csww", DAY))

    assert (ratio.numerator_text, ratio.denominator_text, ratio.value) == ("0.000000", "0.000000", None)


def test_covered_vacancies_without_vacancies_have_no_value() -> None:
    ratio = by_key("vacancies_covered_rate").of(Figure(agency_vacancy_fte=Decimal(1)))

    assert (ratio.numerator_text, ratio.value_text) == ("1.000000", None)


def test_plain_count_has_no_denominator() -> None:
    ratio = by_key("in_post").of(Figure(in_post_fte=Decimal("2.6")))

    assert (ratio.numerator_text, ratio.denominator_text, ratio.value_text) == ("2.600000", None, "2.6")


def test_largest_caseload_of_nobody_is_no_number() -> None:
    ratio = by_key("caseload_max").of(Figure.nothing(1, "csww", DAY))

    assert (ratio.numerator_text, ratio.value_text) == (None, None)


@pytest.mark.parametrize(
    ("numerator", "shown"), [("0.25", "0.3"), ("0.35", "0.4"), ("0.249999", "0.2"), ("0", "0.0")]
)
def test_values_round_half_up(numerator: str, shown: str) -> None:
    assert by_key("in_post").of(Figure(in_post_fte=Decimal(numerator))).value_text == shown


@pytest.mark.parametrize("metric", ALL, ids=[metric.key for metric in ALL])
def test_metric_stands_on_stored_measures(metric: object) -> None:
    columns = {*metric.numerator, *(metric.denominator or ()), *([metric.times] if metric.times else [])}

    assert columns <= set(STORED)
    assert (metric.denominator is None) == (metric.shape is Shape.VALUE)
    assert metric.numerator_words
    assert metric.why.endswith(".")
    assert metric.source.startswith(("DfE, Children's social work workforce: ", "ours"))


def test_keys_are_different() -> None:
    keys = [metric.key for metric in ALL]

    assert len(set(keys)) == len(keys)


def test_every_stored_measure_is_a_column() -> None:
    columns = {field.attname for field in Figure._meta.concrete_fields}

    assert columns - {"unit_id", "population", "month_end", "computed_at"} == set(STORED)
