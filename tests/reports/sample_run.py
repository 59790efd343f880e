"""A small run, made with the real event writer, evidence store, scenario execution and step registry."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from harness.catalogue import Scenario
from harness.oracles.judgement import Check, Judgement, Verdict, failed, passed
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.run.events import SCHEMA, EventWriter
from harness.run.evidence import EvidenceStore
from harness.run.execution import ScenarioExecution
from harness.run.seal import seal
from harness.run.world.sink import ObservationSink
from harness.steps.registry import StepRegistry
from harness.steps.stops import NoClockControl, NotApplicable

MESSAGE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<edXML><Subject>Về việc họp giao ban</Subject></edXML>'.encode()
)
MORNING = datetime.fromisoformat("2019-12-17T08:00:00+07:00")
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
HOSTILE = "07:00\x00\x1b[31m<script>alert(1)</script>&\ufffe"

FEATURE = """# language: vi
@phần-mềm
Tính năng: Điều 15 – Thời điểm gửi, nhận

  Quy tắc: Đ15.k2 – Thời điểm tiếp nhận

    @KB-D15-01
    Tình huống: Văn bản gửi trong giờ hành chính
      Biết cơ quan A soạn văn bản có
        | trường     | giá trị |
        | trích yếu  | ợ, ố, ạ |
      Khi cơ quan A gửi văn bản
        \"\"\"
        Nội dung công văn.
        \"\"\"
      Thì [D15.k2-2] thời điểm là 07:00

    Khung tình huống: Văn bản gửi lúc <lúc gửi>
      Khi cơ quan A gửi văn bản
      Thì [D15.k2-2] thời điểm là <tính từ>
      Và [D15.k1-1] có ghi người gửi

      Dữ liệu:
        | mã        | lúc gửi | tính từ |
        | KB-D15-02 | 17:00   | 08:00   |
        | KB-D15-03 | 11:00   | 13:00   |

    @KB-D15-04
    Tình huống: Sản phẩm theo giờ của máy
      Biết đồng hồ không chỉnh được
      Khi cơ quan A gửi văn bản
      Thì [D15.k2-2] thời điểm là 07:00

    @KB-D15-05
    Tình huống: kiemchuan tự hỏng
      Khi kiemchuan tự hỏng
      Thì [D15.k2-2] thời điểm là 07:00

    @KB-D15-06
    Tình huống: Quy tắc không áp dụng cho sản phẩm này
      Khi quy tắc không áp dụng
      Thì [D15.k3-1] có ghi múi giờ
