"""The register of benefits: offered, reviewed once a year, ended."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from tests.factories.wellbeing import BenefitFactory, BenefitReviewFactory
from tests.periods import LONG_AGO, SINCE_LONG_AGO, TODAY, TOMORROW, YESTERDAY
from workforce.domain.benefits import Offer, add_benefit, change_benefit, end_benefit, review_benefit
from workforce.domain.errors import DomainError
from workforce.queries.benefits import benefit, benefit_line, benefits

pytestmark = pytest.mark.django_db
BICYCLE = Offer("Bicycle", "Through the pay slip", "Permanent staff", True, "")


def test_benefit_is_due_a_year_after_its_last_review_or_its_first_day() -> None:
    found = BenefitFactory(period=SINCE_LONG_AGO)
    assert benefit_line(benefit(found.pk), 12).due_on == date(2020, 4, 1)  # type: ignore[arg-type]
    BenefitReviewFactory(benefit=found, on=date(2024, 2, 29))
    assert benefit_line(benefit(found.pk), 12).due_on == date(2025, 2, 28)  # type: ignore[arg-type]


def test_benefit_is_offered_from_its_first_to_its_last_day() -> None:
    added = add_benefit(offer=BICYCLE, from_day=TODAY)
    end_benefit(benefit_id=added.pk, last=TODAY)
    assert [added in benefits(day) for day in (YESTERDAY, TODAY, TOMORROW)] == [False, True, False]
    with pytest.raises(DomainError, match="has a last day already"):
        end_benefit(benefit_id=added.pk, last=TOMORROW)


def test_benefit_does_not_end_before_it_begins() -> None:
    with pytest.raises(DomainError, match="before the first"):
        end_benefit(benefit_id=add_benefit(offer=BICYCLE, from_day=TODAY).pk, last=YESTERDAY)


def test_benefit_is_there_once() -> None:
    add_benefit(offer=BICYCLE, from_day=TODAY)
    other = BenefitFactory()
    with pytest.raises(ValidationError, match="already exists"):
        change_benefit(benefit_id=other.pk, offer=BICYCLE)


def test_comparison_says_where_it_comes_from() -> None:
    given = {"benefit_id": BenefitFactory().pk, "cost": Decimal(5), "uptake": 1, "today": TODAY, "by": None}
    with pytest.raises(ValidationError, match="comes from"):
        review_benefit(on=TODAY, compared="better", source="", **given)  # type: ignore[arg-type]
    with pytest.raises(DomainError, match="still to come"):
        review_benefit(on=TOMORROW, compared="", source="", **given)  # type: ignore[arg-type]
    review_benefit(on=LONG_AGO, compared="better", source="Survey", **given)  # type: ignore[arg-type]


def test_search_looks_into_name_text_and_who_gets_it() -> None:
    found = BenefitFactory(name="Car club", eligibility="Social workers")
    BenefitFactory(name="Bicycle")
    assert list(benefits(TODAY, "club social")) == [found]
