"""Where a product is not as it was declared: findings about the attachment, told beside the verdicts (design §5).

A finding fails no rule. It says what `sut.toml` claims, what was seen instead, and what to do about it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

Event = Mapping[str, Any]


@dataclass(frozen=True)
class Deviation:
    """One finding. `code` is stable; `about` names an operation, a feature or a setting; `times` it was met."""

    code: str
    about: str
    vi: str
    en: str
    remedy_vi: str
    remedy_en: str
    times: int = 1

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def deviations(events: Iterable[Event]) -> list[Deviation]:
    """Every finding of a run, from its events alone."""
    rows = list(events)
    header = next(row for row in rows if row["type"] == "header")
    about: Event = next((row["about"] for row in rows if row["type"] == "sut"), {})
    seen = [row for row in rows if row["type"] == "observation"]
    if header["sut"]["role"] == "axis":
        return []
    return [
        *_absent(seen), *_broken(seen), *_told(header["declaration"], about), *_named(header["sut"], about),
        *_keys(header["declaration"], seen), *_identity(seen),
    ]  # fmt: skip


def _absent(seen: list[Event]) -> Iterator[Deviation]:
    """Declared and not there (501, 404, NotImplementedError, a person who finds no such function)."""
    for operation, times in Counter(_operations(seen, "driver.missing")).items():
        yield Deviation(
            "declared-absent", operation, f"Bản khai có {operation}, sản phẩm không có",
            f"{operation} is declared and the product has none",
            f"bỏ {operation} khỏi [declaration], hoặc làm thao tác ấy", f"leave {operation} out, or build it", times,
        )  # fmt: skip


def _broken(seen: list[Event]) -> Iterator[Deviation]:
    for code, kind, vi, en in (
        ("driver-fault", "driver.fault", "driver hỏng", "the driver broke"),
        (
            "driver-malformed",
            "driver.malformed",
            "driver trả lời trái hợp đồng",
            "the answer breaks the contract",
        ),
    ):
        for operation, times in Counter(_operations(seen, kind)).items():
            said = next(
                r["data"].get("error", "") for r in seen if r["kind"] == kind and r["data"]["op"] == operation
            )
            yield Deviation(
                code, operation, f"Gọi {operation}: {vi}: {said}", f"{operation}: {en}: {said}",
                "sửa driver; quy tắc bị ảnh hưởng chưa được kết luận",
                "mend the driver; the rules behind it have no verdict", times,
            )  # fmt: skip


def _operations(seen: list[Event], kind: str) -> list[str]:
    return [row["data"]["op"] for row in seen if row["kind"] == kind]


def _told(declared: Mapping[str, Any], about: Mapping[str, Any]) -> Iterator[Deviation]:
    """What the product says of itself against what its vendor declared."""
    if not about:
        return
    mine, its = set(declared["capabilities"]), set(about.get("capabilities") or ())
    for operation in sorted(mine - its):
        yield Deviation(
            "declared-not-told", operation, f"Bản khai có {operation}, about của sản phẩm không kể",
            f"{operation} is declared, and the product's about does not list it",
            "cho bản khai và about khớp nhau", "make the declaration and about agree",
        )  # fmt: skip
    for operation in sorted(its - mine):
        yield Deviation(
            "told-not-declared", operation, f"Sản phẩm nói có {operation}, bản khai không có: quy tắc cần nó bị bỏ ngỏ",
            f"the product has {operation}, which is not declared: rules that need it stay open",
            f"thêm {operation} vào [declaration]", f"declare {operation}",
        )  # fmt: skip
    for feature, value in sorted((about.get("features") or {}).items()):
        said = declared["features"].get(feature)
        if said is not None and said != value:
            yield Deviation(
                "feature-differs", feature, f"Bản khai ghi {feature} = {said}, sản phẩm nói {value}",
                f"{feature} is declared {said}, the product says {value}",
                "cho bản khai và about khớp nhau", "make the declaration and about agree",
            )  # fmt: skip


def _named(sut: Mapping[str, Any], about: Mapping[str, Any]) -> Iterator[Deviation]:
    """A certificate names a version: the one that was tested must be the one declared."""
    said = about.get("version")
    if said and str(said) != str(sut["version"]):
        yield Deviation(
            "version-differs", "product.version", f"Bản khai ghi phiên bản {sut['version']}, sản phẩm nói {said}",
            f"version {sut['version']} is declared, the product says {said}",
            "ghi đúng phiên bản đang chạy vào sut.toml", "name the version that runs in sut.toml",
        )  # fmt: skip


def _keys(declared: Mapping[str, Any], seen: list[Event]) -> Iterator[Deviation]:
    """Who signs with which keys: said twice, and once by what the product answered to the connection."""
    answers = [
        row["data"]["answer"]
        for row in seen
        if row["kind"] == "driver.answer" and row["data"]["op"] == "set_connection"
    ]
    signing = answers[-1].get("signing") if answers and isinstance(answers[-1], Mapping) else None
    real = {"loaded": "handed", "external": "external"}.get(str(signing))
    if real is not None and real != declared["signing"]:
        yield Deviation(
            "signing-differs", "signing.keys", f"Bản khai ghi khóa ký là {declared['signing']}, sản phẩm nói {real}",
            f"signing keys are declared {declared['signing']}, the product says {real}",
            "sửa [signing] keys trong sut.toml", "mend [signing] keys in sut.toml",
        )  # fmt: skip


def _identity(seen: list[Event]) -> Iterator[Deviation]:
    """In whose name it sends: an axis would refuse another's."""
    sent = [row["data"] for row in seen if row["kind"] == "wire.sent" and row["data"].get("sender")]
    others = Counter(row["sender"] for row in sent if row["sender"] != row["own_id"])
    for sender, times in others.items():
        yield Deviation(
            "identity-differs", "identity.organ_id", f"Sản phẩm gửi nhân danh {sender}, không phải {sent[0]['own_id']}",
            f"the product sends in the name of {sender}, not {sent[0]['own_id']}",
            "sửa [identity] trong sut.toml, hoặc cấu hình của sản phẩm", "mend [identity], or the product's settings",
            times,
        )  # fmt: skip
