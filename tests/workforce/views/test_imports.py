"""The import in the browser: upload, problems, difference, confirmed, undone; the tasks run where the test says so."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pghistory
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from config.celery import app
from tests.workforce.imports.conftest import Folder, folder
from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.domain.hours import change_hours
from workforce.enums import RunState
from workforce.imports.kept import folder_of
from workforce.imports.layout import LAYOUTS
from workforce.models import (
    Assignment,
    ImportFile,
    ImportLine,
    ImportProblem,
    ImportRun,
    Worker,
    WorkerEquality,
)
from workforce.tasks import check_import, import_files, remove_import_files, resume_imports, undo_import

__all__ = ["folder"]
pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _kept_here(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "media"
    yield
    app.control.purge()


@pytest.fixture
def hr(world: World) -> Client:
    return signed_in(world, "hr")


def send(client: Client, *files: tuple[str, bytes]) -> tuple[int, str]:
    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    answer = client.post("/imports/upload/", {"uploads": uploads})
    return answer.status_code, answer.content.decode()


def uploaded(client: Client, *files: tuple[str, bytes]) -> ImportRun:
    """The run of an upload, checked."""
    status, seen = send(client, *files)
    assert status == 302, seen
    run = ImportRun.objects.latest("pk")
    check_import.apply(args=[run.pk])
    run.refresh_from_db()
    return run


def of_folder(folder: Folder) -> list[tuple[str, bytes]]:
    return [(path.name, path.read_bytes()) for path in sorted(folder.path.glob("*.csv"))]


def confirm(client: Client, run: ImportRun, **more: str) -> str:
    data = {"digest": run.digest, "accept_warnings": "yes"} | more
    return client.post(f"/imports/{run.pk}/confirm/", data, follow=True).content.decode()


def imported(client: Client, folder: Folder) -> ImportRun:
    run = uploaded(client, *of_folder(folder))
    confirm(client, run)
    import_files.apply(args=[run.pk])
    run.refresh_from_db()
    assert run.state == RunState.DONE, (run.counts, run.problems)
    return run


def undone(client: Client, run: ImportRun) -> ImportRun:
    client.post(f"/imports/{run.pk}/undo/")
    undo_import.apply(args=[run.pk])
    run.refresh_from_db()
    return run


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def workbook_of(folder: Folder, **cells: str) -> bytes:
    """The folder as a workbook; `workers_B2="=1+1"` puts something else into a cell."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for path in sorted(folder.path.glob("*.csv")):
        sheet = workbook.create_sheet(path.stem)
        with path.open(newline="") as stream:
            for row in csv.reader(stream):
                sheet.append(row)
    for place, value in cells.items():
        name, cell = place.rsplit("_", 1)
        workbook[name][cell] = value
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def test_nothing_is_stored_before_it_is_confirmed_and_all_of_it_after(hr: Client, folder: Folder) -> None:
    run = uploaded(hr, *of_folder(folder))
    assert run.state == RunState.CHECKED
    assert not Worker.objects.filter(reference="W-ASH").exists()
    assert "Confirm the import" in page(hr, f"/imports/{run.pk}/")

    confirm(hr, run)
    import_files.apply(args=[run.pk])

    run.refresh_from_db()
    assert (run.state, run.confirmed_by.email) == (RunState.DONE, "hr@council.example")  # type: ignore[union-attr]
    assert Worker.objects.filter(reference="W-ASH").exists()
    assert "Everything in the files is stored." in page(hr, f"/imports/{run.pk}/")


