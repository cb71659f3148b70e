"""A file that is larger than any page takes is let run past: no memory, no disk, and the page says so."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from kanteling.platform import uploads


def sent(size: int) -> Any:
    """A form with a word and a file of this size."""
    body = encode_multipart(BOUNDARY, {"word": "ja", "file": SimpleUploadedFile("groot.csv", b"x" * size)})
    return RequestFactory().generic("POST", "/", body, content_type=MULTIPART_CONTENT)


def test_a_file_over_the_bound_never_arrives_and_the_rest_of_the_form_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES", 5_000)
    large, small = sent(6_000), sent(3_000)
    assert (large.POST["word"], list(large.FILES), uploads.was_too_big(large)) == ("ja", [], True)
    assert (small.FILES["file"].size, uploads.was_too_big(small)) == (3_000, False)