"""


@dataclass
class SmallWorld:
    """What the steps of the sample need of a world: a clock, an observation sink, nothing else."""

    sink: ObservationSink
    profile: Profile
    as_of: date = date(2019, 12, 17)
    at: datetime = MORNING

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def sut_about(self) -> dict[str, Any]:
        return {"product": "QLVB Mẫu"}

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def begin(self, scenario: Scenario) -> None:
        self.sink.begin(scenario.id)
        self.sink.add("clock", "clock", now=self.at.isoformat())

    def end(self) -> None: ...

    def settle(self) -> None: ...

    def another_chance(self) -> bool:
        return False

    def read(self, what: str, label: str) -> None: ...

    def observations(self) -> Observations:
        return self.sink.observations()


def sample_registry() -> StepRegistry:
    steps = StepRegistry()

    @steps.given("cơ quan A soạn văn bản có")
    def _compose(world: Any, table: Any) -> None:
        world.sink.add("signature", "file", about="văn bản", blobs={"chính.pdf": PDF}, verdict="valid")

    @steps.when("cơ quan A gửi văn bản")
    def _send(world: Any, text: str = "") -> None:
        world.sink.add(
            "wire.sent", "wire", about="văn bản", blobs={"message": MESSAGE}, document_id="1.2019", op="x"
        )

    @steps.given("đồng hồ không chỉnh được")
    def _no_clock(world: Any) -> None:
        raise NoClockControl("đồng hồ của sản phẩm theo máy chủ")

    @steps.when("kiemchuan tự hỏng")
    def _broken(world: Any) -> None:
        raise ZeroDivisionError("lỗi của ta")

    @steps.when("quy tắc không áp dụng")
    def _not_applicable(world: Any) -> None:
        raise NotApplicable("sản phẩm không gửi ra ngoài")

    steps.add_checks(
        [
            Check("D15.k2-2", "legal_receipt", "thời điểm là {moment}", (), _legal_receipt),
            Check("D15.k1-1", "sender", "có ghi người gửi", (), _passes),
            Check("D15.k3-1", "zone", "có ghi múi giờ", (), _passes),
        ]
    )
    return steps


def _legal_receipt(seen: Observations, profile: Profile, as_of: date, **words: str) -> Judgement:
    seen.of("wire.sent")
    if words["moment"] == "08:00":
        return failed(
            "legal-receipt-wrong", expected="08:00", observed=HOSTILE, where="get_incoming.legal_receipt"
        )
    return passed("chậm 20 phút so với mức khuyến nghị")


def _passes(seen: Observations, profile: Profile, as_of: date, **words: str) -> Judgement:
    return passed()


def header(scenarios: list[str], **changes: Any) -> dict[str, Any]:
    """Fields of a header as a run writes it; `changes` go into its `run` part, `sut` replaces the product."""
    sut = changes.pop(
        "sut", {"name": "QLVB Mẫu", "version": "1.2", "vendor": "Công ty Mẫu", "role": "agency"}
    )
    return {
        "schema": SCHEMA,
        "run": {
            "id": "20191217-0800-ab12", "started": "2026-11-23T09:00:00+07:00", "seed": 7,
            "profile": "an-giang-2018", "profile_sha256": "0" * 64, "as_of": "2019-12-17", "clock": "virtual",
            "selection": "all", "suite_sha256": "1" * 64, "declaration_sha256": "2" * 64, "shuffled": False,
            **changes,
        },
        "sut": sut,
        "declaration": {"capabilities": ["issue"], "features": {}, "in_use_since": None, "signing": "handed"},
        "switches": [], "scenarios": scenarios, "tools": {"python": "3.11.7"},
        "suite": {},
    }  # fmt: skip


def rule(name: str, verdict: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": name, "verdict": verdict, "reason": None, "severity": "mandatory", "scope": "product",
        "basis": "law", "seen_by": None, "scenarios": [], **fields,
    }  # fmt: skip


def rules_of_sample() -> list[dict[str, Any]]:
    judged = ["KB-D15-01", "KB-D15-02", "KB-D15-03", "KB-D15-04", "KB-D15-05"]
    return [
        rule("D15.k2-2", "failed", seen_by="wire", scenarios=judged),
        rule("D15.k1-1", "passed", seen_by="wire", scenarios=["KB-D15-02", "KB-D15-03"]),
        rule("D15.k3-1", "not-applicable", reason="sản phẩm không gửi ra ngoài", scenarios=["KB-D15-06"]),
        rule("D18.k1-1", "attested", seen_by="attestation", scope="deployment"),
        rule("D4.k4.a", "not-testable", reason="không có cách nào thấy được bằng máy"),
        rule("D9.k1.a-1", "inconclusive", reason="not-implemented"),
        rule("D17.k1-1", "inconclusive", reason="not-attested", scope="deployment"),
        rule("D6.k2.a-1", "inconclusive", reason="not-selected"),
    ]


@dataclass
class SampleRun:
    """A run folder being written."""

    folder: Path
    scenarios: list[Scenario]
    writer: EventWriter
    store: EvidenceStore
    world: SmallWorld
    started: list[str] = field(default_factory=list)

    def begin(self, **changes: Any) -> SampleRun:
        self.writer.write("header", **header([scenario.id for scenario in self.scenarios], **changes))
        self.writer.write("sut", about={"product": "QLVB Mẫu", "version": "1.2"})
        return self

    def run(self, *ids: str) -> SampleRun:
        registry = sample_registry()
        for scenario in self.scenarios:
            if scenario.id in ids or not ids:
                execution = ScenarioExecution(scenario, self.world, registry, self.writer)
                execution.begin()
                for number, step in enumerate(scenario.steps):
                    execution.run_step(number, step)
                execution.end()
                self.started.append(scenario.id)
        return self

    def finish(self, rules: list[dict[str, Any]] | None = None, **changes: Any) -> Path:
        for row in rules_of_sample() if rules is None else rules:
            self.writer.write("rule", **row)
        footer = {
            "complete": True,
            "certifiable": False,
            "exit_code": 4,
            "scenarios": len(self.started),
            **changes,
        }
        self.writer.write("footer", **seal(self.writer.lines, self.folder, footer))
        self.writer.close()
        return self.folder


VERDICTS = {
    "KB-D15-01": Verdict.PASSED, "KB-D15-02": Verdict.FAILED, "KB-D15-03": Verdict.PASSED,
    "KB-D15-04": Verdict.INCONCLUSIVE, "KB-D15-05": Verdict.HARNESS_ERROR, "KB-D15-06": Verdict.NOT_APPLICABLE,
}  # fmt: skip
"""What each scenario of the sample must come to."""
