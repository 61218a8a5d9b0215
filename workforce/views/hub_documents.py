"""Documents to find again: the list, and what their publishers do with them."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.domain.hub import add_document, review_document, withdraw_document
from workforce.enums import HubCategory
from workforce.forms.hub import DocumentForm, ReviewDocumentForm
from workforce.forms.support import SearchForm
from workforce.models import HubDocument
from workforce.periods import add_months
from workforce.policy import PolicyKey
from workforce.queries.hub import documents, documents_kept_by
from workforce.queries.policy import policies_in
from workforce.tables import Cell, Column, Row, Table
from workforce.views.page import Request
from workforce.views.section_forms import or_404
from workforce.views.support import SupportConfirmPage, SupportFormPage, SupportPage
from workforce.written import day as written_day

PER_PAGE = 50


class DocumentsPage(SupportPage):
    """What the list and its file share."""

    permission = Permission.SEE_DIRECTORY

    def choose(self) -> SearchForm:
        form = SearchForm(self.request.GET, categories=HubCategory.choices)
        form.is_valid()
        return form


class HubDocuments(DocumentsPage):
    """The documents, by title; what their keepers can do stands beside theirs."""

    def get(self, request: Request) -> HttpResponse:
        form = self.choose()
        found = documents(form.asked("q"), form.asked("category"))
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        kept = set(documents_kept_by(request.user, self.scope).values_list("pk", flat=True))
        columns = [Column("Document"), Column("Category"), Column("To be reviewed on")]
        if kept:
            columns += [Column("Review"), Column("Take away")]
        rows = tuple(Row((*self._cells(each), *_offers(each, kept))) for each in page.object_list)
        return self.render(
            "workforce/hub_documents.html",
            form=None,
            filter_form=form,
            page=page,
            table=Table("Documents", tuple(columns), rows),
            may_publish=self.scope.may(Permission.PUBLISH_NOTICES),
            query=request.GET.urlencode(),
        )

    def _cells(self, each: HubDocument) -> tuple[Cell, ...]:
        overdue = each.review_on < self.today
        return (
            Cell(each.title, url=each.link, note=each.about),
            Cell(str(each.get_category_display())),
            Cell(written_day(each.review_on), note="overdue" if overdue else ""),
        )


def _offers(each: HubDocument, kept: set[int]) -> tuple[Cell, ...]:
    if not kept:
        return ()
    if each.pk not in kept:
        return Cell(""), Cell("")
    return (
        Cell("Review", url=reverse("hub_document_review", args=[each.pk])),
        Cell("Take away", url=reverse("hub_document_withdraw", args=[each.pk])),
    )


class HubDocumentsFile(DocumentsPage):
    """What the list shows."""

    def get(self, request: Request) -> HttpResponse:
        form = self.choose()
        header = ("Document", "About", "Category", "Link", "To be reviewed on")
        rows = (
            (each.title, each.about, str(each.get_category_display()), each.link, each.review_on.isoformat())
            for each in documents(form.asked("q"), form.asked("category"))
        )
        return csv_response(f"documents {self.today.isoformat()}", header, rows)


class AddDocument(SupportFormPage):
    """A document for everybody, reviewed by who adds it."""

    permission = Permission.PUBLISH_NOTICES
    title = "Add a document"
    hint = "Everybody finds it. You are reminded when it is to be reviewed."
    form_class = DocumentForm

    def initial(self) -> Mapping[str, Any]:
        return {"review_on": _next_review(self)}

    def act(self, form: DocumentForm) -> str:
        add_document(**form.cleaned_data, today=self.today, by=self.request.user)
        return "The document is added."

    def done_url(self) -> str:
        return reverse("hub_documents")

    def back(self) -> str:
        return "Documents"


class OwnDocument(SupportFormPage):
    """Something that is done with a document by its keeper."""

    permission = Permission.PUBLISH_NOTICES
    document: HubDocument

    def find(self, **named: Any) -> None:
        mine = documents_kept_by(self.request.user, self.scope)
        self.document = or_404(mine.filter(pk=self.kwargs["document_id"]).first())

    def subject(self) -> str:
        return self.document.title

    def done_url(self) -> str:
        return reverse("hub_documents")

    def back(self) -> str:
        return "Documents"


class ReviewDocument(OwnDocument):
    """It still holds."""

    title = "Review the document"
    hint = "Open the document and look whether it still holds. Then say where it stands now, and when to look again."
    form_class = ReviewDocumentForm

    def initial(self) -> Mapping[str, Any]:
        return {"link": self.document.link, "review_on": _next_review(self)}

    def act(self, form: ReviewDocumentForm) -> str:
        review_document(document_id=self.document.pk, **form.cleaned_data, today=self.today)
        return "The document is reviewed."


class WithdrawDocument(OwnDocument, SupportConfirmPage):
    """Nobody finds it any more."""

    title = "Take the document away"
    submit = "Take it away"

    def consequence(self) -> str:
        return f"Nobody finds “{self.document.title}” here any more. The document itself is not deleted."

    def act(self, form: object) -> str:
        withdraw_document(document_id=self.document.pk, today=self.today)
        return "The document is taken away."


def _next_review(page: SupportPage) -> object:
    months = policies_in(page.scope).value(PolicyKey.DOCUMENT_REVIEW_MONTHS, page.today)
    return add_months(page.today, int(months))
