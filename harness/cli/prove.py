"""`kiemchuan prove`: show that every check can fail, and that it does not cry wolf."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from harness.catalogue import Catalogue, CatalogueError, Selection


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("prove", help="chứng minh mỗi phép kiểm có thể trượt / prove the checks")
    parser.add_argument("--rule", action="append", default=[], metavar="ID")
    parser.add_argument("--full", action="store_true", help="mỗi lỗi cấy chạy mọi tình huống")
    parser.add_argument("--jobs", type=int, metavar="N", help="số tiến trình (mặc định: số nhân)")
    parser.add_argument("--no-nulls", action="store_true", help="bỏ qua sản phẩm rỗng")
    parser.add_argument("--no-cache", action="store_true")
    parser.add_argument("--out", metavar="DIR", help="nơi ghi proof.json (mặc định runs/proof-<giờ>)")
    parser.add_argument(
        "--record", action="store_true",
        help="ghi lần chứng minh trọn vẹn vào fixtures/proved.toml (cho người bảo trì) / for maintainers",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(function=prove)


def prove(options: argparse.Namespace) -> int:
    """0 all killed, controls survive, nulls pass nothing · 1 not so · 2 usage."""
    from harness.prove.campaign import prove as campaign
    from harness.prove.proof import proof_json
    from harness.run.open import open_settings

    catalogue = Catalogue.load()
    for rule in options.rule:
        if rule not in catalogue.rules:
            raise CatalogueError(f"no rule {rule}; `kiemchuan rules` lists them")
    if options.record and (options.rule or options.no_nulls):
        raise CatalogueError("--record keeps only a whole proof: leave out --rule and --no-nulls")
    started = datetime.now().astimezone()
    out = Path(options.out) if options.out else Path("runs") / f"proof-{started:%Y%m%d-%H%M%S}"
    settings = open_settings(
        sut=None, role="agency", selection=Selection(), as_of=None, seed=0, shuffle=False,
        use_cache=not options.no_cache, out=str(out), started=started,
    )  # fmt: skip
    rules = options.rule or list(catalogue.scenarios_of)
    show = None if options.json else _show
    proof = campaign(
        settings, rules, full=options.full, nulls=not options.no_nulls, jobs=options.jobs, progress=show
    )
    out.mkdir(parents=True, exist_ok=True)
    table = proof_json(proof.defects, proof.controls, proof.nulls, baseline_failures=proof.baseline_failures)
    path = out / "proof.json"
    path.write_text(json.dumps(table, ensure_ascii=False, indent=1), "utf-8")
    if options.json:
        print(json.dumps(table, ensure_ascii=False, indent=1))
    else:
        print(summary(proof))
        print(f"{path}")
    if options.record and proof.sound:
        _record(proof, started)
    return 0 if proof.sound else 1


def _record(proof: Any, started: datetime) -> None:
    from harness.run.settings import suite_files, suite_sha256
    from reports.proved import PROVED, ProvedSuite

    killed = frozenset(one.id for one in proof.defects)
    PROVED.write_text(ProvedSuite(started.date(), suite_sha256(suite_files()), killed).as_toml(), "utf-8")


def _show(done: int, total: int, result: Any) -> None:
    verdict = getattr(result, "verdict", None) or f"passed {len(result.passed_rules)}"
    more = "" if verdict in ("killed", "survived") else f"  {getattr(result, 'detail', '')}"
    sys.stderr.write(
        f"[{done}/{total}] {type(result).__name__.removesuffix('Proof').lower():8} {result.id}: {verdict}{more}\n"
    )
    sys.stderr.flush()


def summary(proof: Any) -> str:
    """What a person wants to know first: what survived, what was hollow."""
    killed = sum(d.verdict == "killed" for d in proof.defects)
    alive = sum(c.verdict == "survived" for c in proof.controls)
    extra = sum(len(d.also_failed) for d in proof.defects) / max(1, len(proof.defects))
    lines = [
        f"lỗi cấy bị phát hiện {killed}/{len(proof.defects)} · đối chứng sống {alive}/{len(proof.controls)} · "
        f"quy tắc mà sản phẩm rỗng đạt: {sum(len(n.passed_rules) for n in proof.nulls)} · "
        f"trung bình trượt kèm {extra:.2f}"
    ]
    lines += [f"  ! bản tham chiếu không đạt {s}: {v}" for s, v in proof.baseline_failures.items()]
    lines += [f"  ! {d.id}: {d.verdict} {d.detail}" for d in proof.defects if d.verdict != "killed"]
    lines += [f"  ! đối chứng {c.id}: {c.detail}" for c in proof.controls if c.verdict != "survived"]
    lines += [f"  ! {n.id} đạt {', '.join(n.passed_rules)}" for n in proof.nulls if n.passed_rules]
    return "\n".join(lines)
