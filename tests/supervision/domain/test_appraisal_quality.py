"""Samples of appraisals, and what appraisals are made with."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from supervision.domain.appraisal_samples import draw_sample, score_appraisal
from supervision.domain.appraisal_setup import add_priority, add_value, end_reference, publish_form
from supervision.domain.appraisals import countersign_appraisal
from supervision.enums import AppraisalPart, PriorityKind, SampleCriterion, ValueKind
from supervision.models import AppraisalForm, AppraisalSample, CouncilPriority, CouncilValue
from supervision.queries.appraisal_samples import Drawing, auditors
from supervision.queries.appraisal_words import priorities_on, prompts_of, values_on
from tests.factories.supervision_appraisal import AppraisalFactory, AppraisalSampleFactory
from tests.factories.workforce import AccountFactory, AssignmentFactory, RoleGrantFactory, UnitFactory
from workforce.access.roles import RoleName
from workforce.domain.errors import DomainError
from workforce.models import Account

pytestmark = pytest.mark.django_db

TODAY = date(2026, 9, 15)
UNTIL = TODAY + timedelta(days=28)
MEETING = date(2026, 3, 10)
ALL = {each.value: 3 for each in SampleCriterion}


@pytest.fixture
def keeper(db: None) -> Account:
    return AccountFactory()


def draw(auditor: Account, number: int = 10, **more: object) -> list[AppraisalSample]:
    drawing = Drawing(**{"first": MEETING, "last": TODAY, "day": TODAY} | more)  # type: ignore[arg-type]
    return list(
        draw_sample(
            drawing=drawing,
            number=number,
            name="Autumn",
            auditor=auditor,
            until=UNTIL,
            today=TODAY,
            by=AccountFactory(),
        )
    )


def test_signed_appraisals_of_the_days_are_drawn(keeper: Account) -> None:
    team = UnitFactory()
    here = AppraisalFactory(appraisee=AssignmentFactory(team=team).worker, signed=True, on=MEETING)
    AppraisalFactory(signed=True, on=MEETING - timedelta(days=1))
    AppraisalFactory(held=True, on=MEETING)
    elsewhere = AppraisalFactory(appraisee=AssignmentFactory().worker, signed=True, on=TODAY)
    (found,) = draw(keeper, unit_ids=frozenset({team.pk}))
    assert (found.appraisal_id, found.until, found.done_on) == (here.pk, UNTIL, None)
    assert [each.appraisal_id for each in draw(keeper)] == [elsewhere.pk]
    with pytest.raises(DomainError, match="No signed appraisal fits"):
        draw(keeper)


def test_nobody_scores_their_own_or_what_they_had_a_part_in(keeper: Account) -> None:
    auditor = AccountFactory(worker=AssignmentFactory().worker)
    AppraisalFactory(appraisee=auditor.worker, signed=True, on=MEETING)
    AppraisalFactory(appraiser=auditor.worker, signed=True, on=MEETING)
    countersigned = AppraisalFactory(signed=True, on=MEETING)
    countersign_appraisal(appraisal_id=countersigned.pk, today=TODAY, by=auditor)
    other = AppraisalFactory(signed=True, on=MEETING)
    countersign_appraisal(appraisal_id=other.pk, today=TODAY, by=keeper)
    assert [each.appraisal_id for each in draw(auditor)] == [other.pk]


def test_as_many_are_drawn_as_were_asked_for(keeper: Account) -> None:
    for _ in range(4):
        AppraisalFactory(signed=True, on=MEETING)
    assert len(draw(keeper, number=3)) == 3
    with pytest.raises(DomainError, match="is gone"):
        draw_sample(
            drawing=Drawing(MEETING, TODAY, TODAY),
            number=1,
            name="Late",
            auditor=keeper,
            until=TODAY - timedelta(days=1),
            today=TODAY,
            by=keeper,
        )


def test_scored_once_by_its_auditor_with_every_score(keeper: Account) -> None:
    """RC-68: quality is scored 1 to 4 on five criteria; good from 3 on average."""
    sample = AppraisalSampleFactory(auditor=keeper, assigned_on=TODAY)

    def score(scores: dict[str, int], by: Account = keeper, today: date = TODAY) -> AppraisalSample:
        return score_appraisal(sample_id=sample.pk, scores=scores, feedback="", today=today, by=by)

    with pytest.raises(ValidationError, match="Give a score"):
        score({"smart": 3})
    for by, today in ((AccountFactory(), TODAY), (keeper, sample.until + timedelta(days=1))):
        with pytest.raises(DomainError, match="closed, or somebody else"):
            score(ALL, by, today)
    assert score(ALL | {"smart": 4, "voice": 2}).is_good
    with pytest.raises(DomainError, match="closed"):
        score(ALL)


@pytest.mark.parametrize(("mark", "good"), [(2, False), (3, True)])
def test_good_from_three_on_average(mark: int, good: bool) -> None:
    assert AppraisalSampleFactory(scored=True, score=3, voice=mark).is_good is good
    assert AppraisalSampleFactory().is_good is None


def test_who_may_be_given_a_sample() -> None:
    psw, service = AccountFactory(), AccountFactory()
    RoleGrantFactory(account=psw, role=RoleName.PRINCIPAL_SOCIAL_WORKER)
    RoleGrantFactory(account=service, role=RoleName.SERVICE_MANAGER, unit=UnitFactory(service=True))
    RoleGrantFactory(account=AccountFactory(), role=RoleName.AUDITOR)
    assert {each.pk for each in auditors(TODAY)} == {psw.pk, service.pk}


def test_values_and_priorities_hold_from_a_day_to_a_day(keeper: Account) -> None:
    """RC-11, NS-01: each value and behaviour may be chosen as long as it holds."""
    value = add_value(
        name="Act with integrity", kind=ValueKind.BEHAVIOUR, about="", from_day=TODAY, by=keeper
    )
    with pytest.raises(ValidationError, match="holds on one of these days already"):
        add_value(name="Act with integrity", kind=ValueKind.VALUE, about="", from_day=TODAY, by=keeper)
    priority = add_priority(
        name="Permanence", kind=PriorityKind.DIRECTORATE, about="", from_day=TODAY, by=keeper
    )
    with pytest.raises(ValidationError, match="holds on one of these days already"):
        add_priority(name="Permanence", kind=PriorityKind.DIRECTORATE, about="", from_day=TODAY, by=keeper)
    assert (values_on(TODAY), priorities_on(TODAY)) == ([value], [priority])
    assert values_on(TODAY - timedelta(days=1)) == []
    for model, row in ((CouncilValue, value), (CouncilPriority, priority)):
        with pytest.raises(DomainError, match="not before the first"):
            end_reference(model=model, row_id=row.pk, last_day=TODAY - timedelta(days=1), by=keeper)
        end_reference(model=model, row_id=row.pk, last_day=TODAY, by=keeper)
        with pytest.raises(DomainError, match="last day already"):
            end_reference(model=model, row_id=row.pk, last_day=TODAY, by=keeper)
    assert values_on(TODAY + timedelta(days=1)) == []


def test_form_differs_from_the_corporate_one(keeper: Account) -> None:
    """HA-19: a form for children's social care, with its own headings and wording."""
    corporate = publish_form(
        name="Appraisal",
        prompts=["look_back", "summary"],
        wording={},
        corporate=True,
        today=TODAY,
        by=keeper,
    )
    own = publish_form(
        name="Annual Development Review",
        prompts=["families", "look_back", "summary", "nonsense"],
        wording={"families": " What children say of you ", "summary": "  "},
        corporate=False,
        today=TODAY,
        by=keeper,
    )
    assert (corporate.version, own.version) == (1, 2)
    assert own.prompts == ["look_back", "families", "summary"]
    assert [each.label for each in prompts_of(own, AppraisalPart.SELF)] == [
        "Looking back",
        "What children say of you",
    ]
    assert [each.label for each in prompts_of(corporate, AppraisalPart.SELF)] == ["Looking back"]
    assert len(prompts_of(None, AppraisalPart.SELF)) == 8


@pytest.mark.parametrize("prompts", [[], ["look_back"], ["summary"], ["nonsense"]])
def test_form_asks_both(keeper: Account, prompts: list[str]) -> None:
    with pytest.raises(DomainError, match="at least one thing of the person and one of the manager"):
        publish_form(name="Bare", prompts=prompts, wording={}, corporate=False, today=TODAY, by=keeper)
    assert not AppraisalForm.objects.exists()
