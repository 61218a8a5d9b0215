"""The steps of a record after it is written: sharing, signing, disputing, adding; and throwing a draft away."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from supervision.domain.drafting import throw_away_draft
from supervision.domain.holding import takes_step
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
from supervision.pages.record import who_answers
from supervision.queries.drafts import DraftOf, draft_of
from supervision.queries.reading import may_read, session_for
from supervision.queries.records import saved_of
from supervision.rules.states import Mover
from supervision.sections import SUPERVISION
from supervision.stamps import stamp_for
from supervision.views.record_subjects import OnRecord, WithGroup, WithPerson, after_sharing
from workforce.access.permissions import Permission
from workforce.domain.errors import DomainError
from workforce.views.section_forms import ConfirmPage, FormPage, or_404
from workforce.views.sections import SectionView
from workforce.written import day as written_day


class Step(FormPage, SectionView):
    """A step about one record that its reader may take as one of the two. `mover`: which of them."""

    section = SUPERVISION
    permission = Permission.SEE_SUPERVISION
    mover: ClassVar[Mover]
    session: SupervisionSession

    def find(self, **named: Any) -> None:
        account = self.request.user
        self.session = or_404(session_for(named["session_id"], self.reach, account, self.today))
        reading = may_read(self.session, self.request.user, self.today)
        if reading is None or not takes_step(self.session, self.mover, self.request.user, self.today):
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
        shared = self.session = share_record(**self.common(), today=self.today)
        by = f" It is to be signed by {written_day(shared.sign_by)}." if shared.sign_by else ""
        return f"The record is shared.{by}"

    def done_url(self) -> str:
        return after_sharing(self.session, self.request.user, self.today)


class Sign(Step):
    mover = Mover.SUPERVISEE
    title = "Sign the record"
    hint = "With this you say that you have read the record. Nothing of it changes then; both of you can add something."
    submit = "Sign"
    form_class = SignForm

    def initial(self) -> dict[str, Any]:
        return {"seen": self.request.GET.get("seen", "")}

    def act(self, form: Any) -> str:
        if not form.cleaned_data["seen"]:
            raise DomainError("Read the record first: its page leads here.")
        sign_record(**self.common(), seen=form.cleaned_data["seen"], today=self.today)
        return "The record is signed."


class WordsStep(Step):
    """A step with words. What is sent after the sign-in has ended is in the field again after signing in."""

    form_class = WordsForm
    label: ClassVar[str] = ""

    @property
    def about(self) -> DraftOf:
        return DraftOf(session_id=self.session.pk)

    def form_arguments(self) -> dict[str, Any]:
        return {"label": self.label}

    def initial(self) -> dict[str, Any]:
        kept = draft_of(self.about, self.request.user.pk).fields.get("words") or [""]
        return {"words": kept[0], "stamp": stamp_for(self.request.user.pk, self.about)}

    def act(self, form: Any) -> str:
        said = self.say(form.cleaned_data)
        throw_away_draft(about=self.about, account_id=self.request.user.pk)
        return said

    def say(self, data: dict[str, Any]) -> str:
        """Do it, and say so."""
        raise NotImplementedError


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
        kept = super().initial()
        return kept | {"words": kept["words"] or saved.words.get(COMMENTS, ""), "seen": saved.mark}

    def say(self, data: dict[str, Any]) -> str:
        comment_on_record(**self.common(), words=data["words"], seen=data["seen"])
        return "Your comments are saved."


class Dispute(WordsStep):
    mover = Mover.SUPERVISEE
    title = "Something is not right"
    label = "What is not right"
    submit = "Send"

    def more(self) -> dict[str, Any]:
        return {"hint": f"Your statement stays with the record. {who_answers(self.session, self.today)}"}

    def say(self, data: dict[str, Any]) -> str:
        dispute_record(**self.common(), statement=data["words"], today=self.today)
        return f"Your statement is kept. {who_answers(self.session, self.today)}"


class AnswerDispute(WordsStep):
    mover = Mover.ANSWERING
    title = "Answer and share again"
    label = "Your answer"
    submit = "Share again"

    @property
    def about(self) -> DraftOf:
        """Beside the draft of the record itself, which the same account may be changing."""
        return DraftOf(session_id=self.session.pk, worker_id=self.session.supervisee_id)

    def more(self) -> dict[str, Any]:
        if self.session.supervisor_id == self.request.user.worker_id:
            return {"hint": "Change the record first, where it was not right."}
        return {
            "hint": f"You answer in the place of {self.session.supervisor.name}, who led the session. Your answer "
            "stands below the record with your name. Nothing else of the record changes."
        }

    def say(self, data: dict[str, Any]) -> str:
        shared = answer_dispute(**self.common(), words=data["words"], today=self.today)
        return f"The record is shared again. It is to be signed by {written_day(shared.sign_by)}."


class AddAddendum(WordsStep):
    mover = Mover.EITHER
    title = "Add an addendum"
    hint = "It stands below the record with its day and your name. It cannot be changed afterwards."
    label = "What you add"
    submit = "Add"

    def say(self, data: dict[str, Any]) -> str:
        add_addendum(**self.common(), words=data["words"])
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
