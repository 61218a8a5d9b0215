"""The steps of a record after it is written: sharing, signing, disputing, adding; and throwing a draft away."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse

from supervision.domain.drafting import throw_away_draft
from supervision.domain.holding import is_mover
from supervision.domain.readings import note_reading
from supervision.domain.signing import (
    COMMENTS,
    add_addendum,
    answer_dispute,
    comment_on_record,
    dispute_record,
    share_record,
    sign_record,
)
from supervision.forms.signing import SignForm, WordsForm
from supervision.models import SupervisionSession
from supervision.queries.reading import may_read
from supervision.queries.records import saved_of
from supervision.rules.states import Mover
from supervision.sections import SUPERVISION
from supervision.views.recording import OnRecord, WithGroup, WithPerson
from workforce.access.permissions import Permission
from workforce.views.section_forms import ConfirmPage, FormPage
from workforce.views.sections import SectionView
from workforce.written import day as written_day


class Step(FormPage, SectionView):
    """A step about one record that its reader may take as one of the two. `mover`: which of them."""

    section = SUPERVISION
    permission = Permission.SEE_SUPERVISION
    mover: ClassVar[Mover]
    session: SupervisionSession

    def find(self, **named: Any) -> None:
        found = SupervisionSession.objects.within(self.reach).select_related("supervisee", "supervisor")
        self.session = get_object_or_404(found, pk=named["session_id"])
        reading = may_read(self.session, self.request.user, self.today)
        if reading is None or not is_mover(self.session, self.mover, self.request.user):
            raise PermissionDenied

    def subject(self) -> str:
        who = self.session.supervisee.name if self.session.supervisee else "Group"
        return f"{who}, {written_day(self.session.on)}"

    def done_url(self) -> str:
        return reverse("record", args=[self.session.pk])

    def back(self) -> str:
        return "Record"

    def common(self) -> dict[str, Any]:
        return {"session_id": self.session.pk, "by": self.request.user}


class Share(Step, ConfirmPage):
    mover = Mover.SUPERVISOR
    title = "Share the record"
    submit = "Share"

    def consequence(self) -> str:
        if self.session.supervisee is None:
            return "Those who took part can read it from now on, and nothing of it changes any more."
        name = self.session.supervisee.first_name
        return f"{name} can read the record from now on, comments on it and signs it. You can change it until then."

    def act(self, form: Any) -> str:
        shared = share_record(**self.common(), today=self.today)
        by = f" It is to be signed by {written_day(shared.sign_by)}." if shared.sign_by else ""
        return f"The record is shared.{by}"


class Sign(Step):
    mover = Mover.SUPERVISEE
    title = "Sign the record"
    hint = "With this you say that you have read the record. After signing nothing of it changes; both of you can add something."
    submit = "Sign"
    form_class = SignForm

    def initial(self) -> dict[str, Any]:
        return {"seen": self.request.GET.get("seen", "") or saved_of(self.session).mark}

    def act(self, form: Any) -> str:
        sign_record(**self.common(), seen=form.cleaned_data["seen"], today=self.today)
        return "The record is signed."


class WordsStep(Step):
    form_class = WordsForm
    label: ClassVar[str] = ""

    def form_arguments(self) -> dict[str, Any]:
        return {"label": self.label}


class Comment(WordsStep):
    mover = Mover.SUPERVISEE
    title = "Your comments"
    hint = "They stand in the record beside what your supervisor wrote."
    label = "Your comments"

    def form_arguments(self) -> dict[str, Any]:
        return {"label": self.label, "optional": True}

    def initial(self) -> dict[str, Any]:
        reading = may_read(self.session, self.request.user, self.today)
        if reading is not None:
            note_reading(self.session, self.request.user, reading)
        saved = saved_of(self.session)
        return {"words": saved.words.get(COMMENTS, ""), "seen": saved.mark}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        comment_on_record(**self.common(), words=data["words"], seen=data["seen"])
        return "Your comments are saved."


class Dispute(WordsStep):
    mover = Mover.SUPERVISEE
    title = "Something is not right"
    hint = "Your statement stays with the record, whatever comes of it. Your supervisor answers, and shares the record again."
    label = "What is not right"
    submit = "Send"

    def act(self, form: Any) -> str:
        dispute_record(**self.common(), statement=form.cleaned_data["words"], today=self.today)
        return "Your statement is kept. Your supervisor answers it."


class AnswerDispute(WordsStep):
    mover = Mover.SUPERVISOR
    title = "Answer and share again"
    hint = "Change the record first, where it was not right."
    label = "Your answer"
    submit = "Share again"

    def act(self, form: Any) -> str:
        shared = answer_dispute(**self.common(), words=form.cleaned_data["words"], today=self.today)
        return f"The record is shared again. It is to be signed by {written_day(shared.sign_by)}."


class AddAddendum(WordsStep):
    mover = Mover.EITHER
    title = "Add an addendum"
    hint = "It stands below the record with its day and your name. It cannot be changed afterwards."
    label = "What you add"
    submit = "Add"

    def act(self, form: Any) -> str:
        add_addendum(**self.common(), words=form.cleaned_data["words"])
        return "The addendum is added."


class Discard(ConfirmPage):
    """Throw away what was typed and not saved."""

    title = "Throw away what is not saved"
    submit = "Throw it away"

    def consequence(self) -> str:
        return (
            "What you typed and did not save is taken away, in all tabs. It cannot be brought back. "
            "What is saved stays as it is."
        )

    def act(self, form: Any) -> str:
        throw_away_draft(about=self.about, account_id=self.request.user.pk)  # type: ignore[attr-defined]
        return "What was not saved is thrown away."

    def back(self) -> str:
        return "Record"


class DiscardOnRecord(OnRecord, Discard):
    def done_url(self) -> str:
        return reverse("record_edit", args=[self.about.session_id])


class DiscardOfNew(WithPerson, Discard):
    def done_url(self) -> str:
        return reverse("record_new", args=[self.worker.reference if self.worker else ""])


class DiscardOfGroup(WithGroup, Discard):
    def done_url(self) -> str:
        return reverse("record_group")
