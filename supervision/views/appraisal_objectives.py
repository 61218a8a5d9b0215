"""Objectives of an appraisal, and their progress."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from supervision.domain.appraisal_words import (
    Aim,
    Progress,
    add_objective,
    change_objective,
    record_progress,
    remove_objective,
)
from supervision.enums import AppraisalPart, ObjectiveState
from supervision.forms.appraisal import ObjectiveForm, ProgressForm
from supervision.models import Objective
from supervision.queries.appraisal_words import appraisal_of_objective, priorities_on, values_on
from supervision.views.appraisal_base import OneAppraisal
from workforce.access.permissions import Permission
from workforce.views.section_forms import ConfirmPage


class ObjectivePage(OneAppraisal):
    """What the forms of objectives share."""

    permission = Permission.WRITE_APPRAISAL
    form_class = ObjectiveForm

    def form_arguments(self) -> dict[str, Any]:
        return {"priorities": priorities_on(self.today), "values": values_on(self.today)}

    def aim(self, form: Any) -> Aim:
        data = form.cleaned_data
        return Aim(
            data["words"], data["measure"], data["due_on"], form.number("priority"), form.number("value")
        )


class AddObjective(ObjectivePage):
    title = "Add an objective"
    submit = "Add"

    def act(self, form: Any) -> str:
        add_objective(
            appraisal_id=self.appraisal.pk, aim=self.aim(form), today=self.today, by=self.request.user
        )
        return "The objective is added."


class OneObjective(OneAppraisal):
    """A page about one objective, found through its appraisal."""

    permission = Permission.WRITE_APPRAISAL
    objective: Objective

    def find(self, **kwargs: Any) -> None:
        self.objective = self._objective_or_404(kwargs["objective_id"])
        self.must_be_theirs()
        reader = self.reader_of(self.appraisal)
        if reader is None or not reader.reads(AppraisalPart.MANAGER):
            raise PermissionDenied

    def _objective_or_404(self, objective_id: int) -> Objective:
        found = appraisal_of_objective(objective_id)
        if found is None:
            raise Http404
        self.appraisal = self.appraisal_or_404(found)
        objective: Objective = self.appraisal.objectives.get(pk=objective_id)
        return objective


class ChangeObjective(OneObjective, ObjectivePage):
    title = "Change the objective"

    def initial(self) -> dict[str, Any]:
        self.note_words()
        return {
            "words": self.objective.words,
            "measure": self.objective.measure,
            "due_on": self.objective.due_on,
            "priority": self.objective.priority_id,
            "value": self.objective.value_id,
        }

    def act(self, form: Any) -> str:
        change_objective(
            objective_id=self.objective.pk, aim=self.aim(form), today=self.today, by=self.request.user
        )
        return "The objective is changed."


class RemoveObjective(ConfirmPage, OneObjective):
    title = "Remove the objective"
    submit = "Remove"

    def consequence(self) -> str:
        return "It is gone from this appraisal. That is possible until somebody signs."

    def act(self, form: Any) -> str:
        remove_objective(objective_id=self.objective.pk, today=self.today, by=self.request.user)
        return "The objective is removed."


class RecordProgress(OneObjective):
    whose = "either"
    title = "Progress of an objective"
    form_class = ProgressForm

    def initial(self) -> dict[str, Any]:
        self.note_words()
        return {"on": self.today}

    def more(self) -> dict[str, Any]:
        return {"hint": self.objective.words}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        progress = Progress(self.objective.pk, ObjectiveState(data["state"]), data["words"])
        record_progress(progress=progress, on=data["on"], today=self.today, by=self.request.user)
        return "The progress is recorded."
