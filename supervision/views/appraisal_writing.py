"""Writing in an appraisal: the person's part, the manager's, comments. What is typed is kept while it is typed."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt

from supervision.appraisal_prompts import COMMENTS
from supervision.domain.appraisal_words import (
    comment_on_appraisal,
    hand_over_self_assessment,
    write_managers_part,
)
from supervision.domain.appraisals import log_reading
from supervision.domain.drafting import Typed, end_draft
from supervision.enums import AppraisalPart
from supervision.forms.appraisal import VALUES, WordsForm
from supervision.forms.typed import number_in
from supervision.pages.appraisals import words_of
from supervision.queries.appraisal_words import (
    SavedPart,
    form_of,
    latest_words,
    prompts_of,
    saved_part,
    values_named,
    values_on,
)
from supervision.queries.drafts import Fields, PartOf
from supervision.views.appraisal_base import OneAppraisal, Whose
from supervision.views.kept_form import KeptForm, WithDraft
from supervision.views.record_drafts import SaveDraft
from supervision.views.signing import Discard
from workforce.access.permissions import Permission
from workforce.panels import Panel
from workforce.queries.visibility import Sight
from workforce.registration_panels import registration
from workforce.views.page import Request


class PartOfAppraisal(WithDraft, OneAppraisal):
    """A part of an appraisal that somebody writes, by name: what its draft is about."""

    permission = Permission.WRITE_APPRAISAL
    part: AppraisalPart

    @property
    def about(self) -> PartOf:
        return PartOf(self.appraisal.pk, self.part.value)

    def find(self, **kwargs: Any) -> None:
        """Raises Http404 for a part that nobody writes by itself."""
        writer = WRITERS.get(kwargs.pop("part"))
        if writer is None:
            raise Http404
        self.part, self.whose = writer.part, writer.whose
        self.page_name = writer.page
        OneAppraisal.find(self, **kwargs)

    def done_url(self) -> str:
        return reverse(self.page_name, args=[self.appraisal.pk])


class SaveDraftOfPart(SaveDraft, PartOfAppraisal):
    """What is being typed in a part, for the script of the form."""


class DiscardPart(PartOfAppraisal, Discard):
    """Throw away what was typed in a part and not handed over."""

    def back(self) -> str:
        return self.part.label


# the stamp of the form stands for the token against forged requests: supervision/stamps.py
@method_decorator(csrf_exempt, name="dispatch")
class WordsPage(KeptForm, OneAppraisal):
    """A part with its prompts. What is typed is kept while it is typed, and by a button; the other hands it over."""

    permission = Permission.WRITE_APPRAISAL
    form_class = WordsForm
    template = "supervision/appraisal_words.html"
    part: AppraisalPart

    @property
    def about(self) -> PartOf:
        return PartOf(self.appraisal.pk, self.part.value)

    def find(self, **kwargs: Any) -> None:
        OneAppraisal.find(self, **kwargs)
        self.form_version = form_of(self.appraisal)

    def form_arguments(self) -> dict[str, Any]:
        return {"prompts": prompts_of(self.form_version, self.part), "values": values_on(self.today)}

    def saved(self) -> SavedPart:
        return saved_part(self.appraisal, self.part)

    def filled(self, saved: SavedPart) -> Form:
        return self.build(initial=dict(saved.words))

    def sent(self, saved: SavedPart, data: Any) -> Form:
        return self.build(data)

    def words_saved(self, form: Form, saved: SavedPart) -> Fields:
        return {name: [str(saved.words.get(name, ""))] for name in form.fields if name != VALUES}

    def other_button(
        self, form: Any, typed: Typed, saved: SavedPart, request: Request
    ) -> HttpResponse | None:
        if "draft" not in request.POST:
            return None
        self.keep(typed)
        messages.success(request, "Your draft is saved. Nobody else can read it.")
        return redirect(request.path)

    def save(self, form: Any, request: Request) -> str:
        return self.hand_over(form.body(), number_in(request.POST.get("seen")))

    def done(self, result: str, typed: Typed, request: Request) -> HttpResponse:
        end_draft(about=self.about, account_id=request.user.pk, tab=typed.tab)
        messages.success(request, result)
        return redirect(self.done_url())

    def hand_over(self, body: dict[str, Any], seen: int) -> str:
        """Save a version of the part, filled in from the version `seen`."""
        raise NotImplementedError

    def shown(self, form: Form, **marks: Any) -> HttpResponse:
        reader = self.reader_of(self.appraisal)
        if reader is not None:
            log_reading(appraisal=self.appraisal, reader=reader, by=self.request.user)
        return self.render(self.template, form=form, **self.frame(), **marks)

    def draft_url(self) -> str:
        return reverse("appraisal_part_draft", args=[self.appraisal.pk, self.part.value])

    def discard_url(self) -> str:
        return reverse("appraisal_part_discard", args=[self.appraisal.pk, self.part.value])

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

    def hand_over(self, body: dict[str, Any], seen: int) -> str:
        hand_over_self_assessment(
            appraisal_id=self.appraisal.pk, body=body, seen=seen, today=self.today, by=self.request.user
        )
        return "Your self-assessment is with your manager."


class WriteManagersPart(WordsPage):
    whose = "manager"
    part = AppraisalPart.MANAGER
    title = "The manager’s part"
    hint = "The person reads it once you share it. No names of children or families, and no diagnoses."
    submit = "Save"

    def hand_over(self, body: dict[str, Any], seen: int) -> str:
        write_managers_part(
            appraisal_id=self.appraisal.pk, body=body, seen=seen, today=self.today, by=self.request.user
        )
        return "Your part is saved. Versions before this one are kept."

    def more(self) -> dict[str, Any]:
        """What the person wrote, and how their registration stands."""
        own = latest_words(self.appraisal).get(AppraisalPart.SELF)
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

    def hand_over(self, body: dict[str, Any], seen: int) -> str:
        comment_on_appraisal(
            appraisal_id=self.appraisal.pk, body=body, seen=seen, today=self.today, by=self.request.user
        )
        return "Your comments are saved."


class Writer(NamedTuple):
    """Who writes a part, and the page on which they do."""

    part: AppraisalPart
    whose: Whose
    page: str


WRITERS = {
    each.part.value: each
    for each in (
        Writer(AppraisalPart.SELF, "person", "appraisal_self"),
        Writer(AppraisalPart.MANAGER, "manager", "appraisal_write"),
        Writer(AppraisalPart.COMMENTS, "person", "appraisal_comment"),
    )
}
