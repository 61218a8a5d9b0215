"""What is done with practice documents: acknowledged, and by who keeps them launched, reviewed, withdrawn."""

from typing import Any

from django.urls import reverse

from supervision.domain.practice import (
    acknowledge,
    add_document,
    add_question,
    change_document,
    launch_version,
    record_workshop,
    review_document,
    withdraw_document,
)
from supervision.forms.practice import (
    AcknowledgeForm,
    DocumentForm,
    NewDocumentForm,
    QuestionForm,
    ReviewForm,
    VersionForm,
    WorkshopForm,
)
from supervision.models import PracticeVersion
from supervision.queries.practice import (
    versions_of,
)
from supervision.views.practice import DocumentPage, PracticeConfirmPage, PracticeFormPage
from workforce.access.permissions import Permission
from workforce.queries.organisation import tree_in
from workforce.queries.roles import role_names
from workforce.views.section_forms import or_404
from workforce.written import day as written_day


class Acknowledge(PracticeFormPage, DocumentPage):
    """I have read it."""

    title = "I have read it"
    submit = "Acknowledge"
    form_class = AcknowledgeForm
    version: PracticeVersion

    def find(self, **named: Any) -> None:
        self.load_document(named["document_id"])
        self.version = or_404(self.current(versions_of(self.document)))

    def subject(self) -> str:
        return f"{self.document.name}, version {self.version.number}"

    def form_arguments(self) -> dict[str, Any]:
        return {"questions": list(self.version.questions.all())}

    def act(self, form: AcknowledgeForm) -> str:
        said = acknowledge(
            version_id=self.version.pk, answers=form.answers(), today=self.today, by=self.request.user
        )
        quiz = f" {said.right} of {said.asked} answers are right." if said.asked else ""
        return f"Thank you: it is noted that you have read it.{quiz}"

    def done_url(self) -> str:
        return reverse("practice_document", args=[self.document.pk])

    def back(self) -> str:
        return str(self.document.name)


class KeptDocument(PracticeFormPage, DocumentPage):
    """Something that the keeper of documents does."""

    permission = Permission.KEEP_SUPERVISION

    def find(self, **named: Any) -> None:
        self.load_document(named["document_id"])

    def subject(self) -> str:
        return str(self.document.name)

    def done_url(self) -> str:
        return reverse("practice_document", args=[self.document.pk])

    def back(self) -> str:
        return str(self.document.name)


class AddDocument(PracticeFormPage):
    """A document with its first version."""

    permission = Permission.KEEP_SUPERVISION
    title = "Add a policy or standards"
    hint = "Those who are chosen find it among their work, and say that they have read it."
    form_class = NewDocumentForm

    def form_arguments(self) -> dict[str, Any]:
        return {"nodes": tree_in(self.scope), "roles": role_names()}

    def initial(self) -> dict[str, Any]:
        return {"launched_on": self.today}

    def act(self, form: NewDocumentForm) -> str:
        made = add_document(
            content=form.content(), launch=form.launch(), today=self.today, by=self.request.user
        )
        return f"“{made.name}” is in the register."

    def done_url(self) -> str:
        return reverse("practice_documents")

    def back(self) -> str:
        return "Practice documents"


class ChangeDocument(KeptDocument):
    """Another name, audience or day of review."""

    title = "Change the document"
    form_class = DocumentForm

    def form_arguments(self) -> dict[str, Any]:
        return {"nodes": tree_in(self.scope), "roles": role_names()}

    def initial(self) -> dict[str, Any]:
        names = ("name", "kind", "about", "audience", "role_ids", "unit_ids", "review_on")
        return {name: getattr(self.document, name) for name in names}

    def act(self, form: DocumentForm) -> str:
        change_document(document_id=self.document.pk, content=form.content(), by=self.request.user)
        return "The document is changed."


class AddVersion(KeptDocument):
    """The next version, to be acknowledged anew."""

    title = "Launch a new version"
    hint = "Everybody who is asked acknowledges it anew."
    submit = "Launch"
    form_class = VersionForm

    def initial(self) -> dict[str, Any]:
        last = self.document.versions.order_by("-number").first()
        standards = last.standards.order_by("number").values_list("words", flat=True) if last else []
        return {"launched_on": self.today, "standards": "\n".join(standards)}

    def act(self, form: VersionForm) -> str:
        made = launch_version(
            document_id=self.document.pk, launch=form.launch(), today=self.today, by=self.request.user
        )
        return f"Version {made.number} is to be acknowledged by {written_day(made.acknowledge_by)}."


class AddQuestion(KeptDocument):
    """A question on the latest version."""

    title = "Add a question"
    hint = "Whoever acknowledges the version answers it. Nobody is marked: the share of right answers counts."
    form_class = QuestionForm

    def act(self, form: QuestionForm) -> str:
        data = form.cleaned_data
        add_question(
            document_id=self.document.pk,
            words=data["words"],
            choices=data["choices"],
            right=data["right"],
            today=self.today,
            by=self.request.user,
        )
        return "The question is asked of everybody who acknowledges the version."


class ReviewDocument(KeptDocument):
    """It still holds."""

    title = "Reviewed: it still holds"
    form_class = ReviewForm

    def act(self, form: ReviewForm) -> str:
        reviewed = review_document(
            document_id=self.document.pk,
            next_on=form.cleaned_data["next_on"],
            today=self.today,
            by=self.request.user,
        )
        return f"The next review is on {written_day(reviewed.review_on)}."


class RecordWorkshop(KeptDocument):
    """A workshop on what holds."""

    title = "Record a workshop"
    form_class = WorkshopForm

    def initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def act(self, form: WorkshopForm) -> str:
        record_workshop(
            document_id=self.document.pk, **form.cleaned_data, today=self.today, by=self.request.user
        )
        return "The workshop is recorded."


class WithdrawDocument(KeptDocument, PracticeConfirmPage):
    """Nobody has to acknowledge it any more."""

    title = "Withdraw the document"
    submit = "Withdraw it"

    def consequence(self) -> str:
        return "Nobody has to acknowledge it any more. It stays on record with who has."

    def act(self, form: object) -> str:
        withdraw_document(document_id=self.document.pk, today=self.today, by=self.request.user)
        return "The document is withdrawn."
