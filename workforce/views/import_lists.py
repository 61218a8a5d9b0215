"""What an import's check found: problems by row, and the lines of the plan; its files, and files to start from."""

import csv
from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import guarded
from workforce.forms.imports import LineFilter, ProblemFilter
from workforce.imports.blank_files import blank_csv, blank_workbook
from workforce.imports.difference import ADDS_LISTED
from workforce.imports.kept import path_of
from workforce.imports.layout import BY_NAME
from workforce.imports.words import ACTIONS, KINDS
from workforce.models import ImportLine, ImportProblem, ImportRun
from workforce.queries.imports import (
    LineSearch,
    ProblemSearch,
    count_of_problems,
    files_of,
    lines,
    problems,
)
from workforce.tables import Cell, Column, Row, Table
from workforce.views.import_words import moment, sums
from workforce.views.imports import RunPage
from workforce.views.page import PageView, Request

PER_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ImportProblems(RunPage):
    """Every problem of the files, by row, with the column."""

    def get(self, request: Request, run_id: int) -> HttpResponse:
        run = self.run_of(run_id)
        form, search = _problem_search(request, run)
        paginator = Paginator(problems(run, search), PER_PAGE)
        paginator.count = 0 if run.files_removed_at else count_of_problems(run, search)
        page = paginator.get_page(request.GET.get("page"))
        return self.render(
            "workforce/import_problems.html",
            run=run,
            filter_form=form,
            page=page,
            table=_problem_table(list(page.object_list)),
            csv_url=f"{reverse('import_problems_csv', args=[run.pk])}?{request.GET.urlencode()}",
        )


class ImportProblemsCsv(RunPage):
    """The same as a file, row by row, whatever their number."""

    def get(self, request: Request, run_id: int) -> StreamingHttpResponse:
        run = self.run_of(run_id)
        _, search = _problem_search(request, run)
        response = StreamingHttpResponse(_csv_of(run, search), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="import-{run.pk}-problems.csv"'
        response["Cache-Control"] = "private, no-store"
        return response


class _Echo:
    """What a csv writer writes to, given back."""

    def write(self, text: str) -> str:
        return text


def _csv_of(run: ImportRun, search: ProblemSearch) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff"
    yield writer.writerow(["kind", "file", "row", "column", "problem"])
    for problem in problems(run, search).iterator(chunk_size=2_000):
        cells = (problem.severity, problem.file, problem.row, problem.column, problem.reason)
        yield writer.writerow([guarded(cell) for cell in cells])


def _problem_search(request: Request, run: ImportRun) -> tuple[ProblemFilter, ProblemSearch]:
    form = ProblemFilter(request.GET, files=list(run.counts.get("problems", {})))
    form.is_valid()
    data = form.cleaned_data
    return form, ProblemSearch(data.get("severity", ""), data.get("file", ""))


def _problem_table(found: list[ImportProblem]) -> Table:
    columns = (
        Column("File"),
        Column("Row", numeric=True),
        Column("Column"),
        Column("Kind"),
        Column("Problem"),
    )
    rows = (
        Row(
            (
                Cell(each.file),
                Cell(f"{each.row:,}" if each.row else ""),
                Cell(each.column),
                Cell("Error", tone="bad") if each.severity == "error" else Cell("Warning", tone="warning"),
                Cell(each.reason),
            )
        )
        for each in found
    )
    return Table("Problems", columns, tuple(rows), empty="No problem of this kind.")


class ImportLines(RunPage):
    """What is and what will be, line by line."""

    def get(self, request: Request, run_id: int) -> HttpResponse:
        run = self.run_of(run_id)
        form = LineFilter(request.GET)
        form.is_valid()
        search = LineSearch(form.cleaned_data.get("file", ""), form.cleaned_data.get("action", ""))
        page = Paginator(lines(run, search), PER_PAGE).get_page(request.GET.get("page"))
        return self.render(
            "workforce/import_lines.html",
            run=run,
            filter_form=form,
            page=page,
            lines=[_written(line) for line in page.object_list],
            adds_listed=ADDS_LISTED if sums(run)[0] > ADDS_LISTED else None,
        )


def _written(line: ImportLine) -> dict[str, object]:
    before, after = line.before or {}, line.after or {}
    order = [column.name for column in BY_NAME[line.file].columns]
    named = [name for name in order if name in before or name in after]
    return {
        "kind": KINDS[line.file],
        "row": line.row,
        "action": ACTIONS[line.action],
        "tone": {"add": "good", "end": "warning"}.get(line.action, "info"),
        "name": line.name,
        "before": [(name, before.get(name) or "blank") for name in named if before],
        "after": [(name, after.get(name) or "blank") for name in named],
    }


class ImportFileDownload(RunPage):
    """A file as it was uploaded, while it is kept. Never shown in the browser."""

    def get(self, request: Request, run_id: int, file_id: int) -> FileResponse:
        file = get_object_or_404(files_of(self.run_of(run_id)), pk=file_id)
        path = path_of(file)
        if path is None:
            raise Http404(f"The file was removed on {moment(file.run.files_removed_at)}.")
        response = FileResponse(path.open("rb"), as_attachment=True, filename=file.name)
        response["Content-Type"] = "application/octet-stream"
        response["Cache-Control"] = "private, no-store"
        return response


class BlankFile(PageView):
    """A file to start from: headings, and a line of hints."""

    permission = Permission.IMPORT_RECORDS

    def get(self, request: Request, name: str) -> HttpResponse:
        stem, _, suffix = name.rpartition(".")
        if name == "workforce.xlsx":
            content, kind = blank_workbook(), XLSX
        elif suffix == "csv" and stem in BY_NAME:
            content, kind = blank_csv(BY_NAME[stem]), "text/csv; charset=utf-8"
        else:
            raise Http404("There is no such file.")
        response = HttpResponse(content, content_type=kind)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
