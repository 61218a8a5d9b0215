"""Values, priorities and forms for whoever keeps them: all there are, those in force first."""

from datetime import date
from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When

from supervision.models import AppraisalForm, CouncilPriority, CouncilValue


def reference_rows(model: type[CouncilValue] | type[CouncilPriority], day: date) -> "QuerySet[Any]":
    """Every row, those that hold on the day or later before those that have ended. One query."""
    rows: QuerySet[Any] = model._default_manager.all()
    ended = Case(
        When(period__endswith__lte=day, then=Value(1)), default=Value(0), output_field=IntegerField()
    )
    told: QuerySet[Any] = rows.annotate(ended=ended).order_by("ended", "kind", "pk")
    return told


def reference_row(
    model: type[CouncilValue] | type[CouncilPriority], row_id: int
) -> CouncilValue | CouncilPriority | None:
    """One of them. One query."""
    found: CouncilValue | CouncilPriority | None = model._default_manager.filter(pk=row_id).first()
    return found


def forms_published() -> list[AppraisalForm]:
    """Every version of the form, the latest first. One query."""
    return list(AppraisalForm.objects.select_related("by__worker").order_by("-version"))
