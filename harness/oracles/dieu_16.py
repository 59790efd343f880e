"""Oracles of Điều 16: the handler gives documents and papers a dossier of the year's list; what its code holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from harness.oracles.acts import performed, record_shown
from harness.oracles.dossier_codes import DossierCode, WantedCode
from harness.oracles.dossiers import (
    Shown,
    codes_shown,
    dossier_shown,
    in_time_order,
    is_item_of,
    item_of,
    listed_as,
    listing,
    same_day,
    wanted_code,
)
from harness.oracles.edxml import Document
from harness.oracles.exchange import Record, fetched, sent, text
from harness.oracles.incoming import said_by, tried
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.language import SentenceError
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile
from harness.oracles.wording import same_name, same_number, same_words

# ------------------------------------------------------------------------------------------ Đ16.k1


@check("D16.k1-1", "{doc} mang mã của {dossier} và có trong hồ sơ ấy", reads=("outgoing", "dossiers"))
def outgoing_filed(seen: Observations, profile: Profile, as_of: date, *, doc: str, dossier: str) -> Judgement:
    """Đ16.k1: the record shows the code, the dossier lists the document that has crossed the wire."""
    packets = sent(seen, doc)
    if isinstance(packets, Judgement):
        return packets
    return _filed(seen, doc, dossier, "outgoing", packets[-1].message)


@check("D16.k1-2", "{doc} mang mã của {dossier} và có trong hồ sơ ấy", reads=("incoming", "dossiers"))
def incoming_filed(seen: Observations, profile: Profile, as_of: date, *, doc: str, dossier: str) -> Judgement:
    """Đ16.k1: the record shows the code, the dossier lists the document that was fetched."""
    return came_and_filed(seen, doc, dossier)


def came_and_filed(seen: Observations, doc: str, dossier: str) -> Judgement:
    """Whether an incoming document is in a dossier that it was put into, and bears its code."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    return _filed(seen, doc, dossier, "incoming", packet.message)


@check("D16.k1-2", "{doc} không mang mã của {dossier}", reads=("incoming", "dossiers"))
def incoming_not_filed(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, dossier: str
) -> Judgement:
    """Đ16.k1: only what the handler has put into a dossier is in it."""
    return came_and_not_filed(seen, doc, dossier)


def came_and_not_filed(seen: Observations, doc: str, dossier: str) -> Judgement:
    """Whether an incoming document is outside a dossier that nobody put it into."""
    packet, shown = fetched(seen, doc), dossier_shown(seen, dossier)
    if isinstance(packet, Judgement):
        return packet
    if isinstance(shown, Judgement):
        return shown
    record = record_shown(seen, doc, "incoming")
    if isinstance(record, Judgement):
        return record
    if shown.code and shown.code in _codes(record):
        return failed(
            "filed-unasked", expected=f"không mang mã {shown.code}", observed=", ".join(_codes(record)),
            where="get_incoming.dossier_codes",
        )  # fmt: skip
    if item_of(shown, record) is not None:
        return failed(
            "filed-unasked", expected=f"không có {doc}", observed=listing(shown), where="get_dossier.items"
        )
    return passed()


@check("D16.k1-2", "{doc} thuộc cả {dossier} và {other}, hoặc phần mềm chỉ cho một hồ sơ",
       reads=("incoming", "dossiers"))  # fmt: skip
def in_two_dossiers(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, dossier: str, other: str
) -> Judgement:
    """Several dossiers for one document are advice (NĐ 30/2020 PL VI III.4e); what is shown has to be true."""
    first = came_and_filed(seen, doc, dossier)
    if first.failure is not None or first.reason is not None:
        return first
    outcome = tried(seen, doc, "add_to_dossier")
    if outcome is not None and outcome.kind == "driver.refused":
        return passed(f"phần mềm không cho một văn bản thuộc hai hồ sơ: {said_by(outcome)}")
    return came_and_filed(seen, doc, other)


@check(
    "D16.k1-1",
    "{dossier} ngoài danh mục không mang số, ký hiệu của hồ sơ nào trong danh mục",
    reads=("dossiers",),
)
def unlisted(seen: Observations, profile: Profile, as_of: date, *, dossier: str) -> Judgement:
    """Whether a dossier outside the list is refused is advice; it must not pass for one that is listed."""
    outcome = tried(seen, dossier, "open_dossier")
    if outcome is None:
        return inconclusive(Reason.PRECONDITION, f"chưa ai mở {dossier}")
    if outcome.kind == "driver.refused":
        if outcome.data.get("code") != "refused":
            return inconclusive(Reason.PRECONDITION, f"phần mềm báo lỗi khác: {said_by(outcome)}")
        return passed("phần mềm không cho lập hồ sơ ngoài danh mục")
    shown = dossier_shown(seen, dossier)
    if isinstance(shown, Judgement):
        return shown
    asked = shown.opened.data["request"]["dossier"]
    for place, code in codes_shown(shown):
        if not code.replace(".", "").endswith(f"{asked['number']}{asked['symbol']}".replace(".", "")):
            return failed(
                "unlisted-dossier-disguised", expected=f"{asked['number']}{asked['symbol']}", observed=code, where=place
            )  # fmt: skip
    return passed("phần mềm cho lập hồ sơ ngoài danh mục; nên nhắc người dùng")


