"""Documents are launched, acknowledged, reviewed and withdrawn; people measure themselves and support each other."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from supervision.domain.practice import (
    DocumentContent,
    Launch,
    acknowledge,
    add_document,
    add_question,
    assess_oneself,
    change_document,
    launch_version,
    record_support,
    record_workshop,
    review_document,
    withdraw_document,
)
from supervision.domain.readiness import record_training
from supervision.enums import AudienceKind, PracticeKind, SelfRating, SupportKind
from supervision.models import PracticeDocument, RecordTemplate, SupervisorTraining
from tests.factories.supervision_practice import (
    PracticeStandardFactory,
    PracticeVersionFactory,
    SupervisorTrainingFactory,
)
from tests.factories.supervision_records import without_forms
from tests.factories.workforce import AccountFactory, PolicyValueFactory, WorkerFactory
from tests.periods import LAST_YEAR, LONG_AGO, SINCE_LONG_AGO, TODAY, TOMORROW, YESTERDAY
from workforce.domain.errors import DomainError
from workforce.models import Account
from workforce.policy import PolicyKey

pytestmark = pytest.mark.django_db

POLICY = DocumentContent("Supervision policy", PracticeKind.POLICY, "", AudienceKind.EVERYBODY, TOMORROW)
LAUNCH = Launch(date(2025, 9, 1), "https://council.example/policy")


@pytest.fixture
def by(db: None) -> Account:
    return AccountFactory(worker=WorkerFactory())


@pytest.fixture
def policy(by: Account) -> PracticeDocument:
    return add_document(content=POLICY, launch=LAUNCH, today=TODAY, by=by)


def test_version_is_to_be_acknowledged_in_the_working_days_of_the_settings(by: Account) -> None:
    first = add_document(content=POLICY, launch=LAUNCH, today=TODAY, by=by).versions.get()
    assert (first.number, first.acknowledge_by) == (1, date(2025, 9, 29))
    PolicyValueFactory(key=PolicyKey.ACKNOWLEDGE_DAYS, value=5, period=SINCE_LONG_AGO)
    second = launch_version(
        document_id=first.document_id, launch=replace(LAUNCH, launched_on=TODAY), today=TODAY, by=by
    )
    assert (second.number, second.acknowledge_by) == (2, date(2025, 10, 7))


def test_version_is_not_launched_before_the_one_before(policy: PracticeDocument, by: Account) -> None:
    early = replace(LAUNCH, launched_on=LAST_YEAR)
    with pytest.raises(DomainError, match="Version 1 was launched on 1 September 2025"):
        launch_version(document_id=policy.pk, launch=early, today=TODAY, by=by)


def test_standards_belong_to_practice_standards_only(by: Account) -> None:
    standards = replace(LAUNCH, standards=("One.", " ", "Two."))
    made = add_document(
        content=replace(POLICY, kind=PracticeKind.STANDARD), launch=standards, today=TODAY, by=by
    )
    assert [each.words for each in made.versions.get().standards.all()] == ["One.", "Two."]
    with pytest.raises(DomainError, match="Write the standards"):
        add_document(content=replace(POLICY, name="Other"), launch=standards, today=TODAY, by=by)


def test_version_goes_with_the_form_of_records_that_holds(policy: PracticeDocument, by: Account) -> None:
    """HA-11: the template's version stands on the policy."""
    without_forms()
    with_template = replace(LAUNCH, launched_on=TODAY, with_template=True)
    with pytest.raises(DomainError, match="No form of supervision records"):
        launch_version(document_id=policy.pk, launch=with_template, today=TODAY, by=by)
    RecordTemplate.objects.create(version=51, name="Old", published_on=LONG_AGO)
    held = RecordTemplate.objects.create(version=52, name="New", published_on=YESTERDAY)
    RecordTemplate.objects.create(version=53, name="Coming", published_on=TOMORROW)
    made = launch_version(document_id=policy.pk, launch=with_template, today=TODAY, by=by)
    assert made.template == held


def test_quiz_counts_right_answers_once(policy: PracticeDocument, by: Account) -> None:
    """NS-50."""
    ask = {"choices": ["Monthly", "Never"], "today": TODAY, "by": by, "document_id": policy.pk}
    first = add_question(words="How often?", right=0, **ask)
    second = add_question(words="How seldom?", right=1, **ask)
    version = policy.versions.get()
    with pytest.raises(DomainError, match="Answer every question"):
        acknowledge(version_id=version.pk, answers={first.pk: 0}, today=TODAY, by=by)
    answers = {first.pk: 0, second.pk: 0}
    said = acknowledge(version_id=version.pk, answers=answers, today=TODAY, by=by)
    assert (said.asked, said.right) == (2, 1)
    with pytest.raises(ValidationError, match="acknowledged this version already"):
        acknowledge(version_id=version.pk, answers=answers, today=TODAY, by=by)
    with pytest.raises(DomainError, match="with the next version"):
        add_question(words="Another?", right=0, **ask)