def test_every_problem_is_listed_by_row_with_its_column(hr: Client, folder: Folder) -> None:
    folder.change("absences", 2, kind="holiday")
    folder.change("workers", 3, date_of_birth="31/02/1980", email="nobody")
    run = uploaded(hr, *of_folder(folder))

    found = set(ImportProblem.objects.filter(run=run).values_list("severity", "file", "row", "column"))
    assert found == {
        ("error", "absences.csv", 2, "kind"),
        ("error", "workers.csv", 3, "date_of_birth"),
        ("warning", "workers.csv", 3, "email"),
    }
    everything = page(hr, f"/imports/{run.pk}/problems/")
    assert "3 problems" in everything
    assert "is not one of the codes" in everything
    of_one_file = page(hr, f"/imports/{run.pk}/problems/?file=workers.csv&severity=error")
    assert "1 problem<" in of_one_file
    assert "there is no such day" in of_one_file
    assert "is not one of the codes" not in of_one_file


def test_problems_are_downloaded_as_csv(hr: Client, folder: Folder) -> None:
    folder.change("absences", 2, kind="=holiday")
    run = uploaded(hr, *of_folder(folder))
    answer = hr.get(f"/imports/{run.pk}/problems.csv")
    text = b"".join(answer).decode("utf-8-sig")  # type: ignore[arg-type]
    heading, line = csv.reader(io.StringIO(text))
    assert heading == ["kind", "file", "row", "column", "problem"]
    assert line[:4] == ["error", "absences.csv", "2", "kind"]


def test_files_with_errors_cannot_be_confirmed(hr: Client, folder: Folder) -> None:
    folder.change("absences", 2, kind="holiday")
    run = uploaded(hr, *of_folder(folder))
    assert "Confirm the import" not in page(hr, f"/imports/{run.pk}/")
    assert "The files have errors." in confirm(hr, run)
    run.refresh_from_db()
    assert run.state == RunState.CHECKED


def test_warnings_want_a_tick(hr: Client, folder: Folder) -> None:
    folder.change("workers", 3, email="nobody")
    run = uploaded(hr, *of_folder(folder))
    assert "I have looked at the warning and accept it" in page(hr, f"/imports/{run.pk}/")
    said = hr.post(f"/imports/{run.pk}/confirm/", {"digest": run.digest}).content.decode()
    assert "Say that you have looked at the warnings and accept them." in said
    confirm(hr, run)
    run.refresh_from_db()
    assert run.state == RunState.WAITING


def test_same_files_again_have_nothing_to_confirm(hr: Client, folder: Folder) -> None:
    imported(hr, folder)
    run = uploaded(hr, *of_folder(folder))
    assert "There is nothing to change" in page(hr, f"/imports/{run.pk}/")
    assert "There is nothing to change" in confirm(hr, run)


def test_lines_say_what_was_and_what_will_be(hr: Client, folder: Folder) -> None:
    imported(hr, folder)
    folder.change("assignments", 3, fte="0.8")
    folder.change("employments", 2, last_day="31/12/2025")
    folder.change("assignments", 2, last_day="31/12/2025")
    folder.add("roles", code="NEW", name="New role", role_group="Group")
    run = uploaded(hr, *of_folder(folder))

    lines = {(line.file, line.action): line for line in ImportLine.objects.filter(run=run)}
    assert set(lines) == {
        ("roles", "add"), ("employments", "end"), ("assignments", "end"), ("assignments", "change"),
    }  # fmt: skip
    changed = lines["assignments", "change"]
    assert (changed.before, changed.after) == ({"fte": "0.6"}, {"fte": "0.8"})
    assert changed.name.startswith("Ben Beech, W-BEECH, TEAM-A, SW, 1 April 2019")
    assert lines["employments", "end"].after == {"last_day": "31 December 2025"}
    seen = page(hr, f"/imports/{run.pk}/lines/?action=change")
    assert "1 line<" in seen
    assert "fte: 0.6" in seen
    assert "fte: 0.8" in seen
    assert "Amina Ash" not in seen
    assert "last_day: blank" in page(hr, f"/imports/{run.pk}/lines/?action=end")


