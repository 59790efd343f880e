"""`kiemchuan run`: judge a product, leave a run folder, print a summary that a person can read."""

from __future__ import annotations

import argparse
import gc
import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from harness.catalogue import CatalogueError, Selection


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("run", help="chạy kiểm chuẩn / judge a product")
    parser.add_argument("--sut", metavar="FILE", help="sut.toml của sản phẩm (không có: bản tham chiếu)")
    parser.add_argument("--role", choices=("agency", "axis"), help="vai của bản tham chiếu")
    parser.add_argument("--rule", action="append", default=[], metavar="ID")
    parser.add_argument("--article", action="append", type=int, default=[], metavar="N")
    parser.add_argument("--scenario", action="append", default=[], metavar="ID")
    parser.add_argument(
        "--last-failed", nargs="?", const="", metavar="RUN",
        help="chạy lại những gì chưa đạt của lần chạy mới nhất, hay của RUN / what did not pass",
    )  # fmt: skip
    parser.add_argument("--profile", default="an-giang-2018", metavar="NAME|FILE", help="hồ sơ địa phương")
    parser.add_argument("--as-of", type=date.fromisoformat, metavar="DATE")
    parser.add_argument("--seed", type=int, metavar="N")
    parser.add_argument("--shuffle", action="store_true", help="thứ tự ngẫu nhiên theo seed")
    parser.add_argument(
        "--jobs",
        type=int,
        metavar="N",
        help="số tiến trình (bản tham chiếu; launcher process với {port}; hay sản phẩm có [[instances]])",
    )
    parser.add_argument("--no-cache", action="store_true")
    parser.add_argument(
        "--baseline", metavar="FILE", help="danh sách sai lệch đã biết (TOML); trái danh sách thì mã thoát 5"
    )
    parser.add_argument(
        "--attestations", action="append", default=[], metavar="FILE",
        help="tệp bản chứng thực, chữ ký số ở FILE.p7s (lặp lại được) / attestations, signed by FILE.p7s",
    )  # fmt: skip
    parser.add_argument(
        "--attestations-as-of", type=date.fromisoformat, metavar="DATE",
        help="ngày xét bản chứng thực, khi khác --as-of / the day that attestations are judged by",
    )  # fmt: skip
    parser.add_argument(
        "--attestation-roots", metavar="PEM",
        help="gốc (và CRL) để tin người ký bản chứng thực; không có: PKI thử nghiệm, chỉ với bản tham chiếu",
    )  # fmt: skip
    parser.add_argument(
        "--bind", default="", metavar="ADDRESS",
        help="mở Trục mô phỏng, khóa thử nghiệm cho sản phẩm ở máy khác, tại địa chỉ này (mặc định: chỉ máy này)",
    )  # fmt: skip
    parser.add_argument(
        "--advertise",
        default="",
        metavar="URL",
        help="https://TÊN mà sản phẩm ở máy khác gọi (TLS của PKI thử nghiệm)",
    )
    parser.add_argument("--out", metavar="DIR", help="thư mục của lần chạy (mặc định runs/<id>)")
    parser.add_argument(
        "--resume", action="store_true", help="chạy tiếp lần chạy dở trong --out / take up a left run"
    )
    parser.add_argument(
        "--answers", metavar="FILE", help="phát lại câu trả lời đã ghi (guided) / replay answers"
    )
    parser.add_argument("--lang", choices=("vi", "en"), help="ngôn ngữ hỏi người làm (driver guided)")
    parser.add_argument("--json", action="store_true", help="in summary.json ra màn hình")
    parser.add_argument("--quiet", action="store_true", help="không in tiến độ")
    parser.set_defaults(function=run)


def run(options: argparse.Namespace) -> int:
    """Exit code of design §8."""
    with _start_uncollected():
        return _run(options)


@contextmanager
def _start_uncollected() -> Iterator[None]:
    """No garbage is looked for until the world stands: what a start makes stays, and the looking costs a quarter."""
    frozen = gc.get_freeze_count()
    gc.disable()
    try:
        yield
    finally:
        if not frozen:  # else it is somebody else's
            gc.unfreeze()
        gc.enable()


def _run(options: argparse.Namespace) -> int:
    from harness.run.baseline import load_baseline
    from harness.run.locked import words
    from harness.run.open import world_factory
    from harness.run.session import Run

    if options.last_failed is not None and not _choose_last_failed(options):
        return 0
    settings = _settings(options)
    expected = load_baseline(Path(options.baseline)) if options.baseline else None
    judged = Run(settings, world_factory(settings))
    judged.take_folder()
    if judged.strays:
        print(words(judged.strays), file=sys.stderr)
    if judged.own:
        code = _pytest(judged, options)
        if code is not None:
            return code
    else:
        _nothing_to_run(judged)
    from harness.run.events import read_events
    from reports import write_all
    from reports.everything import renew_reports
    from reports.text import summary_text

    written = write_all(settings.out, html=False)
    if settings.resume:
        renew_reports(settings.out)
    summary = json.loads(written["summary"].read_text("utf-8"))
    if options.json:
        print(json.dumps(summary, ensure_ascii=False, indent=1))
    else:
        print(summary_text(summary, settings.out))
    footer = list(read_events(settings.out / "events.jsonl"))[-1]
    code = int(footer["exit_code"]) if footer["type"] == "footer" else 4
    return (
        code
        if expected is None or code == 4
        else _against(expected, summary["rules"], settings.started.date())
    )