@check("D16.k1-3", "{dossier} có {kind} “{title}”", reads=("dossiers",))
def paper_filed(
    seen: Observations, profile: Profile, as_of: date, *, dossier: str, kind: str, title: str
) -> Judgement:
    """Đ16.k1: directions, comments and explanations are in the dossier as they were entered."""
    shown = dossier_shown(seen, dossier)
    if isinstance(shown, Judgement):
        return shown
    done = performed(seen, f"{kind} “{title}”", "add_to_dossier", code="paper-not-filed")
    if isinstance(done, Judgement):
        return done
    asked = done.data["request"]["paper"]
    mine = [item for item in shown.items if same_words(text(item, "subject"), asked["title"])]
    if not mine:
        return failed(
            "paper-not-in-dossier", expected=f"{kind} “{title}”", observed=listing(shown), where="get_dossier.items"
        )  # fmt: skip
    if not any(same_name(text(item, "paper_kind"), asked["kind"]) for item in mine):
        return failed(
            "paper-kind-lost", expected=asked["kind"], observed=text(mine[0], "paper_kind") or "không ghi",
            where="get_dossier.items.paper_kind",
        )  # fmt: skip
    if not any(same_words(text(item, "text"), asked["text"]) for item in mine):
        return failed(
            "paper-text-lost", expected=asked["text"], observed=text(mine[0], "text") or "không ghi",
            where="get_dossier.items.text",
        )  # fmt: skip
    if not any(same_day(text(item, "date"), asked.get("date", "")) for item in mine):
        return failed(
            "paper-date-wrong", expected=asked["date"], observed=text(mine[0], "date"), where="get_dossier.items.date"
        )  # fmt: skip
    return passed(*([] if in_time_order(shown) else ["các mục trong hồ sơ không xếp theo thời gian"]))


def _filed(seen: Observations, doc: str, dossier: str, what: str, message: Document) -> Judgement:
    shown = dossier_shown(seen, dossier)
    if isinstance(shown, Judgement):
        return shown
    outcome = _asked_to_file(seen, doc, shown)
    if outcome is None:
        return inconclusive(Reason.PRECONDITION, f"chưa ai đưa {doc} vào {dossier}")
    record = record_shown(seen, doc, what)
    if isinstance(record, Judgement):
        return record
    if outcome.kind == "driver.refused":
        return failed("not-filed", expected=dossier, observed=said_by(outcome), where="add_to_dossier")
    if not shown.code or shown.code not in _codes(record):
        return failed(
            "dossier-code-not-on-record", expected=shown.code, observed=", ".join(_codes(record)) or "không có",
            where=f"get_{what}.dossier_codes",
        )  # fmt: skip
    item = item_of(shown, record)
    if item is None:
        return failed(
            "document-not-in-dossier",
            expected=message.subject,
            observed=listing(shown),
            where="get_dossier.items",
        )
    if not is_item_of(item, message):
        number = f"{message.code_number}/{message.code_notation}"
        return failed(
            "other-document-in-dossier", expected=f"{message.document_id} {number} “{message.subject}”",
            observed=" ".join(text(item, name) for name in ("document_id", "number", "symbol", "date", "subject")),
            where="get_dossier.items",
        )  # fmt: skip
    return passed()


def _asked_to_file(seen: Observations, doc: str, shown: Shown) -> Observation | None:
    """What came of the handler's putting the document into this dossier, at its opening or later; None if never."""
    if shown.opened.data["request"].get("incoming"):
        return shown.opened
    acts = [*seen.of("driver.answer", about=doc, op="add_to_dossier"),
            *seen.of("driver.refused", about=doc, op="add_to_dossier")]  # fmt: skip
    mine = [row for row in acts if row.data["request"].get("id") == shown.record.get("id")]
    return max(mine, key=lambda row: row.seq, default=None)


def _codes(record: Record) -> list[str]:
    found = record.get("dossier_codes")
    return [str(code) for code in found] if isinstance(found, list) else []


# ------------------------------------------------------------------------------------------ Đ16.k2


