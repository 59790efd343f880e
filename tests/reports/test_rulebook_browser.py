"""The rulebook in a real browser, opened from a disk: its style and script load, nothing else does, axe is content."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, chromium

from reports.rulebook.write import Sources, write_rulebook

pytestmark = [pytest.mark.slow, pytest.mark.foreign("chromium")]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("chromium")) as found:
        yield found


def test_axe_finds_nothing_on_any_kind_of_page(browser: Browser, finished: Path, tmp_path: Path) -> None:
    """At desktop and phone width, light and dark; no page is wider than its window, none asks a stranger."""
    out = tmp_path / "book"
    write_rulebook(Sources(), out, pdf=False)
    write_rulebook(Sources(run=finished, previous=out), out, pdf=False)
    names = ("index", "dieu-15", "quy-tac/D15.k2-2", "quy-tac/D4.k3-2", "cach-hieu", "thay-doi")
    for name in names:
        for width, scheme in ((1280, "light"), (390, "dark")):
            browser.media("", scheme)
            browser.open(out / f"{name}.html", width=width)
            assert browser.run("getComputedStyle(document.querySelector('h1')).fontFamily").startswith(
                '"KC Serif"'
            )
            assert browser.axe() == [], name
            assert browser.run("document.documentElement.scrollWidth") <= width, name
    assert browser.complaints == []
    assert [url for url in browser.requests if not url.startswith(("file:", "data:", "about:"))] == []


def test_a_search_finds_rules_without_vietnamese_marks(browser: Browser, tmp_path: Path) -> None:
    write_rulebook(Sources(), tmp_path / "book", pdf=False)
    browser.open(tmp_path / "book" / "index.html")
    browser.run("document.querySelector('#search').focus()")
    for letter in "gio hanh chinh D15":
        browser.key(letter, 0, letter)
    shown = "[...document.querySelectorAll('.rule-list li:not([hidden]) b')].map(one => one.textContent)"
    found = browser.run(shown)
    assert "D15.k2-2" in found
    assert all(name.startswith("D15") for name in found)
    link = browser.run("document.querySelector('.rule-list li:not([hidden]) a').getAttribute('href')")
    browser.open(tmp_path / "book" / link)
    assert browser.run("document.querySelector('h1').textContent").startswith(found[0])
