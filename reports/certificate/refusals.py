"""Why a run is not certified: what bars it for good, and what only an unofficial record may pass over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from harness.catalogue import Catalogue, Scenario, Selection
from harness.oracles.judgement import Verdict
from harness.oracles.profile import load_profile
from harness.run.events import EventsError, read_events
from harness.run.rejudge import Rejudged, kept_profile
from harness.run.seal import Tampering
from harness.run.session import rule_row
from harness.run.tally import Tally
from harness.run.verdicts import GREEN
from reports.certificate.releases import Release, known_release
from reports.judged_rules import judged_rules
from reports.record import RunRecord

_SHOWN = 8
_NEEDS_A_CHECK = (Verdict.PASSED, Verdict.FAILED, Verdict.ATTESTED)


@dataclass(frozen=True)
class Refusal:
    """One reason, by code, in two languages. `final`: not even an unofficial record is made."""

    code: str
    vi: str
    en: str
    final: bool = False
    names: tuple[str, ...] = field(default=())

    def __str__(self) -> str:
        more = f" (+{len(self.names) - _SHOWN})" if len(self.names) > _SHOWN else ""
        names = f": {', '.join(self.names[:_SHOWN])}{more}" if self.names else ""
        return f"{self.vi} / {self.en}{names}"


def refusals(
    record: RunRecord, *, tampered: Sequence[Tampering], rejudged: Sequence[Rejudged], releases: Sequence[Release],
    conducted_by: str, catalogue: Catalogue,
) -> list[Refusal]:  # fmt: skip
    """Everything that stands in the way of certifying a run, the final reasons first."""
    found = [
        *_of_the_record(record, tampered, rejudged, catalogue),
        *_of_the_suite(record, releases),
        *_of_the_run(record),
    ]
    if not conducted_by.strip():
        found.append(
            Refusal(
                "nobody-conducted",
                "chưa ghi ai tiến hành (--conducted-by)",
                "nobody is named as having conducted it",
            )
        )
    return sorted(found, key=lambda refusal: not refusal.final)


def _of_the_record(
    record: RunRecord, tampered: Sequence[Tampering], rejudged: Sequence[Rejudged], catalogue: Catalogue
) -> Iterator[Refusal]:  # fmt: skip
    if tampered:
        names = tuple(item.name for item in tampered)
        yield Refusal(
            "altered", "bản ghi hoặc bằng chứng bị sửa", "the record or its evidence was altered", True, names
        )
    if not record.complete:
        yield Refusal(
            "incomplete", "lượt chạy không trọn vẹn (bị cắt, hoặc có tình huống chưa chạy)",
            "the run is not complete: cut off, or a scenario did not run", True, record.not_run,
        )  # fmt: skip
    if record.run.get("masked"):
        yield Refusal(
            "masked", "đây là bản sao đã che dữ liệu cá nhân, không phải bản ghi gốc",
            "this is a masked copy, not the record itself", True,
        )  # fmt: skip
    if others := tuple(_other_products(record)):
        yield Refusal(
            "other-product", "sản phẩm đã khác giữa các phần của lượt chạy",
            "the product was another in an earlier part of the run", True, others,
        )  # fmt: skip
    changed = tuple(f"{row.scenario} [{row.rule}]" for row in rejudged if row.changed)
    if changed:
        yield Refusal(
            "judged-otherwise", "phán xét lại từ bằng chứng cho kết quả khác (xem kiemchuan rejudge)",
            "judged again from its evidence it comes out otherwise (see kiemchuan rejudge)", True, changed,
        )  # fmt: skip
    unchecked = tuple(
        f"{scenario.id} [{row['rule']}]"
        for scenario in record.scenarios
        for row in scenario.judgements
        if row["verdict"] in _NEEDS_A_CHECK and not row["check"]
    )
    if unchecked:
        yield Refusal(
            "unchecked",
            "kết luận không do phép kiểm nào đưa ra",
            "verdicts that no check gave",
            True,
            unchecked,
        )
    if record.complete and not tampered and (wrong := tuple(_rows_that_do_not_follow(record, catalogue))):
        yield Refusal(
            "rules-do-not-follow", "kết luận theo quy tắc không khớp phán xét và danh mục hiện nay",
            "verdicts of rules do not follow from the judgements and today's catalogue", True, wrong,
        )  # fmt: skip


def _other_products(record: RunRecord) -> Iterator[str]:
    """Of a run that was left and taken up: parts in which the product told another name or version of itself."""
    for path in sorted(record.folder.glob("events-*.left.jsonl")):
        try:
            told = next((row["about"] for row in read_events(path) if row["type"] == "sut"), record.about)
        except (EventsError, OSError, KeyError):
            yield path.name
            continue
        if any(told.get(name) != record.about.get(name) for name in ("product", "name", "version")):
            yield f"{path.name}: {told.get('product', told.get('name', ''))} {told.get('version', '')}"


def _of_the_suite(record: RunRecord, releases: Sequence[Release]) -> Iterator[Refusal]:
    release = known_release(record.run["suite_sha256"], releases)
    if release is None:
        yield Refusal(
            "unknown-suite", "bộ kiểm không thuộc bản phát hành nào đã biết",
            "the suite is of no released manifest", names=(record.run["suite_sha256"][:16],),
        )  # fmt: skip
    elif record.run["profile_sha256"] not in {digest for _, digest in release.profiles}:
        yield Refusal(
            "unknown-profile", "hồ sơ địa phương không thuộc bản phát hành",
            "the profile is none of the release", names=(record.run["profile"],),
        )  # fmt: skip


def _of_the_run(record: RunRecord) -> Iterator[Refusal]:
    run = record.run
    if run["selection"] != "all":
        yield Refusal("partial", "chỉ chạy một phần", "only a part was run", names=(run["selection"],))
    if run.get("baseline"):
        yield Refusal(
            "baseline", "chạy với danh sách sai lệch đã biết", "run against a list of known deviations",
            names=(run["baseline"],),
        )  # fmt: skip
    if record.sut.get("source", "") in ("", "embedded"):
        yield Refusal(
            "reference", "đây là bản tham chiếu của kiemchuan, không phải sản phẩm",
            "this is kiemchuan's own reference, not a product",
        )  # fmt: skip
    open_rules = tuple(
        f"{rule.id} ({rule.verdict})"
        for rule in judged_rules(record)
        if rule.decides and rule.verdict not in GREEN
    )
    if open_rules:
        yield Refusal(
            "not-certifiable",
            "quy tắc bắt buộc chưa đạt",
            "mandatory rules that did not pass",
            names=open_rules,
        )
    errors = tuple(s.id for s in record.scenarios if s.verdict is Verdict.HARNESS_ERROR)
    if errors:
        yield Refusal("harness-error", "có lỗi của kiemchuan", "kiemchuan itself failed", names=errors)


def _rows_that_do_not_follow(record: RunRecord, catalogue: Catalogue) -> Iterable[str]:
    """Ids of rules whose row is not what the run's judgements and today's catalogue make of it."""
    header = record.header
    selection = selection_of(record.run["selection"])
    try:
        selected, scenarios = catalogue.select(selection, role=record.sut["role"])
    except Exception as error:  # the catalogue no longer knows what was selected
        return [str(error)]
    since = header["declaration"]["in_use_since"]
    events = [judgement for scenario in record.scenarios for judgement in scenario.judgements]
    again = Tally.of(events).rules(
        catalogue, load_profile(kept_profile(record.folder, header)),
        selected=frozenset(rule.id for rule in selected), role=record.sut["role"], as_of=record.as_of,
        in_use_since=date.fromisoformat(since) if since else None, running=frozenset(header["scenarios"]),
    )  # fmt: skip
    rows = {row["id"]: row for row in record.rules}
    now = {row.rule.id: rule_row(row) for row in again}
    keys = ("verdict", "reason", "severity", "scope", "basis", "seen_by")
    differing = [
        name
        for name in sorted(set(rows) | set(now))
        if name not in rows or name not in now or any(str(rows[name][k]) != str(now[name][k]) for k in keys)
    ]
    return [*differing, *_scenarios_left_out(record, scenarios)]


def _scenarios_left_out(record: RunRecord, scenarios: Iterable[Scenario]) -> Iterator[str]:
    """Scenarios of the selection that are not in the record, or lack a judgement that they ask for."""
    there = {scenario.id: scenario for scenario in record.scenarios}
    for scenario in scenarios:
        if scenario.id not in there:
            yield scenario.id
            continue
        asked = Counter(step.rule for step in scenario.steps if step.rule)
        judged = Counter(row["rule"] for row in there[scenario.id].judgements)
        if any(judged[rule] < min(count, 1) for rule, count in asked.items()) or (
            there[scenario.id].stop is None and asked != judged
        ):
            yield scenario.id


def selection_of(word: str) -> Selection:
    """The selection that a run's header words (`Selection.word`)."""
    parts: dict[str, list[str]] = {"rule": [], "article": [], "scenario": []}
    for part in word.split():
        kind, _, name = part.partition(":")
        parts.get(kind, []).append(name)
    return Selection(
        frozenset(parts["rule"]),
        frozenset(int(number) for number in parts["article"]),
        frozenset(parts["scenario"]),
    )
