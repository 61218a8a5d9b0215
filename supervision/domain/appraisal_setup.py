"""What appraisals are made with: values and priorities with their dates, versions of the form."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max

from supervision.appraisal_prompts import BY_KEY
from supervision.enums import AppraisalPart, PriorityKind, ValueKind
from supervision.models import AppraisalForm, CouncilPriority, CouncilValue
from workforce.domain.errors import DomainError
from workforce.models import Account
from workforce.periods import holds_on, period


@transaction.atomic
def add_value(*, name: str, kind: ValueKind, about: str, from_day: date, by: Account) -> CouncilValue:
    """A value or behaviour from a day on. Raises ValidationError where it holds already."""
    value = CouncilValue(name=name.strip(), kind=kind, about=about.strip(), period=period(from_day))
    value.full_clean()
    value.save()
    return value


@transaction.atomic
def add_priority(
    *, name: str, kind: PriorityKind, about: str, from_day: date, by: Account
) -> CouncilPriority:
    """A priority from a day on. Raises ValidationError where it holds already."""
    priority = CouncilPriority(name=name.strip(), kind=kind, about=about.strip(), period=period(from_day))
    priority.full_clean()
    priority.save()
    return priority


@transaction.atomic
def end_reference(
    *, model: type[CouncilValue] | type[CouncilPriority], row_id: int, last_day: date, by: Account
) -> CouncilValue | CouncilPriority:
    """Nobody chooses it any more after the last day; what was linked with it stays. Raises DomainError."""
    row: CouncilValue | CouncilPriority = model._default_manager.select_for_update().get(pk=row_id)
    if row.last_day is not None:
        raise DomainError("It has its last day already.")
    if not holds_on(row.period, last_day):
        raise DomainError("The last day is not before the first.")
    row.period = period(row.first_day, last_day)
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def publish_form(
    *,
    name: str,
    prompts: Sequence[str],
    wording: Mapping[str, str],
    corporate: bool,
    today: date,
    by: Account,
) -> AppraisalForm:
    """The form for appraisals that begin from now on; those on their way keep theirs.

    Raises DomainError where one of the two parts would ask nothing.
    """
    parts = {BY_KEY[key].part for key in prompts if key in BY_KEY}
    if parts < {AppraisalPart.SELF, AppraisalPart.MANAGER}:
        raise DomainError("Ask at least one thing of the person and one of the manager.")
    number = (AppraisalForm.objects.aggregate(last=Max("version"))["last"] or 0) + 1
    form = AppraisalForm(
        version=number,
        name=name.strip(),
        prompts=[key for key in BY_KEY if key in prompts],
        wording={key: words.strip() for key, words in wording.items() if key in BY_KEY and words.strip()},
        corporate=corporate,
        published_on=today,
        by=by,
    )
    form.full_clean()
    form.save()
    return form
