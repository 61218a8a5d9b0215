"""Uploading files to import, confirming a plan, and looking through it."""

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from workforce.forms.crispy import filter_helper, form_helper
from workforce.imports.columns import listing
from workforce.imports.kept import Upload
from workforce.imports.layout import BY_NAME, LAYOUTS
from workforce.imports.problems import Severity
from workforce.imports.words import ACTIONS, KINDS
from workforce.models import ImportRun

NAMES = listing(f"{layout.name}.csv" for layout in LAYOUTS)
MACROS = "xl/vbaProject.bin"

REFUSED_KINDS = {
    ".xlsm": "is a workbook with macros, which are never taken in. In Excel, save it as “Excel Workbook (.xlsx)”.",
    ".xls": "is an old Excel workbook. In Excel, save it as “Excel Workbook (.xlsx)”.",
    ".xlsb": "is a binary Excel workbook. In Excel, save it as “Excel Workbook (.xlsx)”.",
    ".ods": "is an OpenDocument workbook. Save it as “Excel Workbook (.xlsx)”, or its sheets as CSV files.",
    ".zip": "is a zip file. Unpack it and upload the files in it.",
}


class SeveralFilesInput(forms.FileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """One or several files. The value is the list of them."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if not given:
            raise ValidationError(self.error_messages["required"], code="required")
        return [super(SeveralFilesField, self).clean(each, initial) for each in given]


class UploadForm(forms.Form):
    """The files of an import: some of the eight CSV files, or one workbook. `too_large` says why none arrived."""

    uploads = SeveralFilesField(
        label="CSV files, or one Excel workbook",
        allow_empty_file=True,
        error_messages={"required": "Choose the files to import."},
    )

    def __init__(self, *args: Any, cancel_url: str, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.too_large = too_large
        self.fields["uploads"].help_text = (
            f"CSV files named {NAMES}, or one .xlsx workbook with a sheet for each. Not every file is needed. "
            f"Each file may have {settings.IMPORT_LARGEST_FILE_MB} MB, all together {settings.UPLOAD_LARGEST_MB} MB."
        )
        self.fields["uploads"].widget.attrs["accept"] = ".csv,.xlsx"
        self.helper = form_helper(self, submit="Upload and check", cancel_url=cancel_url)

    def clean_uploads(self) -> list[Upload]:
        uploads: list[Upload] = self.cleaned_data["uploads"]
        problems = [sentence for upload in uploads for sentence in _wrong_with(upload)]
        workbooks = [upload for upload in uploads if _suffix(upload) == ".xlsx"]
        if workbooks and len(uploads) > 1:
            problems.append("Upload either CSV files or one workbook, not both and not several workbooks.")
        stems = [_stem(upload) for upload in uploads]
        for stem in dict.fromkeys(stem for stem in stems if stems.count(stem) > 1):
            problems.append(f"You have chosen {stem}.csv more than once: keep one of them.")
        if problems:
            raise ValidationError(problems)
        return uploads

    def full_clean(self) -> None:
        """A request that was too large has arrived without its files: say that instead of asking for them."""
        super().full_clean()
        if self.is_bound and self.too_large:
            self._errors = forms.utils.ErrorDict()
            self.add_error(
                "uploads",
                f"The files have more than {settings.UPLOAD_LARGEST_MB} MB together, which is more than is taken in"
                " here. Upload them in parts, or ask whoever runs this installation to import them from a folder.",
            )


def _wrong_with(upload: Upload) -> list[str]:
    """What speaks against a file before it is read."""
    name, suffix = f"“{upload.name}”", _suffix(upload)
    if suffix in REFUSED_KINDS:
        return [f"{name} {REFUSED_KINDS[suffix]}"]
    if suffix not in (".csv", ".xlsx"):
        return [f"{name} is neither a CSV file nor an .xlsx workbook."]
    if (upload.size or 0) > settings.IMPORT_LARGEST_FILE_MB * 1024 * 1024:
        return [
            f"{name} has more than {settings.IMPORT_LARGEST_FILE_MB} MB, which is more than is taken in here."
        ]
    if not upload.size:
        return [f"{name} is empty."]
    if suffix == ".csv" and _stem(upload) not in BY_NAME:
        return [f"{name} is not the name of one of the eight files: {NAMES}. Rename it."]
    if suffix == ".xlsx" and _has_macros(upload):
        return [f"{name} {REFUSED_KINDS['.xlsm']}"]
    return []


def _has_macros(upload: Upload) -> bool:
    """Whether a workbook holds macros under a name that says it does not. What is no workbook is told by the check."""
    try:
        with zipfile.ZipFile(upload) as archive:
            return MACROS in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, struct.error):
        return False
    finally:
        upload.seek(0)


def _suffix(upload: Upload) -> str:
    return Path(str(upload.name)).suffix.lower()


def _stem(upload: Upload) -> str:
    return Path(str(upload.name)).stem.strip().lower()


class ConfirmForm(forms.Form):
    """Carry the plan out, as it was seen; its warnings are accepted by a tick."""

    digest = forms.CharField(widget=forms.HiddenInput)
    accept_warnings = forms.BooleanField(label="", required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, run: ImportRun) -> None:
        super().__init__(data, initial={"digest": run.digest})
        warnings = int(run.counts.get("warnings", 0))
        if warnings:
            noun = (
                "the warning and accept it" if warnings == 1 else f"the {warnings:,} warnings and accept them"
            )
            self.fields["accept_warnings"].label = f"I have looked at {noun}"
        else:
            del self.fields["accept_warnings"]
        self.helper = form_helper(self, submit="Confirm the import")


class ProblemFilter(forms.Form):
    """Which problems to list."""

    severity = forms.ChoiceField(
        label="Kind",
        required=False,
        choices=[("", "All"), (Severity.ERROR.value, "Errors"), (Severity.WARNING.value, "Warnings")],
    )
    file = forms.ChoiceField(label="File", required=False)

    def __init__(self, *args: Any, files: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].choices = [("", "All"), *((file, file) for file in files)]  # type: ignore[attr-defined]
        self.helper = filter_helper(self, submit="Show")


class LineFilter(forms.Form):
    """Which lines of the plan to list."""

    file = forms.ChoiceField(label="Kind of record", required=False, choices=[("", "All"), *KINDS.items()])
    action = forms.ChoiceField(label="What happens", required=False, choices=[("", "All"), *ACTIONS.items()])

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.helper = filter_helper(self, submit="Show")