def _choose_last_failed(options: argparse.Namespace) -> bool:
    """Select what is worth running again, of the same product, seed and date unless told otherwise. False: nothing."""
    from harness.run.last_failed import last_run

    if options.rule or options.article or options.scenario:
        raise CatalogueError(
            "--last-failed: không dùng cùng --rule, --article, --scenario / not together with them"
        )
    last = last_run(options.last_failed)
    if not last.scenarios:
        print(f"{last.folder}: không còn gì để chạy lại / nothing to run again")
        return False
    options.scenario = list(last.scenarios)
    if options.sut is None and options.role is None:
        options.sut, options.role = last.sut, None if last.sut else last.role
    options.seed = last.seed if options.seed is None else options.seed
    options.as_of = options.as_of or last.as_of
    print(f"{last.folder}: {len(last.scenarios)} tình huống / scenarios", file=sys.stderr)
    return True


def _against(expected: list[Any], rules: list[dict[str, Any]], today: date) -> int:
    """0 all as expected, 5 the baseline is contradicted; what contradicts goes to stderr, with entries to paste."""
    from harness.run.baseline import contradictions, paste_ready

    found = contradictions(expected, rules, today=today)
    for item in found:
        print(f"baseline: {item.kind} {item.rule}: {item.detail}", file=sys.stderr)
    if entries := paste_ready(found, rules, expires=today + timedelta(days=90)):
        print(
            f"\n# dán vào baseline nếu chấp nhận tạm thời / paste if accepted for now\n{entries}",
            file=sys.stderr,
        )
    return 5 if found else 0


def _settings(options: argparse.Namespace) -> Any:
    from harness.run.open import open_settings
    from harness.run.resuming import ResumeError

    if options.resume and not options.out:
        raise ResumeError(
            "--resume cần --out DIR: thư mục của lần chạy dở / needs --out DIR, the folder of the run"
        )
    settings = open_settings(
        sut=options.sut,
        role=options.role,
        selection=Selection(frozenset(options.rule), frozenset(options.article), frozenset(options.scenario)),
        as_of=options.as_of,
        seed=options.seed or 0,
        shuffle=options.shuffle,
        jobs=options.jobs,
        profile=options.profile,
        use_cache=not options.no_cache,
        out=options.out,
        started=datetime.now().astimezone(),
        attestations=options.attestations,
        attestation_roots=options.attestation_roots,
        attestations_as_of=options.attestations_as_of,
        baseline=options.baseline,
        bind=options.bind,
        advertise=options.advertise,
    )
    said = {"answers": options.answers and str(Path(options.answers).resolve()), "lang": options.lang}
    driver = replace(settings.sut.driver, **{name: value for name, value in said.items() if value})
    return replace(settings, sut=replace(settings.sut, driver=driver), resume=options.resume)


class _Settled:
    """Hands the run to the plugin, so that nothing is read twice."""

    def __init__(self, run: Any) -> None:
        self.run = run

    def pytest_configure(self, config: Any) -> None:
        from harness.run.plugin import OWNED, RUN

        config.stash[RUN] = self.run
        config.stash[OWNED] = True

    def pytest_runtestloop(self) -> None:
        gc.freeze()
        gc.enable()


def _pytest(run: Any, options: argparse.Namespace) -> int | None:
    """Run pytest in this process over the selected feature files. None if a run came of it, else an exit code."""
    import pytest

    from harness.run.progress import Progress

    settings = run.settings
    files = sorted({str(scenario.path) for scenario in run.own})
    plugins = ["pytest_bdd.plugin", "harness.run.plugin", "allure_pytest.plugin", "reports.plugin"]
    arguments = [
        "-c", os.devnull, "--rootdir", str(settings.features), "--import-mode=importlib", "--capture=no",
        "-p", "no:cacheprovider", "-p", "no:terminal", "-p", "no:logging", "-p", "no:junitxml", "-p", "no:doctest",
        "-p", "no:unittest",
        *(part for plugin in plugins for part in ("-p", plugin)),
        "--alluredir", str(settings.out / "allure-results"), *files,
        *(["-s"] if _needs_a_person(settings.sut) else []),  # the terminal is the person's
    ]  # fmt: skip
    progress = Progress(sys.stderr, quiet=options.quiet or options.json)
    with _no_strange_plugins(), _ended_in_order():
        status = pytest.main(arguments, plugins=[_Settled(run), progress])
    if status in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        return None
    if status is pytest.ExitCode.INTERRUPTED:
        again = f"--out {settings.out} --resume"
        print(
            f"\nĐã dừng. Chạy tiếp: cùng lệnh với {again} / left; the same command with {again}",
            file=sys.stderr,
        )
        return None
    if status is not pytest.ExitCode.USAGE_ERROR:  # that one has told what to mend
        print(f"kiemchuan: pytest ended with {status!r}", file=sys.stderr)
    return 2 if status in (pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.NO_TESTS_COLLECTED) else 4


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """A CI server that ends the job with TERM is heard like Ctrl-C: the product and the world end with us."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _needs_a_person(sut: Any) -> bool:
    return bool(sut.driver.kind == "guided" or sut.signing == "external")


@contextmanager
def _no_strange_plugins() -> Iterator[None]:
    """Whatever pytest plugins this machine has, a run uses its own; the environment is left as it was."""
    name = "PYTEST_DISABLE_PLUGIN_AUTOLOAD"
    before = os.environ.get(name)
    os.environ[name] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def _nothing_to_run(run: Any) -> None:
    """A selection without scenarios still gets its record: every rule says why nothing judged it."""
    from harness.run.world.empty import EmptyWorld

    run.make_world = lambda *_: cast(Any, EmptyWorld())
    run.open()
    run.close()