def test_equality_data_stand_in_no_line(hr: Client, folder: Folder) -> None:
    imported(hr, folder)
    folder.change("workers", 2, sex="M", ethnicity="WBRI")
    run = uploaded(hr, *of_folder(folder))
    line = ImportLine.objects.get(run=run)
    assert set(line.before) == {"sex", "ethnicity"}
    assert set(line.before.values()) | set(line.after.values()) == {"not shown here"}


def test_answer_of_the_person_is_a_warning_among_what_would_change(hr: Client, folder: Folder) -> None:
    imported(hr, folder)
    WorkerEquality.objects.filter(worker__reference="W-ASH").update(declared_on=timezone.localdate())
    folder.change("workers", 2, sex="M", email="new@council.example")
    run = uploaded(hr, *of_folder(folder))
    assert set(ImportLine.objects.get(run=run).after) == {"email"}
    assert "The person has answered this question" in page(
        hr, f"/imports/{run.pk}/problems/?severity=warning"
    )


def test_two_who_confirm_at_once_have_one_winner(hr: Client, folder: Folder) -> None:
    run = uploaded(hr, *of_folder(folder))
    confirm(hr, run)
    assert "This import cannot be confirmed any more: waiting." in confirm(hr, run)


def test_plan_that_is_no_longer_true_is_shown_again_and_not_carried_out(hr: Client, folder: Folder) -> None:
    imported(hr, folder)
    folder.change("assignments", 3, fte="0.8")
    run = uploaded(hr, *of_folder(folder))
    confirm(hr, run)
    beech = Assignment.objects.get(worker__reference="W-BEECH")
    change_hours(assignment_id=beech.pk, fte=Decimal("0.5"), from_day=timezone.localdate(), by=None)

    import_files.apply(args=[run.pk])

    run.refresh_from_db()
    assert (run.state, run.replanned, run.confirmed_by) == (RunState.CHECKED, True, None)
    assert not Assignment.objects.filter(worker__reference="W-BEECH", fte="0.8").exists()
    seen = page(hr, f"/imports/{run.pk}/")
    assert "The records have changed since it was confirmed, so the plan was made again." in seen


def test_plan_of_others_records_stays_true(hr: Client, folder: Folder, world: World) -> None:
    run = uploaded(hr, *of_folder(folder))
    confirm(hr, run)
    world.own.email = "else@council.example"
    world.own.save()
    import_files.apply(args=[run.pk])
    run.refresh_from_db()
    assert run.state == RunState.DONE


def test_old_page_cannot_confirm_a_newer_plan(hr: Client, folder: Folder) -> None:
    run = uploaded(hr, *of_folder(folder))
    assert "The plan has been made again since you opened the page." in confirm(hr, run, digest="0" * 32)


def test_constraint_that_no_rule_foresaw_is_told_by_the_check(hr: Client, folder: Folder) -> None:
    imported(hr, folder)
    folder.change("workers", 2, swe_number="SW100002")
    folder.change("workers", 3, swe_number="SW100001")
    run = uploaded(hr, *of_folder(folder))
    assert run.counts["errors"] == 1
    seen = page(hr, f"/imports/{run.pk}/problems/")
    assert "This Social Work England number belongs to another person." in seen
    assert Worker.objects.get(reference="W-ASH").swe_number == "SW100001"


REFUSED = [
    ("staff.xlsm", b"PK", "is a workbook with macros"),
    ("staff.xls", b"\xd0\xcf", "is an old Excel workbook"),
    ("staff.pdf", b"%PDF", "is neither a CSV file nor an .xlsx workbook"),
    ("workers.csv", b"", "is empty"),
    ("staff.csv", b"worker_ref", "is not the name of one of the eight files"),
]


