"""`kiemchuan certify RUN`: judge again, refuse or make the certificate: canonical JSON, its CMS, and a signed PDF."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from harness.cli.password import VARIABLE, password


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("certify", help="lập giấy chứng nhận của một lần chạy / certify a run")
    parser.add_argument("run", metavar="RUN", help="thư mục của lần chạy")
    add_key_options(parser, required=False)
    parser.add_argument(
        "--practice", action="store_true",
        help="ký thử bằng khóa, dấu thời gian, CRL thử nghiệm (PAdES B-LT), không có giá trị / for practice",
    )  # fmt: skip
    parser.add_argument("--tsa", metavar="URL", help="dịch vụ cấp dấu thời gian (RFC 3161): PAdES B-T")
    parser.add_argument(
        "--trust", metavar="PEM",
        help="gốc và CRL của người ký và của --tsa: PAdES B-LT / roots and CRLs, embedded for later",
    )  # fmt: skip
    parser.add_argument("--conducted-by", default="", metavar="NAME", help="ai tiến hành kiểm chuẩn")
    parser.add_argument(
        "--witnessed-by", action="append", default=[], metavar="NAME", help="ai chứng kiến (lặp lại được)"
    )
    parser.add_argument("--expires", type=date.fromisoformat, metavar="DATE", help="ngày cuối còn giá trị")
    parser.add_argument(
        "--unofficial", action="store_true",
        help="lập bản ghi không chính thức dù bị từ chối, có dấu trên mọi trang / a marked record all the same",
    )  # fmt: skip
    parser.add_argument(
        "--releases", metavar="DIR", help="bản kê các bộ kiểm đã phát hành (mặc định: đi kèm)"
    )
    parser.add_argument("--out", metavar="DIR", help="nơi ghi (mặc định: thư mục của lần chạy)")
    parser.set_defaults(function=certify)


def add_key_options(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    parser.add_argument(
        "--key", required=required, metavar="FILE",
        help=f"PKCS#12, hoặc khóa PEM kèm --cert; mật khẩu từ --password-file, ${VARIABLE} hoặc hỏi",
    )  # fmt: skip
    parser.add_argument(
        "--cert", metavar="PEM", help="chứng thư số của khóa PEM, kèm chuỗi / its certificate"
    )
    parser.add_argument("--password-file", metavar="FILE", help="tệp chứa mật khẩu của --key")


def credential_of(options: argparse.Namespace) -> Any:
    """The credential named by `add_key_options`; asks for a password only where the key has one."""
    from reports.certificate.credential import load_credential

    key = Path(options.key)
    plain = options.cert and b"ENCRYPTED" not in key.read_bytes()
    secret = None if plain else password(options.password_file, options.key)
    return load_credential(key, Path(options.cert) if options.cert else None, secret)


def certify(options: argparse.Namespace) -> int:
    """0 made · 1 refused: the reasons are told · 2 the key, a file or an option is wrong."""
    from harness.cli.errors import USAGE
    from harness.run.seal import EVENTS
    from reports.certificate.issuing import examine
    from reports.certificate.practice import PRACTICE
    from reports.certificate.releases import RELEASES, read_releases
    from reports.certificate.statement import Circumstances

    folder = Path(options.run)
    if not (folder / EVENTS).exists():
        raise FileNotFoundError(f"{folder} is no run folder: it has no {EVENTS}")
    releases = read_releases(Path(options.releases) if options.releases else RELEASES)
    if bool(options.key) == options.practice or (options.practice and (options.tsa or options.trust)):
        print(
            "kiemchuan: --key FILE, hoặc --practice (đã có dấu thời gian và CRL) / either --key or --practice",
            file=sys.stderr,
        )
        return USAGE
    seen = examine(folder, releases, conducted_by=options.conducted_by)
    if options.practice:
        seen = replace(seen, refusals=(*seen.refusals, PRACTICE))
        options.unofficial = True
    if not seen.stands(unofficial=options.unofficial):
        print(_refused(folder, seen.refusals), file=sys.stderr)
        return 1
    about = Circumstances(
        issued=datetime.now().astimezone(), conducted_by=options.conducted_by,
        witnessed_by=tuple(options.witnessed_by), expires=options.expires, judge=_judge(),
    )  # fmt: skip
    out = Path(options.out) if options.out else folder
    if options.practice:
        _for_practice(seen.state(about), about, out)
    else:
        _issue(seen.state(about), about, options, out)
    return 0


def _refused(folder: Path, refusals: Sequence[Any]) -> str:
    reasons = "\n".join(f"  - {refusal}" for refusal in refusals)
    words = f"{folder}: không chứng nhận / not certified:\n{reasons}"
    if any(refusal.final for refusal in refusals):
        return words
    return f"{words}\n--unofficial lập bản ghi không chính thức, có dấu trên mọi trang / a record marked on every page"


def _judge() -> str:
    from importlib.metadata import version

    from harness.run.settings import suite_files, suite_sha256

    return f"kiemchuan {version('kiemchuan')}, bộ kiểm {suite_sha256(suite_files())}"


def _issue(told: dict[str, Any], about: Any, options: argparse.Namespace, out: Path) -> None:
    from reports.certificate.credential import time_stamper
    from reports.certificate.issuing import issue
    from reports.certificate.trust import Trust

    by = credential_of(options)
    stamper = time_stamper(options.tsa) if options.tsa else None
    trust = Trust.read(Path(options.trust)) if options.trust else None
    issued = issue(told, about, by, out, timestamper=stamper, trust=trust)
    _tell(told, issued, by)
    if options.trust and issued.level != "B-LT":
        print(
            f"chưa đủ dữ liệu cho B-LT (cần --tsa, và CRL trong {options.trust}) / no B-LT", file=sys.stderr
        )


def _for_practice(told: dict[str, Any], about: Any, out: Path) -> None:
    """Sign by the test PKI, in this process; its roots beside, so that `verify` can be tried as well."""
    from reports.certificate.issuing import PDF, issue
    from reports.certificate.practice import ROOTS, practice

    with practice(about.issued) as office:
        issued = issue(
            told, about, office.credential, out, timestamper=office.timestamper, trust=office.trust
        )
    (out / ROOTS).write_bytes(office.roots)
    _tell(told, issued, office.credential)
    print(f"thử tiếp / now try: kiemchuan verify {out / PDF} --roots {out / ROOTS}")


def _tell(told: dict[str, Any], issued: Any, by: Any) -> None:
    for path in issued.files:
        print(f"  {path}")
    kind = "giấy chứng nhận" if told["official"] else "bản ghi KHÔNG CHÍNH THỨC"
    print(f"{told['number']}: {kind}, {by.name} ký, PAdES {issued.level}")
