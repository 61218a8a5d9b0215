"""Practice documents: the register, one document, and everything that is done with them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse

from supervision.enums import PracticeKind
from supervision.forms.gatherings import WordsFilter
from supervision.models import PracticeVersion
from supervision.pages.gatherings import share
from supervision.pages.practice import (
    DOCUMENTS_HEADER,
    PEOPLE_HEADER,
    TEAMS_HEADER,
    document_rows,
    documents_table,
    own_state,
    people_rows,
    people_table,
    review_cell,
    team_rows,
    teams_table,
    versions_table,
)
from supervision.queries.gatherings import audience_words
from supervision.queries.practice import (
    DOCUMENT_SORTS,
    PEOPLE_SORTS,
    DocumentSearch,
    acknowledged,
    by_document,
    document_for,
    documents,
    not_acknowledged,
    right_share,
    versions_of,
)
from supervision.queries.practice import share as per_cent
from supervision.queries.sorting import by_value
from supervision.sections import PRACTICE
from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.models import Worker
from workforce.queries.organisation import names_in
from workforce.tables import chosen_sort
from workforce.views.page import Request
from workforce.views.section_forms import ConfirmPage, FormPage, or_404
from workforce.views.sections import SectionView

PER_PAGE = 50
ALL, TO_READ, WITHDRAWN = "all", "mine", "withdrawn"
ACKNOWLEDGED = "acknowledged"
SHOWS = [(ALL, "All"), (TO_READ, "To be acknowledged by me"), (WITHDRAWN, "Withdrawn")]


class PracticePage(SectionView):
    """A page about practice documents. Everybody reads them, agency workers too (NS-63)."""

    section = PRACTICE
    permission = Permission.SEE_DIRECTORY

    @property
    def keeps(self) -> bool:
        return self.scope[Permission.KEEP_SUPERVISION].everyone

    @property
    def figures(self) -> Any:
        """How far the reader sees numbers of teams."""
        return self.scope[Permission.SEE_SUPERVISION_FIGURES]

    def names(self) -> dict[int, str]:
        return names_in(self.scope, self.today)

    def audiences(self, found: Sequence[Any]) -> Mapping[int, str]:
        return audience_words(found, self.names())


class PracticeFormPage(FormPage, PracticePage):
    """A form of practice documents."""


class PracticeConfirmPage(ConfirmPage, PracticePage):
    """A question of practice documents before something is taken away."""


class DocumentListPage(PracticePage):
    """What the register and its file share."""

    def choose(self) -> WordsFilter:
        form = WordsFilter(self.request.GET, kinds=PracticeKind.choices, shows=SHOWS)
        show = form.asked("show")
        search = DocumentSearch(form.asked("q"), form.asked("kind"), show == TO_READ, show == WITHDRAWN)
        self.done = by_document(acknowledged(self.figures, self.today)) if self.figures else {}
        keys = {*DOCUMENT_SORTS, *((ACKNOWLEDGED,) if self.done else ())}
        self.sort = chosen_sort(self.request.GET.get("sort"), keys, "name")
        by_share = self.sort.removeprefix("-") == ACKNOWLEDGED
        sort = "name" if by_share else self.sort
        self.found: Any = documents(search, self.request.user, self.today, sort)
        if by_share:
            self.found = by_value(self.found, self._share, self.sort)
        return form

    def _share(self, document: Any) -> float | None:
        """Of the people in reach who are asked, how many have acknowledged it, per cent."""
        return per_cent(*self.done.get(document.pk, (0, 0)))


class Documents(DocumentListPage):
    """Every policy and every set of standards, and what the reader has to acknowledge."""

    def get(self, request: Request) -> HttpResponse:
        form = self.choose()
        page = Paginator(self.found, PER_PAGE).get_page(request.GET.get("page"))
        rows = list(page.object_list)
        return self.render(
            "supervision/practice_documents.html",
            form=None,
            filter_form=form,
            page=page,
            table=documents_table(rows, self.audiences(rows), self.done, self.today, self.sort),
            keeps=self.keeps,
            sees_figures=bool(self.figures),
            query=request.GET.urlencode(),
        )


class DocumentsFile(DocumentListPage):
    """The register as CSV."""

    def get(self, request: Request) -> HttpResponse:
        self.choose()
        rows = list(self.found)
        lines = document_rows(rows, self.audiences(rows), self.done)
        return csv_response(f"practice documents {self.today}", DOCUMENTS_HEADER, lines)


class DocumentPage(PracticePage):
    """A document."""

    document: Any

    def load_document(self, document_id: int) -> None:
        self.document = or_404(document_for(document_id, self.request.user, self.today))

    def current(self, versions: Sequence[PracticeVersion]) -> PracticeVersion | None:
        return next((each for each in versions if each.pk == self.document.version_id), None)


class OneDocument(DocumentPage):
    """What holds, what the reader says to it, and how far the teams are."""

    def get(self, request: Request, document_id: int) -> HttpResponse:
        self.load_document(document_id)
        versions = versions_of(self.document)
        current = self.current(versions)
        return self.render(
            "supervision/practice_document.html",
            document=self.document,
            audience=self.audiences([self.document])[self.document.pk],
            current=current,
            state=own_state(self.document),
            review=review_cell(self.document, self.today),
            may_say=current is not None and self.document.is_mine and not self.document.is_acknowledged,
            standards=list(current.standards.order_by("number")) if current else [],
            questions=current.questions.count() if current else 0,
            versions=versions_table(versions),
            teams=self._teams(),
            right=share(right_share(current.pk, self.figures)) if current and self.figures else "",
            in_post=request.user.worker_id is not None,
            keeps=self.keeps and self.document.withdrawn_on is None,
        )

    def _teams(self) -> Any:
        if not self.figures:
            return None
        return teams_table(acknowledged(self.figures, self.today, self.document.pk), self.names())


class MissingPage(DocumentPage):
    """Who is asked and has not acknowledged what holds: all of them for who keeps documents, else those whose
    supervision the reader sees.
    """

    permission = Permission.SEE_SUPERVISION_FIGURES

    @property
    def sort(self) -> str:
        return chosen_sort(self.request.GET.get("sort"), PEOPLE_SORTS, "name")

    def missing(self, document_id: int) -> "QuerySet[Worker]":
        self.load_document(document_id)
        version = or_404(self.current(versions_of(self.document)))
        reach = self.scope[Permission.KEEP_SUPERVISION] or self.scope[Permission.SEE_SUPERVISION]
        return not_acknowledged(version, reach, self.today, self.sort)


class Missing(MissingPage):
    """A list to remind people by."""

    def get(self, request: Request, document_id: int) -> HttpResponse:
        page = Paginator(self.missing(document_id), PER_PAGE).get_page(request.GET.get("page"))
        return self.render(
            "supervision/practice_missing.html",
            document=self.document,
            page=page,
            table=people_table(page.object_list, self.sort),
            query=request.GET.urlencode(),
        )


class MissingFile(MissingPage):
    """The list as CSV."""

    def get(self, request: Request, document_id: int) -> HttpResponse:
        lines = people_rows(self.missing(document_id))
        return csv_response(f"not acknowledged {self.document.name}", PEOPLE_HEADER, lines)


class DocumentTeamsFile(DocumentPage):
    """How far the teams are, as CSV."""

    permission = Permission.SEE_SUPERVISION_FIGURES

    def get(self, request: Request, document_id: int) -> HttpResponse:
        self.load_document(document_id)
        rows = acknowledged(self.reach, self.today, self.document.pk)
        lines = team_rows(rows, self.names())
        return csv_response(f"acknowledged {self.document.name}", TEAMS_HEADER, lines)
