"""Which addresses become links, whatever is written."""

import pytest

from essayexport.writers.addresses import address_of

LINKED = {
    "https://example.org/a#b#c": "https://example.org/a#b%23c",
    "https://example.org/50%/%20": "https://example.org/50%25/%20",
    " https://example.org ": "https://example.org",
    "https://bücher.example/\ud800a": "https://b%C3%BCcher.example/a",
    "HTTP://example.org": "HTTP://example.org",
    "mailto:a@example.org": "mailto:a@example.org",
    "tel:+123": "tel:+123",
    "doi:10.1000/182": "doi:10.1000/182",
    "urn:isbn:9780000000000": "urn:isbn:9780000000000",
    "ftp://example.org/a": "ftp://example.org/a",
    "//example.org/a": "//example.org/a",
    "other page.html": "other%20page.html",
    "1: first.html": "./1:%20first.html",
    "https://example.org./": "https://example.org./",
}

NOT_LINKED = (
    *("javascript:alert(1)", " JavaScript:alert(1)", "java\nscript:alert(1)", "java\x01script:alert(1)", "\x0bjavascript:a"),
    *("data:text/html,x", "file:///etc/passwd", "vbscript:a", "https://", "http://[half", "http://a:port/", "", "  "),
    *("https://../", "https://example..org/", "http://.example"),
    "https://example.org/" + "a" * 8000,
)


@pytest.mark.parametrize(("target", "address"), LINKED.items(), ids=map(ascii, LINKED))
def test_an_address_is_linked_in_the_characters_of_an_address(target: str, address: str) -> None:
    assert address_of(target) == address


@pytest.mark.parametrize("target", NOT_LINKED, ids=lambda target: ascii(target[:30]))
def test_an_address_that_leads_nowhere_or_runs_something_is_not_linked(target: str) -> None:
    assert address_of(target) is None
