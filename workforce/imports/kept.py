"""Files of imports on disk: kept in a folder of their run, handed out again, removed after their time.

They stand under MEDIA_ROOT, which is one folder for every process of an installation and is served by none.
"""

import hashlib
import shutil
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from workforce.domain.imports import MAY_BE_CANCELLED, cancel_import, remove_content
from workforce.imports.layout import BY_NAME
from workforce.models import ImportFile, ImportRun
from workforce.policy import PolicyKey
from workforce.queries.imports import runs_with_content_before
from workforce.queries.policy import policy_value

Upload: TypeAlias = "UploadedFile[Any]"

FOLDER = "imports"
CHUNK = 1 << 20


def keep_uploads(uploads: Iterable[Upload]) -> tuple[Path, list[ImportFile]]:
    """Put uploaded files into a new folder, chunk by chunk; returns what an import of them reads, and their rows.

    What is read is the folder, or the workbook in it. On disk a file has the name of its layout or a number: never a
    name that somebody sent.
    """
    folder = _root() / uuid4().hex
    folder.mkdir(parents=True, mode=0o700)
    try:
        files = [_keep(folder, number, upload) for number, upload in enumerate(uploads, start=1)]
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    workbooks = [folder / file.kept_as for file in files if file.kept_as.endswith(".xlsx")]
    return (workbooks[0] if workbooks else folder), files


def _keep(folder: Path, number: int, upload: Upload) -> ImportFile:
    name = str(upload.name)
    stem, suffix = Path(name).stem.strip().lower(), Path(name).suffix.lower()
    kept_as = f"{stem if stem in BY_NAME else f'file-{number}'}{suffix}"
    mark = hashlib.sha256()
    with (folder / kept_as).open("xb") as target:
        for chunk in upload.chunks(CHUNK):
            mark.update(chunk)
            target.write(chunk)
    return ImportFile(name=name[:255], kept_as=kept_as, size=upload.size or 0, sha256=mark.hexdigest())


def path_of(file: ImportFile) -> Path | None:
    """Where a kept file is; None where it has been removed, or the run was not an upload."""
    folder = folder_of(file.run)
    path = folder / file.kept_as if folder else None
    return path if path and path.is_file() else None


def remove_files(run: ImportRun) -> None:
    """Remove the files of a run that was uploaded. A folder that somebody named at the command line stays."""
    folder = folder_of(run)
    if folder:
        shutil.rmtree(folder, ignore_errors=True)


def folder_of(run: ImportRun) -> Path | None:
    """The folder of a run's uploads, and only that: never one outside the installation's own."""
    source, root = Path(run.source), _root()
    inside = [folder for folder in (source, source.parent) if folder.parent == root]
    return inside[0] if inside else None


def _root() -> Path:
    return Path(settings.MEDIA_ROOT) / FOLDER


def remove_old_files(*, now: datetime) -> int:
    """Remove what is kept of every import that is older than the setting of today says; returns of how many.

    A plan that nobody has confirmed in all that time is cancelled.
    """
    day = timezone.localdate(now)
    kept_since = now - timedelta(days=int(policy_value(PolicyKey.IMPORT_FILES_KEPT, day)))
    old = list(runs_with_content_before(kept_since))
    for run in old:
        if run.state in MAY_BE_CANCELLED:
            cancel_import(run, at=now)
        else:
            remove_content(run, at=now)
        remove_files(run)
    return len(old)