@check("D16.k2.a", "mã của {dossier} bắt đầu bằng mã định danh của cơ quan", reads=("dossiers",))
def agency_in_code(seen: Observations, profile: Profile, as_of: date, *, dossier: str) -> Judgement:
    """Đ16.k2.a: the identifier under which the agency stands in the axis' directory."""
    return _each_code(
        seen, dossier, lambda code: code.has_agency, "dossier-code-agency", lambda code: code.wanted.organ_id
    )


@check("D16.k2.b", "mã của {dossier} ghi năm hình thành {year}", reads=("dossiers",))
def year_in_code(seen: Observations, profile: Profile, as_of: date, *, dossier: str, year: str) -> Judgement:
    """Đ16.k2.b: four digits, the year in which the dossier was opened, whatever year it is now."""
    shown = dossier_shown(seen, dossier)
    if not isinstance(shown, Judgement) and f"{wanted_code(seen, shown).year}" != year:
        raise SentenceError(f"{dossier} was opened in {wanted_code(seen, shown).year}, not in {year}")
    if not isinstance(shown, Judgement) and str(shown.record.get("year") or year) != year:
        return failed(
            "dossier-year-shown", expected=year, observed=shown.record["year"], where="get_dossier.year"
        )
    return _each_code(seen, dossier, lambda code: code.has_year, "dossier-code-year", lambda _: year)


@check("D16.k2.c", "mã của {dossier} ghi đúng số và ký hiệu của hồ sơ trong danh mục", reads=("dossiers",))
def number_and_symbol_in_code(
    seen: Observations, profile: Profile, as_of: date, *, dossier: str
) -> Judgement:
    """Đ16.k2.c: number and symbol of the list's entry; the dot between them is free (switch 7)."""
    shown = dossier_shown(seen, dossier)
    if not isinstance(shown, Judgement) and listed_as(seen, shown) is None:
        return inconclusive(Reason.PRECONDITION, f"{dossier} không có trong danh mục")
    if not isinstance(shown, Judgement):
        wrong = _number_shown_wrong(shown.record, wanted_code(seen, shown))
        if wrong is not None:
            return wrong
    judged = _each_code(
        seen, dossier, lambda code: code.has_number_and_symbol, "dossier-code-number",
        lambda code: f"{code.wanted.number}{code.wanted.symbol}",
    )  # fmt: skip
    if judged.failure is not None or judged.reason is not None or isinstance(shown, Judgement):
        return judged
    return passed(f"số và ký hiệu {DossierCode(shown.code, wanted_code(seen, shown)).form}: {shown.code}")


@check("D16.k2-1", "các thành phần trong mã của {dossier} cách nhau bằng dấu chấm", reads=("dossiers",))
def dots_in_code(seen: Observations, profile: Profile, as_of: date, *, dossier: str) -> Judgement:
    """Đ16.k2: one dot between the parts; none is needed between number and symbol (switch 7)."""
    shown = dossier_shown(seen, dossier)
    if isinstance(shown, Judgement):
        return shown
    wanted = wanted_code(seen, shown)
    for place, code in codes_shown(shown):
        wrong = DossierCode(code, wanted).wrong_separators
        if wrong is None:
            return inconclusive(Reason.PRECONDITION, f"không tách được thành phần nào của mã {code!r}")
        if wrong:
            observed = f"{code} ({', '.join(repr(sign) if sign else 'viết liền' for sign in wrong)})"
            return failed("dossier-code-separator", expected=_example(wanted), observed=observed, where=place)
    return passed()


def _each_code(
    seen: Observations,
    dossier: str,
    holds: Callable[[DossierCode], bool],
    failure: str,
    expected: Callable[[DossierCode], str],
) -> Judgement:
    """Judge the code as the product gave it at the opening, and as it shows it now."""
    shown = dossier_shown(seen, dossier)
    if isinstance(shown, Judgement):
        return shown
    wanted = wanted_code(seen, shown)
    for place, text_shown in codes_shown(shown):
        code = DossierCode(text_shown, wanted)
        if not holds(code):
            return failed(failure, expected=expected(code), observed=text_shown or "không có mã", where=place)
    return passed()


def _number_shown_wrong(record: Record, wanted: WantedCode) -> Judgement | None:
    """Number and symbol beside the code, where they are shown."""
    number, symbol = text(record, "number"), text(record, "symbol")
    if (not number or same_number(number, wanted.number)) and (
        not symbol or same_words(symbol, wanted.symbol)
    ):
        return None
    return failed(
        "dossier-number-shown", expected=f"{wanted.number} {wanted.symbol}", observed=f"{number} {symbol}",
        where="get_dossier.number, symbol",
    )  # fmt: skip


def _example(wanted: WantedCode) -> str:
    return f"{wanted.organ_id}.{wanted.year}.{wanted.number}{wanted.symbol}"
