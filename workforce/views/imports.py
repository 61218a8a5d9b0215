"""Imports: the list of them, an upload, and the page of one from its check to its end."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from workforce.access.permissions import Permission
from workforce.domain.errors import DomainError
from workforce.domain.imports import cancel_import, confirm_import, request_check, request_undo
from workforce.enums import AT_WORK, RunState
from workforce.forms.imports import ConfirmForm, UploadForm
from workforce.imports.kept import keep_uploads, remove_files
from workforce.imports.layout import LAYOUTS
from workforce.imports.progress import progress_of
from workforce.imports.undo import what_goes, why_not
from workforce.models import Account, ImportRun
from workforce.policy import PolicyKey
from workforce.queries.imports import files_of, latest_in_force, names_of_files, runs
from workforce.queries.policy import policy_value
from workforce.tables import Cell, Column, Row, Table
from workforce.tasks import start_work
from workforce.uploads import is_too_large
from workforce.views.import_words import counts_table, facts, moment, sentence, sums, tone
from workforce.views.page import PageView, Request

PER_PAGE = 25
REFRESH_SECONDS = 3


class Imports(PageView):
    """Every import, the latest first, and files to start from."""

    permission = Permission.IMPORT_RECORDS

    def get(self, request: Request) -> HttpResponse:
        page = Paginator(runs(self.reach), PER_PAGE).get_page(request.GET.get("page"))
        on_page = list(page.object_list)
        names = names_of_files(on_page)
        rows = tuple(_row(run, names[run.pk]) for run in on_page)
        return self.render(
            "workforce/imports.html",
            page=page,
            table=Table("Imports", COLUMNS, rows) if rows else None,
            kept_days=policy_value(PolicyKey.IMPORT_FILES_KEPT, self.today),
            blank_files=[(f"{layout.name}.csv", f"{layout.name}.csv") for layout in LAYOUTS],
            actions=[{"label": "Import files", "url": reverse("import_upload"), "primary": True}],
        )


COLUMNS = (
    Column("Import"),
    Column("State"),
    Column("Files"),
    Column("Added", numeric=True),
    Column("Changed", numeric=True),
    Column("Ended", numeric=True),
)


def _row(run: ImportRun, names: list[str]) -> Row:
    who = run.requested_by.name if run.requested_by else "the command line"
    added, changed, ended = sums(run)
    return Row(
        (
            Cell(
                f"Import {run.pk}",
                url=reverse("import", args=[run.pk]),
                note=f"{moment(run.requested_at)}, {who}",
            ),
            Cell(run.get_state_display(), tone=tone(run)),
            Cell(", ".join(names) or "A folder at the command line"),
            Cell(f"{added:,}"),
            Cell(f"{changed:,}"),
            Cell(f"{ended:,}"),
        )
    )


class UploadImport(PageView):
    """Choose files. They are kept, and a task checks them."""

    permission = Permission.IMPORT_RECORDS

    def get(self, request: Request) -> HttpResponse:
        return self._page(UploadForm(cancel_url=reverse("imports")))

    def post(self, request: Request) -> HttpResponse:
        form = UploadForm(
            request.POST, request.FILES, cancel_url=reverse("imports"), too_large=is_too_large(request)
        )
        if not form.is_valid():
            return self._page(form)
        source, files = keep_uploads(form.cleaned_data["uploads"])
        with transaction.atomic():
            run = request_check(source=str(source), files=files, at=timezone.now(), by=request.user)
            transaction.on_commit(lambda: start_work(run))
        return redirect("import", run.pk)

    def _page(self, form: UploadForm) -> HttpResponse:
        return self.render(
            "workforce/import_upload.html",
            form=form,
            kept_days=policy_value(PolicyKey.IMPORT_FILES_KEPT, self.today),
        )


class RunPage(PageView):
    """A page of one import."""

    permission = Permission.IMPORT_RECORDS

    def run_of(self, run_id: int) -> ImportRun:
        found: ImportRun = get_object_or_404(runs(self.reach), pk=run_id)
        return found


class Import(RunPage):
    """How far an import is, what it would do, what it did, and what may be done with it."""

    def get(self, request: Request, run_id: int) -> HttpResponse:
        return self.page(self.run_of(run_id))

    def page(self, run: ImportRun, form: ConfirmForm | None = None) -> HttpResponse:
        at_work = run.state in AT_WORK
        may_be_confirmed = run.state == RunState.CHECKED and not run.counts.get("errors") and any(sums(run))
        if may_be_confirmed and form is None:
            form = ConfirmForm(run=run)
        latest = latest_in_force(self.reach) if run.state == RunState.DONE else None
        follows = at_work and "follow" in self.request.GET
        response = self.render(
            "workforce/import.html",
            run=run,
            form=form,
            may_be_confirmed=may_be_confirmed,
            at_work=at_work,
            follows=follows,
            told=progress_of(run.pk) if at_work else None,
            sentence=sentence(run),
            tone=tone(run),
            facts=facts(run, int(policy_value(PolicyKey.IMPORT_FILES_KEPT, self.today))),
            table=counts_table(run),
            files=[(file, not run.files_removed_at) for file in files_of(run)],
            may_be_cancelled=run.state in (RunState.CHECKING, RunState.CHECKED),
            may_be_undone=bool(latest and latest.pk == run.pk and run.context),
            has_lines=bool(run.digest and not run.files_removed_at),
        )
        if follows:
            response["Refresh"] = str(REFRESH_SECONDS)
        return response


class ConfirmImport(Import):
    """Carry the plan out that somebody has seen."""

    def get(self, request: Request, run_id: int) -> HttpResponse:
        return redirect("import", self.run_of(run_id).pk)

    def post(self, request: Request, run_id: int) -> HttpResponse:
        run = self.run_of(run_id)
        form = ConfirmForm(request.POST, run=run)
        try:
            with transaction.atomic():
                confirmed = confirm_import(
                    run,
                    digest=request.POST.get("digest", ""),
                    accept_warnings="accept_warnings" in request.POST,
                    at=timezone.now(),
                    by=request.user,
                )
                transaction.on_commit(lambda: start_work(confirmed))
        except DomainError as error:
            form.add_error(None, str(error))
            return self.page(self.run_of(run_id), form)
        return redirect("import", run.pk)


class CancelImport(RunPage):
    """Give an import up before it is confirmed; its files go."""

    def get(self, request: Request, run_id: int) -> HttpResponse:
        return redirect("import", self.run_of(run_id).pk)

    def post(self, request: Request, run_id: int) -> HttpResponse:
        run = self.run_of(run_id)
        try:
            cancel_import(run, at=timezone.now())
        except DomainError as error:
            messages.error(request, str(error))
            return redirect("import", run.pk)
        remove_files(run)
        messages.success(request, f"Import {run.pk} is cancelled, and its files are removed.")
        return redirect("imports")


class UndoImport(RunPage):
    """What goes with an import, and then: it is taken back."""

    def get(self, request: Request, run_id: int) -> HttpResponse:
        run = self.run_of(run_id)
        refusal = why_not(run)
        return self.render(
            "workforce/import_undo.html",
            run=run,
            refusal=refusal,
            table=_goes(run) if not refusal else None,
        )

    def post(self, request: Request, run_id: int) -> HttpResponse:
        run = self.run_of(run_id)
        by: Account = request.user
        try:
            with transaction.atomic():
                undoing = request_undo(run, by=by)
                transaction.on_commit(lambda: start_work(undoing))
        except DomainError as error:
            messages.error(request, str(error))
        return redirect("import", run.pk)


def _goes(run: ImportRun) -> Table:
    columns = (
        Column("Kind of record"),
        Column("Taken away", numeric=True, hint="added by the import"),
        Column("Put back", numeric=True, hint="as they were before"),
    )
    rows = (
        Row((Cell(each.kind), Cell(f"{each.added:,}"), Cell(f"{each.changed:,}"))) for each in what_goes(run)
    )
    return Table("Records taken away and put back", columns, tuple(rows))
