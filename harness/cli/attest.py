"""`kiemchuan attest`: write an attestation of a rule into a file, and sign the file."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from harness.cli.password import VARIABLE, password


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("attest", help="lập và ký số bản chứng thực / attest a rule, and sign")
    parser.add_argument(
        "--rule", metavar="ID", help="không có: chỉ ký tệp đã lập / without it the file is only signed"
    )
    parser.add_argument("--evidence", metavar="FILE", help="tệp bằng chứng, nằm cạnh tệp --out hoặc dưới đó")
    parser.add_argument("--statement", metavar="TEXT", help="điều được xác nhận")
    parser.add_argument("--signer", metavar="NAME", help="họ tên người ký, đúng như trên chứng thư số")
    parser.add_argument("--post", metavar="TEXT", help="chức vụ người ký")
    parser.add_argument(
        "--date", type=date.fromisoformat, metavar="DATE", help="ngày chứng thực (mặc định hôm nay)"
    )
    parser.add_argument(
        "--expires",
        type=date.fromisoformat,
        metavar="DATE",
        help="ngày cuối còn giá trị (mặc định: hết thời hạn)",
    )
    parser.add_argument("--out", metavar="FILE", required=True, help="tệp TOML, lập mới hoặc ghi thêm")
    parser.add_argument(
        "--sign", metavar="KEY.p12",
        help=f"ký tệp (CMS tách rời, FILE.p7s); mật khẩu từ --password-file, ${VARIABLE} hoặc hỏi",
    )  # fmt: skip
    parser.add_argument("--password-file", metavar="FILE", help="tệp chứa mật khẩu của --sign")
    parser.set_defaults(function=attest)


def attest(options: argparse.Namespace) -> int:
    """0 when the file is written (and signed); 2 when something given is wrong. A changed file loses its signature."""
    from harness.run.attestation.file import AttestationError, AttestationFile, as_toml, signature_path

    out, now = Path(options.out), datetime.now().astimezone()
    if not options.rule and not options.sign:
        raise AttestationError("nothing to do: --rule attests a rule, --sign signs the file")
    entries = AttestationFile.read(out).entries if out.exists() or not options.rule else ()
    if options.rule:
        entry = _entry(options, out, now.date())
        entries = (*(known for known in entries if known.rule != entry.rule), entry)
        out.write_bytes(as_toml(entries))
        signature_path(out).unlink(missing_ok=True)
        print(f"{out}: {entry.rule}, giá trị đến {entry.expires:%d/%m/%Y}, bằng chứng {entry.evidence}")
    if options.sign:
        _sign(out, entries, options, now)
    else:
        print("Chưa ký: bản chứng thực chưa ký không có giá trị / unsigned is not attested (--sign KEY.p12)")
    return 0


def _entry(options: argparse.Namespace, out: Path, today: date) -> Any:
    """The entry as asked for. AttestationError says which option is missing, or what the rule does not allow."""
    from harness.catalogue import FEATURES, Rules
    from harness.oracles.attested import months_after
    from harness.run.attestation.file import AttestationError, Attested, as_toml, entries_of

    rules = Rules.load(FEATURES)
    if options.rule not in rules:
        raise AttestationError(f"no rule {options.rule}; `kiemchuan rules` lists them")
    demanded = rules[options.rule].attestation
    if demanded is None:
        raise AttestationError(f"{options.rule} is judged by machine, nobody can attest it")
    given = {"--evidence": options.evidence, "--statement": options.statement, "--signer": options.signer,
             "--post": options.post}  # fmt: skip
    if missing := [name for name, value in given.items() if not value]:
        raise AttestationError(f"{options.rule} also needs {', '.join(missing)}: {demanded.evidence_vi}")
    begins = options.date or today
    holds = months_after(begins, demanded.valid_months)
    if options.expires and options.expires > holds:
        raise AttestationError(
            f"{options.rule} holds {demanded.valid_months} months: --expires is at most {holds.isoformat()}"
        )
    evidence, folder = Path(options.evidence).resolve(), out.resolve().parent
    if not evidence.is_relative_to(folder):
        raise AttestationError(f"{evidence}: put the evidence beside {out}, or in a folder below it")
    made = Attested(
        options.rule, options.statement, evidence.relative_to(folder).as_posix(),
        hashlib.sha256(evidence.read_bytes()).hexdigest(), options.signer, options.post, begins,
        options.expires or holds,
    )  # fmt: skip
    return entries_of(as_toml([made]), out)[0]


def _sign(out: Path, entries: Sequence[Any], options: argparse.Namespace, now: datetime) -> None:
    from harness.oracles.wording import same_name
    from harness.run.attestation.file import AttestationError, signature_path
    from harness.run.attestation.signature import sign_detached

    signature, holder = sign_detached(
        out.read_bytes(), Path(options.sign), password(options.password_file, options.sign), at=now
    )
    others = sorted({entry.signer_name for entry in entries if not same_name(entry.signer_name, holder)})
    if others:
        raise AttestationError(
            f"{options.sign} is of {holder}, but {out} names {', '.join(others)}: each signer signs a file of their own"
        )
    signature_path(out).write_bytes(signature)
    print(f"{signature_path(out)}: {holder} đã ký / signed")
