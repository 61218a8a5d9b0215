"""Keeping the templates of inductions. What is published is never changed: a change is a new version."""

from dataclasses import dataclass, fields
from datetime import date

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.enums import InductionFor, InductionOwner, InductionStage, InductionTime
from workforce.models import Account, CorporateItem, InductionTask, InductionTemplate, InductionVersion, Role
from workforce.periods import ONE_DAY, PeriodError, british, period


@dataclass(frozen=True, slots=True)
class Task:
    """What a task says. `days` from the start; before it they are below nought."""

    time: InductionTime
    days: int
    title: str
    owner: InductionOwner
    evidence: bool = False
    corporate: CorporateItem | None = None


@transaction.atomic
def make_template(
    *, audience: InductionFor, role: Role | None, role_group: str, on_move: bool, by: Account | None
) -> InductionVersion:
    """A template for these people, with an empty draft as its first version.

    Raises ValidationError where these people have a template already, or it does not say who they are.
    """
    template = InductionTemplate(audience=audience, role=role, role_group=role_group, on_move=on_move)
    template.full_clean()
    template.save()
    version = InductionVersion(template=template, number=1, stage=InductionStage.PILOT, made_by=by)
    version.full_clean()
    version.save()
    return version


@transaction.atomic
def copy_version(*, version_id: int, stage: InductionStage, by: Account | None) -> InductionVersion:
    """A draft with the same tasks, to be changed and published. Raises DomainError where there is a draft already."""
    source = InductionVersion.objects.get(pk=version_id)
    template = InductionTemplate.objects.select_for_update(no_key=True, of=("self",)).get(
        pk=source.template_id
    )
    versions = template.versions.order_by("-number")
    if versions.filter(period__isnull=True).exists():
        raise DomainError("There is a draft of this template already. Change that one, or discard it first.")
    draft = InductionVersion(template=template, number=versions[0].number + 1, stage=stage, made_by=by)
    draft.full_clean()
    draft.save()
    InductionTask.objects.bulk_create(_copy(task, draft) for task in source.tasks.all())
    return draft


def _copy(task: InductionTask, version: InductionVersion) -> InductionTask:
    said = {field.name: getattr(task, field.name) for field in fields(Task)}
    return InductionTask(version=version, **said)


@transaction.atomic
def change_stage(*, version_id: int, stage: InductionStage) -> InductionVersion:
    """Say of a draft whether it is to be a pilot or final. Raises DomainError for a published version."""
    draft = _draft(version_id)
    draft.stage = stage
    draft.full_clean()
    draft.save(update_fields=["stage"])
    return draft


@transaction.atomic
def write_task(*, version_id: int, task: Task, task_id: int | None = None) -> InductionTask:
    """Put a task into a draft, or in the place of one of its tasks.

    Raises DomainError for a published version, ValidationError where the days do not fit the time.
    """
    draft = _draft(version_id)
    row = InductionTask(version=draft) if task_id is None else draft.tasks.get(pk=task_id)
    for field in fields(Task):
        setattr(row, field.name, getattr(task, field.name))
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def remove_task(*, version_id: int, task_id: int) -> None:
    """Take a task out of a draft. Raises DomainError for a published version."""
    _draft(version_id).tasks.filter(pk=task_id).delete()


@transaction.atomic
def discard_draft(*, version_id: int) -> None:
    """Give a draft up, with its tasks; a template that has no other version goes with it.

    Raises DomainError for a published version.
    """
    draft = _draft(version_id)
    template = draft.template
    draft.delete()
    if not template.versions.exists():
        template.delete()


@transaction.atomic
def publish(*, version_id: int, first_day: date) -> InductionVersion:
    """Let a draft hold for whoever starts from `first_day` on. The version that held until then ends the day before.

    Inductions that have begun keep their version. Raises DomainError for a version without a task on day 1 (everybody
    has a first day), or where another version begins on that day or later.
    """
    draft = _draft(version_id)
    if not draft.tasks.filter(time=InductionTime.DAY_1).exists():
        raise DomainError("Nothing is to be done on day 1. Add at least one task for the first day.")
    for before in draft.template.versions.not_over(first_day).exclude(pk=draft.pk):
        if before.first_day >= first_day:
            raise DomainError(
                f"Version {before.number} begins on {british(before.first_day)}. Choose a later day than that."
            )
        before.period = period(before.first_day, first_day - ONE_DAY)
        before.save(update_fields=["period"])
    draft.period = period(first_day)
    draft.full_clean()
    draft.save(update_fields=["period"])
    return draft


@transaction.atomic
def end_version(*, version_id: int, last_day: date) -> InductionVersion:
    """Let a published version hold for the last time for whoever starts on `last_day`.

    Raises DomainError for a draft, a day before the first one, or a version that ends earlier already.
    """
    version = _locked(version_id)
    if version.first_day is None:
        raise DomainError("This version is a draft. Discard it instead.")
    if version.last_day is not None and version.last_day < last_day:
        raise DomainError(f"This version ends on {british(version.last_day)} already.")
    try:
        version.period = period(version.first_day, last_day)
    except PeriodError as error:
        raise DomainError(str(error)) from error
    version.full_clean()
    version.save(update_fields=["period"])
    return version


@transaction.atomic
def add_corporate_item(*, name: str) -> CorporateItem:
    """Put something on the list of the corporate induction. Raises ValidationError where it stands there."""
    item = CorporateItem(name=name.strip())
    item.full_clean()
    item.save()
    return item


@transaction.atomic
def drop_corporate_item(*, item_id: int, day: date) -> CorporateItem:
    """Take something off the list; tasks that were made for it keep it."""
    item = CorporateItem.objects.select_for_update().get(pk=item_id)
    if item.dropped_on is None:
        item.dropped_on = day
        item.full_clean()
        item.save(update_fields=["dropped_on"])
    return item


def _locked(version_id: int) -> InductionVersion:
    """The version, with its template held: publishing and ending take turns."""
    template_id = InductionVersion.objects.values_list("template_id", flat=True).get(pk=version_id)
    InductionTemplate.objects.select_for_update(no_key=True, of=("self",)).get(pk=template_id)
    found: InductionVersion = InductionVersion.objects.select_related("template").get(pk=version_id)
    return found


def _draft(version_id: int) -> InductionVersion:
    version = _locked(version_id)
    if not version.is_draft:
        raise DomainError("This version is published and stays as it is. Copy it to a new version.")
    return version
