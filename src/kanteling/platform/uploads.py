"""Files that are sent: one that is larger than any page takes is let run past, neither kept in memory nor on the disk."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

MOST_BYTES = 50_000_000
"""More than any page takes; each page has its own, smaller bound. Everything else of the form still comes in."""
_MARK = "kanteling.too_big"


class BoundedUploadHandler(FileUploadHandler):
    """Stands before Django's own handlers; what it does not pass on is gone."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: str | None = None
    ) -> None:
        self.too_big = content_length > MOST_BYTES
        if self.too_big and self.request is not None:
            self.request.META[_MARK] = True

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        if self.too_big:
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def was_too_big(request: HttpRequest) -> bool:
    """Whether what was sent was let run past."""
    return bool(request.META.get(_MARK))