def test_older_coming_and_withdrawn_versions_are_not_acknowledged(
    policy: PracticeDocument, by: Account
) -> None:
    first = policy.versions.get()
    coming = launch_version(
        document_id=policy.pk, launch=replace(LAUNCH, launched_on=TOMORROW), today=TODAY, by=by
    )
    with pytest.raises(DomainError, match="Another version holds"):
        acknowledge(version_id=coming.pk, answers={}, today=TODAY, by=by)
    with pytest.raises(DomainError, match="Another version holds"):
        acknowledge(version_id=first.pk, answers={}, today=TOMORROW, by=by)
    withdraw_document(document_id=policy.pk, today=TODAY, by=by)
    with pytest.raises(DomainError, match="Another version holds"):
        acknowledge(version_id=first.pk, answers={}, today=TODAY, by=by)
    with pytest.raises(DomainError, match="has been withdrawn"):
        review_document(document_id=policy.pk, next_on=TOMORROW, today=TODAY, by=by)


def test_account_of_nobody_acknowledges_nothing(policy: PracticeDocument) -> None:
    nobody = AccountFactory(worker=None)
    with pytest.raises(DomainError, match="nobody in post"):
        acknowledge(version_id=policy.versions.get().pk, answers={}, today=TODAY, by=nobody)
    with pytest.raises(DomainError, match="nobody in post"):
        assess_oneself(version_id=policy.versions.get().pk, ratings={}, today=TODAY, by=nobody)


def test_review_lies_ahead_and_workshops_lie_behind(policy: PracticeDocument, by: Account) -> None:
    with pytest.raises(DomainError, match="lies ahead"):
        review_document(document_id=policy.pk, next_on=TODAY, today=TODAY, by=by)
    assert review_document(document_id=policy.pk, next_on=TOMORROW, today=TODAY, by=by).review_on == TOMORROW
    workshop = record_workshop(document_id=policy.pk, on=TODAY, attended=12, today=TODAY, by=by)
    assert workshop.version.number == 1
    for day in (TOMORROW, LAST_YEAR):
        with pytest.raises(DomainError, match="from the launch to today"):
            record_workshop(document_id=policy.pk, on=day, attended=1, today=TODAY, by=by)


def test_changed_audience_forgets_what_was_chosen(policy: PracticeDocument, by: Account) -> None:
    chosen = replace(POLICY, audience=AudienceKind.CHOSEN, role_ids=(7, 3))
    assert change_document(document_id=policy.pk, content=chosen, by=by).role_ids == [3, 7]
    everybody = replace(chosen, audience=AudienceKind.EVERYBODY)
    assert change_document(document_id=policy.pk, content=everybody, by=by).role_ids == []


def test_self_assessment_says_something_to_every_standard(by: Account) -> None:
    version = PracticeStandardFactory().version
    PracticeStandardFactory(version=version, number=2)
    with pytest.raises(DomainError, match="every standard"):
        assess_oneself(version_id=version.pk, ratings={1: SelfRating.MOSTLY}, today=TODAY, by=by)
    both = {1: SelfRating.MOSTLY, 2: SelfRating.ALWAYS}
    made = assess_oneself(version_id=version.pk, ratings=both, today=TODAY, by=by)
    assert made.ratings == {"1": 3, "2": 4}
    with pytest.raises(ValidationError, match="today already"):
        assess_oneself(version_id=version.pk, ratings=both, today=TODAY, by=by)


def test_support_is_recorded_by_one_of_the_two(by: Account) -> None:
    """NS-45."""
    other = WorkerFactory().pk
    kept = {"kind": SupportKind.JOINT, "today": TODAY, "by": by}
    record_support(supporter_id=by.worker_id, supported_id=other, on=TODAY, **kept)
    record_support(supporter_id=other, supported_id=by.worker_id, on=TODAY, **kept)
    with pytest.raises(DomainError, match="one of the two"):
        record_support(supporter_id=other, supported_id=WorkerFactory().pk, on=TODAY, **kept)
    with pytest.raises(DomainError, match="lies ahead"):
        record_support(supporter_id=by.worker_id, supported_id=other, on=TOMORROW, **kept)
    with pytest.raises(ValidationError, match="Nobody supports themselves"):
        record_support(supporter_id=by.worker_id, supported_id=by.worker_id, on=TODAY, **kept)


def test_training_is_recorded_for_many_and_nobody_twice(by: Account) -> None:
    """SH-48."""
    done = SupervisorTrainingFactory(completed_on=TODAY)
    many = [done.worker_id, WorkerFactory().pk, WorkerFactory().pk]
    kept = {"completed_on": TODAY, "refresher": True, "today": TODAY, "by": by}
    assert record_training(worker_ids=many, **kept) == 2
    assert SupervisorTraining.objects.filter(completed_on=TODAY).count() == 3
    with pytest.raises(DomainError, match="at least one"):
        record_training(worker_ids=[], **kept)
    with pytest.raises(DomainError, match="lies ahead"):
        record_training(worker_ids=many, **kept | {"completed_on": TOMORROW})


def test_second_document_of_a_name_is_refused_until_the_first_is_withdrawn(
    policy: PracticeDocument, by: Account
) -> None:
    with pytest.raises(ValidationError, match="of this name already"):
        add_document(content=POLICY, launch=LAUNCH, today=TODAY, by=by)
    withdraw_document(document_id=policy.pk, today=TODAY, by=by)
    add_document(content=POLICY, launch=LAUNCH, today=TODAY, by=by)
    assert PracticeVersionFactory._meta.model.objects.count() == 2