@pytest.mark.parametrize(("name", "content", "sentence"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_file_of_another_kind_is_refused_with_a_sentence(
    hr: Client, name: str, content: bytes, sentence: str
) -> None:
    status, seen = send(hr, (name, content))
    assert status == 200
    assert sentence in seen
    assert not ImportRun.objects.exists()


def test_macros_under_another_name_are_refused(hr: Client, folder: Folder) -> None:
    content = io.BytesIO(workbook_of(folder))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macros")
    assert "is a workbook with macros" in send(hr, ("staff.xlsx", content.getvalue()))[1]


def of_another_kind(
    marks: tuple[bytes, ...], offsets: tuple[int, ...], value: int
) -> Callable[[bytes], bytes]:
    """Changes a number in what a zip file says about each of its parts."""

    def changed(content: bytes) -> bytes:
        raw = bytearray(content)
        for mark, offset in zip(marks, offsets, strict=True):
            for found in re.finditer(re.escape(mark), content):
                raw[found.start() + offset] = value
        return bytes(raw)

    return changed


PARTS = (b"PK\x03\x04", b"PK\x01\x02")
ODD_WORKBOOKS: dict[str, Callable[[bytes], bytes]] = {
    "picture": lambda _: b"\x89PNG\r\n\x1a\n" + bytes(5000),
    "old or protected": lambda _: b"\xd0\xcf\x11\xe0" + bytes(5000),
    "cut off": lambda content: content[: len(content) // 2],
    "encrypted": of_another_kind(PARTS, (6, 8), 1),
    "packed in a way that nobody knows": of_another_kind(PARTS, (8, 10), 99),
    "of a later version of zip": of_another_kind((b"PK\x01\x02",), (6,), 99),
    "damaged inside": lambda content: content.replace(b"xl/workbook.xml", b"xl/workbook.xml" + b"U" * 40, 1),
}


@pytest.mark.parametrize("name", ODD_WORKBOOKS)
def test_workbook_that_cannot_be_read_is_told_and_is_no_fault(hr: Client, folder: Folder, name: str) -> None:
    run = uploaded(hr, ("council.xlsx", ODD_WORKBOOKS[name](workbook_of(folder))))
    assert (run.state, run.counts["errors"] > 0) == (RunState.CHECKED, True)
    seen = page(hr, f"/imports/{run.pk}/problems/")
    assert "that can be read: damaged, protected by a password, or of another kind." in seen
    assert "Confirm the import" not in page(hr, f"/imports/{run.pk}/")


@pytest.mark.parametrize("name", ["WORKERS.CSV", " workers .csv", "workers.csv.exe", "w" * 300 + ".csv"])
def test_name_of_a_file_is_known_or_refused(hr: Client, folder: Folder, name: str) -> None:
    status, seen = send(hr, (name, (folder.path / "workers.csv").read_bytes()))
    assert (status, "There is a problem" in seen) in ((302, False), (200, True))
    assert (status == 302) == (name.lower().replace(" ", "") == "workers.csv")


def test_nothing_chosen_is_said(hr: Client) -> None:
    assert "Choose the files to import." in send(hr)[1]


def test_one_file_twice_or_workbook_and_files_are_refused(hr: Client, folder: Folder) -> None:
    twice = [("workers.csv", b"worker_ref"), ("Workers.csv", b"worker_ref")]
    assert "You have chosen workers.csv more than once" in send(hr, *twice)[1]
    both = [("workers.csv", b"worker_ref"), ("staff.xlsx", workbook_of(folder))]
    assert "Upload either CSV files or one workbook" in send(hr, *both)[1]


def test_file_above_the_limit_is_refused(hr: Client, settings: Any) -> None:
    settings.IMPORT_LARGEST_FILE_MB = 1
    content = b"worker_ref,as_at,cases\n" + b"W,2025-01-01,1\n" * 80_000
    assert "has more than 1 MB" in send(hr, ("caseloads.csv", content))[1]


def test_request_above_the_limit_is_refused_and_nothing_of_it_is_kept(hr: Client, settings: Any) -> None:
    settings.UPLOAD_LARGEST_MB = 1
    status, seen = send(hr, ("caseloads.csv", b"worker_ref,as_at,cases\n" + b"W,2025-01-01,1\n" * 80_000))
    assert status == 200
    assert "The files have more than 1 MB together" in seen
    assert not (settings.MEDIA_ROOT / "imports").exists()


def test_wrong_encoding_is_told_with_its_row(hr: Client, folder: Folder) -> None:
    files = dict(of_folder(folder))
    files["workers.csv"] = files["workers.csv"].replace(b"Amina", "Amína".encode("cp1252"))
    run = uploaded(hr, *files.items())
    problem = ImportProblem.objects.get(run=run)
    assert (problem.file, problem.row) == ("workers.csv", 2)
    assert "looks like Windows-1252" in problem.reason


def test_file_in_utf_16_is_told(hr: Client) -> None:
    run = uploaded(hr, ("workers.csv", "worker_ref\n".encode("utf-16")))
    assert "UTF-16" in ImportProblem.objects.get(run=run).reason


def test_workbook_is_imported_and_its_formulas_never_run(hr: Client, folder: Folder) -> None:
    run = uploaded(hr, ("staff.xlsx", workbook_of(folder)))
    assert (run.state, run.counts["errors"]) == (RunState.CHECKED, 0)
    run = uploaded(hr, ("staff.xlsx", workbook_of(folder, workers_B2="=1+1")))
    problem = ImportProblem.objects.get(run=run)
    assert (problem.file, problem.row, problem.column) == ("sheet workers", 2, "first_name")
    assert "a formula without its result" in problem.reason
    assert f"/imports/{run.pk}/problems/?file=sheet+workers&amp;severity=error" in page(
        hr, f"/imports/{run.pk}/"
    )


def test_cancelled_import_loses_its_files_and_lists(hr: Client, folder: Folder) -> None:
    folder.change("workers", 3, email="nobody")
    run = uploaded(hr, *of_folder(folder))
    kept = folder_of(run)
    assert kept
    assert len(list(kept.iterdir())) == 8
    hr.post(f"/imports/{run.pk}/cancel/")
    run.refresh_from_db()
    assert run.state == RunState.CANCELLED
    assert not kept.exists()
    assert not ImportProblem.objects.exists()
    assert not ImportLine.objects.exists()
    assert "removed on" in page(hr, f"/imports/{run.pk}/")
    assert "cannot be confirmed any more: cancelled" in confirm(hr, run)


def test_file_is_downloaded_as_it_was_uploaded(hr: Client, folder: Folder, world: World) -> None:
    run = uploaded(hr, *of_folder(folder))
    file = ImportFile.objects.get(run=run, name="workers.csv")
    answer = hr.get(f"/imports/{run.pk}/files/{file.pk}/")
    assert b"".join(answer) == (folder.path / "workers.csv").read_bytes()  # type: ignore[arg-type]
    assert answer["Content-Disposition"] == 'attachment; filename="workers.csv"'
    manager = signed_in(world, "service_manager")
    assert manager.get(f"/imports/{run.pk}/files/{file.pk}/").status_code == 403


def test_old_files_are_removed_and_the_history_says_so(hr: Client, folder: Folder) -> None:
    old, young = imported(hr, folder), uploaded(hr, *of_folder(folder))
    ImportRun.objects.filter(pk=old.pk).update(requested_at=timezone.now() - timedelta(days=91))
    remove_import_files.apply()
    old.refresh_from_db()
    assert old.files_removed_at
    assert not folder_of(old).exists()  # type: ignore[union-attr]
    assert folder_of(young).exists()  # type: ignore[union-attr]
    seen = page(hr, f"/imports/{old.pk}/")
    assert "workers.csv" in seen
    assert "removed)" in seen
    assert "Files and lists" in seen
    file = ImportFile.objects.filter(run=old).first()
    assert hr.get(f"/imports/{old.pk}/files/{file.pk}/").status_code == 404  # type: ignore[union-attr]


def test_plan_that_nobody_confirmed_is_cancelled_with_time(hr: Client, folder: Folder) -> None:
    run = uploaded(hr, *of_folder(folder))
    ImportRun.objects.update(requested_at=timezone.now() - timedelta(days=91))
    remove_import_files.apply()
    run.refresh_from_db()
    assert run.state == RunState.CANCELLED


def test_lost_message_is_sent_again(hr: Client, folder: Folder) -> None:
    send(hr, *of_folder(folder))
    app.control.purge()
    resume_imports.apply()
    assert app.control.purge() == 1


def test_page_of_an_import_at_work_renews_itself_only_when_asked(hr: Client, folder: Folder) -> None:
    send(hr, *of_folder(folder))
    run = ImportRun.objects.get()
    plain = hr.get(f"/imports/{run.pk}/")
    assert "Refresh" not in plain
    assert "It starts in a moment." in plain.content.decode()
    assert hr.get(f"/imports/{run.pk}/?follow=yes")["Refresh"] == "3"
    check_import.apply(args=[run.pk])
    assert "Refresh" not in hr.get(f"/imports/{run.pk}/?follow=yes")


def test_undo_shows_what_goes_and_takes_it_back(hr: Client, folder: Folder) -> None:
    run = imported(hr, folder)
    seen = page(hr, f"/imports/{run.pk}/undo/")
    assert "Take all of it back?" in seen
    run = undone(hr, run)
    assert (run.state, run.undo_refusal) == (RunState.UNDONE, "")
    assert not Worker.objects.filter(reference="W-ASH").exists()
    seen = page(hr, f"/imports/{run.pk}/")
    assert "The import was taken back" in seen
    assert "Undo this import" not in seen


def test_undo_is_refused_where_something_was_changed_since(hr: Client, folder: Folder) -> None:
    run = imported(hr, folder)
    with pghistory.context(command="shell"):
        Worker.objects.filter(reference="W-ASH").update(first_name="Amy")
    seen = page(hr, f"/imports/{run.pk}/undo/")
    assert "Since the import, the worker Amy Ash has been changed." in seen
    run = undone(hr, run)
    assert run.state == RunState.DONE
    assert "the worker Amy Ash has been changed" in page(hr, f"/imports/{run.pk}/")


@pytest.mark.parametrize("name", [*(f"{layout.name}.csv" for layout in LAYOUTS), "workforce.xlsx"])
def test_file_to_start_from_is_refused_with_its_line_of_hints(hr: Client, name: str) -> None:
    """Every column is known, and what was left in is told by row and column."""
    answer = hr.get(f"/imports/blank/{name}")
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    run = uploaded(hr, (name, answer.content))
    problems = ImportProblem.objects.filter(run=run)
    assert problems.filter(severity="error", row=2).exists()
    assert not problems.filter(reason__contains="not known here").exists()
    assert not problems.filter(reason__contains="missing").exists()


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("address", "budget"), [("/imports/", 6), ("/imports/{}/problems/", 4), ("/imports/{}/lines/", 5)]
)
def test_queries_do_not_grow_with_rows(
    hr: Client, world: World, rows: int, address: str, budget: int, django_assert_num_queries: Any
) -> None:
    now = timezone.now()
    for _ in range(rows):
        run = ImportRun.objects.create(
            requested_by=world.accounts["hr"], requested_at=now, source="x", state="checked", digest="1"
        )
        ImportFile.objects.create(run=run, name="roles.csv", kept_as="roles.csv", size=1, sha256="0")
    run.counts = {"problems": {"roles.csv": {"error": rows}}, "errors": rows, "warnings": 0}
    run.save()
    for number in range(rows):
        ImportProblem.objects.create(
            run=run, severity="error", file="roles.csv", row=number, column="", reason="x"
        )
        ImportLine.objects.create(
            run=run, file="roles", action="add", row=number, name=f"R{number}", before={}, after={"code": "R"}
        )
    with django_assert_num_queries(budget):
        page(hr, address.format(run.pk))
