"""What an appraisal holds: its words by part, drafts, the prompts of its form, what may be linked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from supervision.appraisal_prompts import LEAVE_OUT_NOTHING, PROMPTS, AppraisalPrompt
from supervision.enums import AppraisalPart
from supervision.models import (
    Appraisal,
    AppraisalForm,
    AppraisalVersion,
    CouncilPriority,
    CouncilValue,
    DevelopmentItem,
    DevelopmentReview,
    Objective,
    ObjectiveProgress,
)


def latest_words(appraisal: Appraisal) -> dict[AppraisalPart, AppraisalVersion]:
    """The version of each part that holds. One query."""
    found = appraisal.versions.order_by("part", "-number").distinct("part").select_related("by__worker")
    return {AppraisalPart(each.part): each for each in found}


@dataclass(frozen=True, slots=True)
class SavedPart:
    """The version of a part that holds. `number` 0: nobody has written it yet."""

    number: int
    words: Mapping[str, Any]

    @property
    def mark(self) -> str:
        """With it a form says what it was filled in from."""
        return str(self.number)


def saved_part(appraisal: Appraisal, part: AppraisalPart) -> SavedPart:
    """One query."""
    version = appraisal.versions.filter(part=part).order_by("number").last()
    return SavedPart(version.number, version.body) if version else SavedPart(0, {})


def form_of(appraisal: Appraisal) -> AppraisalForm | None:
    """The form it began with; None: the one of the first day. One query at most."""
    if appraisal.form_version is None:
        return None
    return AppraisalForm.objects.filter(version=appraisal.form_version).first()


def prompts_of(form: AppraisalForm | None, part: AppraisalPart) -> list[AppraisalPrompt]:
    """What a form asks in a part, in the council's wording. No query."""
    asked: Sequence[str] = form.prompts if form else LEAVE_OUT_NOTHING
    wording = form.wording if form else {}
    return [
        replace(prompt, label=wording.get(prompt.key, prompt.label))
        for prompt in PROMPTS
        if prompt.part == part and prompt.key in asked
    ]


def objectives_in(appraisal: Appraisal) -> list[Objective]:
    """Its objectives, each with its progress. Two queries."""
    progress = Prefetch("progress", ObjectiveProgress.objects.select_related("by__worker").order_by("pk"))
    return list(appraisal.objectives.select_related("priority", "value").prefetch_related(progress))


def development_in(appraisal: Appraisal) -> list[DevelopmentItem]:
    """What is to be learned, each item with its reviews. Two queries."""
    reviews = Prefetch("reviews", DevelopmentReview.objects.order_by("on", "pk"))
    return list(appraisal.development.prefetch_related(reviews))


def values_on(day: date) -> list[CouncilValue]:
    """The values and behaviours of a day. One query."""
    return list(CouncilValue.objects.as_at(day))


def values_named(numbers: Sequence[int]) -> list[str]:
    """The names of values, those that have ended too. One query at most."""
    if not numbers:
        return []
    return list(CouncilValue.objects.filter(pk__in=numbers).values_list("name", flat=True))


def priorities_on(day: date) -> list[CouncilPriority]:
    """The priorities of a day. One query."""
    return list(CouncilPriority.objects.as_at(day))


def appraisals_of(worker_id: int) -> "QuerySet[Any]":
    """Somebody's appraisals, the latest first."""
    return (
        Appraisal.objects.filter(appraisee_id=worker_id)
        .select_related("appraiser")
        .order_by("-due_on", "-pk")
    )


def appraisal_of_objective(objective_id: int) -> int | None:
    """The number of the appraisal that an objective belongs to. One query."""
    return Objective.objects.filter(pk=objective_id).values_list("appraisal_id", flat=True).first()
