"""Uploads that are larger than the installation takes: said before they are kept, not after."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest


def largest_upload() -> int:
    """Bytes that one request may bring, all its files together."""
    return int(settings.UPLOAD_LARGEST_MB) * 1024 * 1024


def is_too_large(request: HttpRequest) -> bool:
    """Whether the request brings more than is taken in: then it arrives without its files."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0) > largest_upload()
    except ValueError:
        return False


class StopAtTheLimit(FileUploadHandler):
    """Takes no file of a request that is too large; the rest of it is read and thrown away, so that the browser gets
    an answer. Keeps nothing itself: the handlers after it do."""

    too_large = False

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 (Django names it so)
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        self.too_large = content_length > largest_upload()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        if self.too_large:
            raise StopUpload(connection_reset=False)
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
