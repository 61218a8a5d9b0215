"""Writing in an appraisal: the person's part, the manager's, comments; objectives and their progress."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from supervision.appraisal_prompts import COMMENTS
from supervision.domain.appraisal_words import (
    Aim,
    Progress,
    add_objective,
    change_objective,
    comment_on_appraisal,
    hand_over_self_assessment,
    record_progress,
    remove_objective,
    save_draft,
    write_managers_part,
)
from supervision.enums import AppraisalPart, ObjectiveState
from supervision.forms.appraisal import ObjectiveForm, ProgressForm, WordsForm
from supervision.models import Objective
from supervision.pages.appraisals import words_of
from supervision.queries.appraisal_words import (
    appraisal_of_objective,
    draft_of,
    form_of,
    latest_words,
    priorities_on,
    prompts_of,
    values_named,
    values_on,
)
from supervision.views.appraisal_base import OneAppraisal
from workforce.access.permissions import Permission
from workforce.panels import Panel
from workforce.queries.visibility import Sight
from workforce.registration_panels import registration
from workforce.views.section_forms import ConfirmPage


class WordsPage(OneAppraisal):
    """A part with its prompts. What was typed is kept as a draft by a button; the other hands it over."""

    permission = Permission.WRITE_APPRAISAL
    form_class = WordsForm
    template = "supervision/appraisal_words.html"
    part: AppraisalPart

    def find(self, **kwargs: Any) -> None:
        super().find(**kwargs)
        self.form_version = form_of(self.appraisal)
        self.written = latest_words(self.appraisal)
        self.drafted = False

    def form_arguments(self) -> dict[str, Any]:
        return {"prompts": prompts_of(self.form_version, self.part), "values": values_on(self.today)}

    def initial(self) -> dict[str, Any]:
        draft = draft_of(self.appraisal, self.request.user, self.part)
        version = self.written.get(self.part)
        found: dict[str, Any] = draft.body if draft else version.body if version else {}
        return found

    def act(self, form: Any) -> str:
        if "draft" in self.request.POST:
            self.drafted = True
            save_draft(
                appraisal_id=self.appraisal.pk,
                part=self.part,
                body=form.body(),
                today=self.today,
                by=self.request.user,
            )
            return "Your draft is saved. Nobody else can read it."
        return self.hand_over(form.body())

    def hand_over(self, body: dict[str, Any]) -> str:
        raise NotImplementedError

    def done_url(self) -> str:
        return self.request.path if self.drafted else super().done_url()

    def cancel_url(self) -> str:
        return super().done_url()

    def more(self) -> dict[str, Any]:
        return {"beside": [], "panel": None}


class WriteSelfAssessment(WordsPage):
    whose = "person"
    part = AppraisalPart.SELF
    title = "Your self-assessment"
    hint = (
        "Write what helps to talk; you may leave parts empty. Your manager reads it once you hand it over; once the "
        "whole is shared, so can their manager and HR."
    )
    submit = "Hand over to your manager"

    def hand_over(self, body: dict[str, Any]) -> str:
        hand_over_self_assessment(
            appraisal_id=self.appraisal.pk, body=body, today=self.today, by=self.request.user
        )
        return "Your self-assessment is with your manager."


class WriteManagersPart(WordsPage):
    whose = "manager"
    part = AppraisalPart.MANAGER
    title = "The manager’s part"
    hint = "The person reads it once you share it. No names of children or families, and no diagnoses."
    submit = "Save"

    def hand_over(self, body: dict[str, Any]) -> str:
        write_managers_part(appraisal_id=self.appraisal.pk, body=body, today=self.today, by=self.request.user)
        return "Your part is saved. Versions before this one are kept."

    def more(self) -> dict[str, Any]:
        """What the person wrote, and how their registration stands."""
        own = self.written.get(AppraisalPart.SELF)
        values = values_named(own.body.get("values_shown", [])) if own else []
        beside = words_of(own, prompts_of(self.form_version, AppraisalPart.SELF), values)
        return {"beside": beside, "panel": self._registration()}

    def _registration(self) -> Panel | None:
        worker = self.appraisal.appraisee
        return registration(worker, self.today, Sight(worker, self.scope))


class CommentOnAppraisal(WordsPage):
    whose = "person"
    part = AppraisalPart.COMMENTS
    title = "Your comments"
    hint = "What you want to add before you sign, also where you do not agree. It stays with the appraisal."
    submit = "Save"

    def form_arguments(self) -> dict[str, Any]:
        return {"prompts": [COMMENTS]}

    def hand_over(self, body: dict[str, Any]) -> str:
        comment_on_appraisal(
            appraisal_id=self.appraisal.pk, body=body, today=self.today, by=self.request.user
        )
        return "Your comments are saved."


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
        return {"on": self.today}

    def more(self) -> dict[str, Any]:
        return {"hint": self.objective.words}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        progress = Progress(self.objective.pk, ObjectiveState(data["state"]), data["words"])
        record_progress(progress=progress, on=data["on"], today=self.today, by=self.request.user)
        return "The progress is recorded."
