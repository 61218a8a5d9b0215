"""Templates of inductions: versions that are published, followed and ended, never changed."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.factories.starting import (
    CorporateItemFactory,
    InductionTaskFactory,
    InductionVersionFactory,
    published,
)
from tests.factories.workforce import AccountFactory, RoleFactory
from tests.periods import LONG_AGO, TODAY, TOMORROW, YESTERDAY
from workforce.domain.errors import DomainError
from workforce.domain.induction_templates import (
    Task,
    add_corporate_item,
    change_stage,
    copy_version,
    discard_draft,
    drop_corporate_item,
    end_version,
    make_template,
    publish,
    remove_task,
    write_task,
)
from workforce.enums import InductionFor, InductionOwner, InductionStage, InductionTime
from workforce.models import InductionTask, InductionTemplate, InductionVersion
from workforce.periods import period
from workforce.queries.induction_templates import coverage, published_versions, uncovered, version_for

pytestmark = pytest.mark.django_db

WELCOME = Task(InductionTime.DAY_1, 0, "Welcome", InductionOwner.MANAGER)


def everybody() -> InductionVersion:
    return make_template(
        audience=InductionFor.EVERYBODY, role=None, role_group="", on_move=False, by=AccountFactory()
    )


def test_pilot_is_followed_by_a_final_version_and_both_stay_on_record() -> None:
    """HA-07: pilot and final are versions of their own, each with its days."""
    pilot = everybody()
    write_task(version_id=pilot.pk, task=WELCOME)
    publish(version_id=pilot.pk, first_day=LONG_AGO)

    final = copy_version(version_id=pilot.pk, stage=InductionStage.FINAL, by=None)
    assert [task.title for task in final.tasks.all()] == ["Welcome"]
    publish(version_id=final.pk, first_day=TODAY)

    rows = InductionVersion.objects.order_by("number").values_list("number", "stage", "period")
    assert list(rows) == [(1, "pilot", period(LONG_AGO, YESTERDAY)), (2, "final", period(TODAY))]


def test_one_template_for_the_same_people() -> None:
    everybody()
    with pytest.raises(ValidationError, match="a template for these people already"):
        everybody()


def test_one_draft_at_a_time() -> None:
    version = published()
    copy_version(version_id=version.pk, stage=InductionStage.FINAL, by=None)
    with pytest.raises(DomainError, match="There is a draft"):
        copy_version(version_id=version.pk, stage=InductionStage.FINAL, by=None)


def test_published_version_is_never_changed() -> None:
    version = published()
    task = version.tasks.first()
    assert task is not None
    for change in (
        lambda: write_task(version_id=version.pk, task=WELCOME),
        lambda: write_task(version_id=version.pk, task=WELCOME, task_id=task.pk),
        lambda: remove_task(version_id=version.pk, task_id=task.pk),
        lambda: change_stage(version_id=version.pk, stage=InductionStage.FINAL),
        lambda: discard_draft(version_id=version.pk),
        lambda: publish(version_id=version.pk, first_day=TODAY),
    ):
        with pytest.raises(DomainError, match="published and stays"):
            change()


@pytest.mark.parametrize("how", ["add", "change", "remove", "stage", "first day"])
def test_database_refuses_to_change_what_is_published(how: str) -> None:
    version = published()
    task = version.tasks.first()
    assert task is not None
    writes = {
        "add": lambda: InductionTaskFactory(version=version),
        "change": lambda: InductionTask.objects.filter(pk=task.pk).update(title="Other"),
        "remove": lambda: task.delete(),
        "stage": lambda: InductionVersion.objects.filter(pk=version.pk).update(stage="final"),
        "first day": lambda: InductionVersion.objects.filter(pk=version.pk).update(period=period(TODAY)),
    }
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        writes[how]()


def test_version_without_a_first_day_is_not_published() -> None:
    """NS-48: everybody has a first day."""
    draft = everybody()
    write_task(version_id=draft.pk, task=Task(InductionTime.WEEK_1, 7, "Meet", InductionOwner.BUDDY))
    with pytest.raises(DomainError, match="Nothing is to be done on day 1"):
        publish(version_id=draft.pk, first_day=TODAY)


def test_version_is_not_published_before_another_begins() -> None:
    version = published(period(TOMORROW))
    draft = copy_version(version_id=version.pk, stage=InductionStage.FINAL, by=None)
    with pytest.raises(DomainError, match="begins on 1 October 2025"):
        publish(version_id=draft.pk, first_day=TODAY)


def test_version_ends_once() -> None:
    version = published()
    end_version(version_id=version.pk, last_day=TODAY)
    assert version_for(published_versions(), 1, "", TOMORROW) is None
    with pytest.raises(DomainError, match="ends on 30 September 2025 already"):
        end_version(version_id=version.pk, last_day=TOMORROW)
    with pytest.raises(DomainError, match="before the first day"):
        end_version(version_id=version.pk, last_day=date(2019, 3, 1))


def test_draft_does_not_end() -> None:
    with pytest.raises(DomainError, match="is a draft"):
        end_version(version_id=InductionVersionFactory().pk, last_day=TODAY)


def test_task_of_a_draft_is_changed_and_removed() -> None:
    draft = everybody()
    task = write_task(version_id=draft.pk, task=WELCOME)
    write_task(
        version_id=draft.pk,
        task=Task(InductionTime.DAY_1, 0, "A warm welcome", InductionOwner.HR),
        task_id=task.pk,
    )
    assert draft.tasks.get().title == "A warm welcome"
    remove_task(version_id=draft.pk, task_id=task.pk)
    assert not draft.tasks.exists()


def test_days_fit_the_time() -> None:
    draft = everybody()
    with pytest.raises(ValidationError, match="day 1 is 0 days"):
        write_task(version_id=draft.pk, task=Task(InductionTime.DAY_1, 3, "Late", InductionOwner.HR))


def test_discarded_draft_takes_a_template_without_versions_along() -> None:
    discard_draft(version_id=everybody().pk)
    assert not InductionTemplate.objects.exists()
    version = published()
    discard_draft(version_id=copy_version(version_id=version.pk, stage=InductionStage.FINAL, by=None).pk)
    assert InductionVersion.objects.get() == version


def test_what_no_task_covers_is_found() -> None:
    """HA-07: aligned with the corporate induction, item by item."""
    covered, missing = CorporateItemFactory(name="Fire safety"), CorporateItemFactory(name="Values")
    version = InductionVersionFactory()
    InductionTaskFactory(version=version, corporate=covered)
    version.period = period(LONG_AGO)
    version.save()

    assert uncovered(TODAY) == [missing]
    (line,) = coverage(TODAY)
    assert (line.version, line.missing) == (version, [missing])


def test_corporate_item_stands_once_until_it_is_dropped() -> None:
    item = add_corporate_item(name="Fire safety")
    with pytest.raises(ValidationError, match="on the corporate list already"):
        add_corporate_item(name="Fire safety")
    drop_corporate_item(item_id=item.pk, day=TODAY)
    assert add_corporate_item(name="Fire safety").pk != item.pk


def test_template_for_a_group_names_it() -> None:
    with pytest.raises(ValidationError, match="Say which role"):
        make_template(audience=InductionFor.GROUP, role=None, role_group="", on_move=False, by=None)
    role = RoleFactory()
    version = make_template(audience=InductionFor.ROLE, role=role, role_group="", on_move=True, by=None)
    assert str(version.template) == role.name
    assert version.number == 1
