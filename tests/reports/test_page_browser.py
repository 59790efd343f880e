"""The report in a real browser: opens scenarios, obeys keyboard and languages, and runs nothing of a product."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from browser import Browser, chromium
from sample_run import SampleRun, rule

from reports.page.write import NAME, write_page
from reports.record import RunRecord

pytestmark = [pytest.mark.slow, pytest.mark.foreign("chromium")]

PWN = (
    "</script></title></style><script>window.pwned=1</script><img src=x onerror=\"window.pwned=2\">"
    "<svg onload=window.pwned=3><a href=\"javascript:window.pwned=4\">x</a>{{7*7}}\u202egnp.exe"
)  # fmt: skip


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("chromium")) as found:
        yield found


@pytest.fixture
def opened(browser: Browser) -> Iterator[Browser]:
    """The browser with clean ears; a page that complains fails its test."""
    browser.complaints.clear()
    browser.requests.clear()
    browser.media()
    yield browser
    assert browser.complaints == []
    assert [url for url in browser.requests if not url.startswith(("file:", "data:", "about:"))] == []


def rewritten(folder: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """The page of a run whose events were changed."""
    path = folder / "events.jsonl"
    events = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for event in events:
        change(event)
    path.write_text("\n".join(json.dumps(event, ensure_ascii=False) for event in events) + "\n", "utf-8")
    return write_page(RunRecord.read(folder), folder / NAME)


def test_a_link_opens_its_scenario_with_picture_steps_and_evidence(finished: Path, opened: Browser) -> None:
    opened.open(write_page(RunRecord.read(finished), finished / NAME))
    assert opened.run("document.querySelector('#scenario').hidden")
    opened.run("document.querySelector('.failure .seen-in a').click()")
    opened.until("document.querySelector('#scenario h1')")
    assert opened.run("document.querySelector('#scenario h1').textContent").startswith("KB-D15-02 · ")
    assert opened.run("document.querySelector('#overview').hidden")
    assert opened.run("document.querySelectorAll('#scenario .steps > li').length") == 3
    picture = opened.run("document.querySelector('#scenario .sequence svg').textContent")
    assert "Phần mềm được kiểm" in picture
    assert "Văn bản · 1.2019" in picture
    last = "[...document.querySelectorAll('#scenario .sequence a')].at(-1)"
    opened.run(f"location.hash = {last}.getAttribute('href')")
    opened.until("document.querySelector('#scenario details.seen[open]')")
    opened.until("document.querySelector('#scenario .text')")
    assert "Về việc họp giao ban" in opened.run("document.querySelector('#scenario').textContent")


def test_the_line_at_fault_is_marked_in_the_message(finished: Path, opened: Browser) -> None:
    sent: dict[str, int] = {}

    def point(event: dict[str, Any]) -> None:
        if event["type"] == "observation" and event["kind"] == "wire.sent":
            sent[event["scenario"]] = event["seq"]
        if event["type"] == "judgement" and event["failure"]:
            event["failure"]["where"] = "/edXML/Subject, line 2"
            event["used"] = [sent[event["scenario"]]]

    opened.open(rewritten(finished, point), "#KB-D15-02")
    opened.until("document.querySelector('li.marked')")
    marked = opened.run("document.querySelector('li.marked').textContent")
    assert "Dòng có sai sót" in marked
    assert "<Subject>Về việc họp giao ban</Subject>" in marked
    assert opened.run("document.querySelector('li.marked').value") == 2


def test_nothing_that_a_product_wrote_runs_or_hides(finished: Path, opened: Browser) -> None:
    """Markup, handlers, addresses and turned text in every place that a product, or its vendor, can write to."""

    def poison(event: dict[str, Any]) -> None:
        match event["type"]:
            case "header":
                event["sut"] |= {"name": PWN, "version": PWN, "vendor": PWN}
                event["declaration"]["capabilities"] = [PWN]
            case "scenario-start":
                event["name"] = PWN
            case "step-start" | "step-end":
                event |= {"text": PWN} if "text" in event else {"message": PWN}
            case "observation":
                event["data"] = {PWN: PWN, "op": PWN, "document_id": PWN * 400, "error": PWN}
                event["about"] = PWN
                event["blobs"] = dict(zip([PWN], event["blobs"].values(), strict=False))
            case "judgement":
                event["detail"] = PWN
                event["notes"] = [PWN]
                if event["failure"]:
                    event["failure"] |= dict.fromkeys(
                        ("expected", "observed", "where", "text_vi", "hint"), PWN
                    )

    page = rewritten(finished, poison)
    assert page.stat().st_size < 1_000_000
    for fragment in (
        "",
        "#KB-D15-02",
        "#KB-D15-04",
        "#</script><img src=x onerror=window.pwned=5>",
        "#constructor",
    ):
        opened.open(page, fragment)
        if fragment.startswith("#KB"):
            opened.until("document.querySelector('#scenario h1')")
        opened.run("document.querySelectorAll('details').forEach(one => one.open = true)")
        opened.run("new Promise(done => setTimeout(done, 60))")
        assert opened.run("window.pwned === undefined")
        acting = "img, iframe, object, [onload], [onerror], a[href^='javascript']"
        assert opened.run(f'document.querySelectorAll("{acting}").length') == 0
        shown = opened.run("document.body.innerText")
        assert "\u202e" not in shown
        assert "window.pwned=1" in shown
        assert opened.run("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_to_complain_of(finished: Path, opened: Browser, scheme: str, width: int) -> None:
    """WCAG 2.2 A and AA: names, roles, contrast, focus; at desktop and phone width, light and dark."""
    page = write_page(RunRecord.read(finished), finished / NAME)
    opened.media("", scheme)
    opened.open(page, width=width)
    opened.run("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert opened.axe() == []
    assert opened.run("document.documentElement.scrollWidth") <= width
    opened.open(page, "#KB-D15-02", width=width)
    opened.until("document.querySelector('#scenario h1')")
    opened.run("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert opened.axe() == []
    assert opened.run("document.documentElement.scrollWidth") <= width


def test_the_keyboard_alone_searches_filters_opens_and_goes_back(finished: Path, opened: Browser) -> None:
    opened.open(write_page(RunRecord.read(finished), finished / NAME))
    opened.key("/", 191, "/")
    assert opened.run("document.activeElement.id") == "search"
    for letter in "van thu phat hanh":
        opened.key(letter, 0, letter)
    shown = "[...document.querySelectorAll('.rule')].filter(one => one.checkVisibility()).map(one => one.id)"
    assert opened.run(shown) == ["D15.k1-1"]
    opened.run("document.querySelector('#search').value = ''")
    opened.run("document.querySelector('.chip[data-verdict=failed]').focus()")
    opened.key(" ", 32, " ")
    assert opened.run(shown) == ["D15.k2-2"]
    assert opened.run("document.querySelector('#found').textContent").startswith("1 quy tắc")
    opened.run("document.querySelector('.rule:not([hidden]) summary').focus()")
    opened.key("Enter", 13, "\r")
    opened.run("document.querySelector('#D15\\\\.k2-2 .scenarios a').focus()")
    opened.key("Enter", 13, "\r")
    opened.until("document.querySelector('#scenario h1')")
    assert opened.run("document.activeElement.id") == "scenario"
    opened.key("Escape", 27)
    opened.until("!document.querySelector('#overview').hidden")
    assert opened.run("document.activeElement.closest('.rule').id") == "D15.k2-2"


def test_a_link_to_a_rule_that_the_filter_hides_shows_it(finished: Path, opened: Browser) -> None:
    opened.open(write_page(RunRecord.read(finished), finished / NAME))
    opened.run("document.querySelector('.chip[data-verdict=failed]').click()")
    assert not opened.run("document.getElementById('D4.k4.a').checkVisibility()")
    opened.run("location.hash = '#D4.k4.a'")
    opened.until("document.getElementById('D4.k4.a').checkVisibility()")
    assert opened.run("document.querySelectorAll('.chip[aria-pressed=true]').length") == 0
    assert opened.run("document.getElementById('D4.k4.a').open")


def test_the_language_changes_without_loading_and_stays(finished: Path, opened: Browser) -> None:
    page = write_page(RunRecord.read(finished), finished / NAME)
    opened.open(page)
    text = "document.querySelector('#answer').innerText"
    assert opened.run(text).splitlines()[0] == "Chưa đủ điều kiện chứng nhận"
    loads = len(opened.requests)
    opened.run("document.querySelector('button[data-language=en]').click()")
    assert opened.run(text) == "Not certifiable"
    assert opened.run("document.documentElement.lang") == "en"
    opened.run("document.querySelector('button[data-language=vi]').click()")
    assert opened.run(text) == "Chưa đủ điều kiện chứng nhận"
    assert len(opened.requests) == loads
    opened.open(page)
    assert opened.run(text) == "Chưa đủ điều kiện chứng nhận"
    opened.run("localStorage.clear()")


def test_every_vietnamese_letter_comes_from_the_page_itself(finished: Path, opened: Browser) -> None:
    """No letter falls back to a font of the machine, in text or headings."""
    opened.open(write_page(RunRecord.read(finished), finished / NAME))
    assert opened.run("[...document.fonts].filter(face => face.status === 'loaded').length") >= 3
    opened.call("DOM.enable")
    opened.call("CSS.enable")
    for place in ("#answer .vi", ".lead .vi", ".article .title"):
        root = opened.call("DOM.getDocument")["root"]["nodeId"]
        node = opened.call("DOM.querySelector", nodeId=root, selector=place)["nodeId"]
        fonts = opened.call("CSS.getPlatformFontsForNode", nodeId=node)["fonts"]
        assert fonts
        assert all(font["isCustomFont"] for font in fonts)


def test_on_paper_every_rule_is_there_and_no_button(finished: Path, opened: Browser) -> None:
    opened.open(write_page(RunRecord.read(finished), finished / NAME))
    read = pypdf.PdfReader(io.BytesIO(opened.printed()))
    text = "".join(page.extract_text() for page in read.pages)
    for name in ("D15.k2-2", "D18.k1-1", "D4.k4.a", "KB-D15-02"):
        assert name in text
    assert "Song ngữ" not in text


def test_a_certifiable_run_looks_certifiable(new_run: Callable[[], SampleRun], opened: Browser) -> None:
    folder = new_run().begin().run("KB-D15-01").finish([], certifiable=True)
    opened.open(write_page(RunRecord.read(folder), folder / NAME))
    assert opened.run("document.querySelector('.answer').className") == "answer certifiable"


def test_open_questions_do_not_look_like_a_failure(new_run: Callable[[], SampleRun], opened: Browser) -> None:
    open_rule = rule("D9.k1.a-1", "inconclusive", reason="not-attested")
    folder = new_run().begin().run("KB-D15-01").finish([open_rule])
    opened.open(write_page(RunRecord.read(folder), folder / NAME))
    assert opened.run("document.querySelector('.answer').className") == "answer undecided"
    colour = "getComputedStyle(document.querySelector('#answer')).color"
    undecided = opened.run(colour)
    opened.open(
        rewritten(folder, lambda event: event.update(verdict="failed") if event["type"] == "rule" else None)
    )
    assert opened.run(colour) != undecided
