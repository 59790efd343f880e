"""Defects and controls of Đ4.k5: signatures on what is sent, authentication of what is received."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from simulators.agencies.variations import updated_after_signing
from simulators.defects.registry import control, defect
from simulators.protocol.signing import Identity
from simulators.qlvb.errors import QlvbError
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Actor, Check, CheckResult, Incoming, Outgoing

_AUTHENTICATION = frozenset({"authenticity", "integrity"})


@defect("D4.k5-1", "stamped-after-sealing", "Ghi thêm dấu vào tệp sau khi đã ký số")
def _(parts: Parts) -> Parts:
    class Signing(parts.signing):  # type: ignore[name-defined,misc]
        def seal(self, record: Outgoing, at: datetime) -> Outgoing:
            sealed: Outgoing = super().seal(record, at)
            files = self.office.store.files
            stamped = files.put_bytes(updated_after_signing(files.read(sealed.main_file.sha256)))
            main = replace(sealed.main_file, sha256=stamped.sha256, size=stamped.size)
            return replace(sealed, files=tuple(main if f.main else f for f in sealed.files))

    return replace(parts, signing=Signing)


@defect("D4.k5-1", "sent-though-not-signed", "Không ký số được thì gửi bản chưa ký")
def _(parts: Parts) -> Parts:
    class Drafting(parts.drafting):  # type: ignore[name-defined,misc]
        def pages(self, file: Any) -> int | None:
            try:
                found: int | None = super().pages(file)
            except QlvbError:
                return None
            return found

    class Signing(parts.signing):  # type: ignore[name-defined,misc]
        def with_signature(self, record: Outgoing, *arguments: Any) -> Outgoing:
            try:
                signed: Outgoing = super().with_signature(record, *arguments)
            except QlvbError:
                return record
            return signed

    return replace(parts, drafting=Drafting, signing=Signing)


@control("D4.k5-1", "initialled-as-well", "Có thêm chữ ký nháy của người soạn trước chữ ký của lãnh đạo")
def _(parts: Parts) -> Parts:
    class Signing(parts.signing):  # type: ignore[name-defined,misc]
        def sign_as_leader(self, record: Outgoing, at: datetime) -> Outgoing:
            keys = self.office.connection.require_keys()
            initialled = self.with_signature(record, keys.leader, at, "KyNhay", "Ký nháy")
            signed: Outgoing = super().sign_as_leader(initialled, at)
            return signed

        def with_signature(
            self, record: Outgoing, identity: Identity, at: datetime, field: str, reason: str
        ) -> Outgoing:
            signed: Outgoing = super().with_signature(record, identity, at, f"{field}_1", reason)
            return signed

    return replace(parts, signing=Signing)


# ------------------------------------------------------------------------------------------------ receiving


@defect("D4.k5-2", "authentic-once-accepted", "Tiếp nhận rồi thì thể hiện văn bản nào cũng là đã xác thực")
def _(parts: Parts) -> Parts:
    class Reception(parts.reception):  # type: ignore[name-defined,misc]
        def accept(self, key: str, actor: Actor, *, override: bool = False) -> Incoming:
            record: Incoming = super().accept(key, actor, override=override)
            checks = (_passed(one) if one.name in _AUTHENTICATION else one for one in record.checks)
            kept: Incoming = self.office.store.incoming.save(replace(record, checks=tuple(checks)))
            return kept

    return replace(parts, reception=Reception)


def _passed(check: Check) -> Check:
    return replace(check, result=CheckResult.OK, detail="")


@defect("D4.k5-2", "result-lost-on-acceptance", "Tiếp nhận rồi thì không còn thể hiện kết quả xác thực")
def _(parts: Parts) -> Parts:
    class Reception(parts.reception):  # type: ignore[name-defined,misc]
        def accept(self, key: str, actor: Actor, *, override: bool = False) -> Incoming:
            record: Incoming = super().accept(key, actor, override=override)
            checks = tuple(one for one in record.checks if one.name not in _AUTHENTICATION)
            kept: Incoming = self.office.store.incoming.save(replace(record, checks=checks))
            return kept

    return replace(parts, reception=Reception)


@control("D4.k5-2", "unauthenticated-never-accepted", "Không cho tiếp nhận văn bản chưa xác thực được")
def _(parts: Parts) -> Parts:
    class Reception(parts.reception):  # type: ignore[name-defined,misc]
        def accept(self, key: str, actor: Actor, *, override: bool = False) -> Incoming:
            record: Incoming = super().accept(key, actor)
            return record

    return replace(parts, reception=Reception)


@control("D4.k5-2", "one-result-for-both", "Chỉ thể hiện một kết quả chung cho toàn vẹn và xác thực")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def all(self, record: Incoming, message: Any) -> Incoming:
            found: Incoming = super().all(record, message)
            two = {one.name: one for one in found.checks if one.name in _AUTHENTICATION}
            worse = [one for one in two.values() if one.result is not CheckResult.OK]
            joined = replace((worse or list(two.values()))[0], name="authenticity")
            rest = (one for one in found.checks if one.name not in _AUTHENTICATION)
            return replace(found, checks=(*rest, joined))

        def legal_value(self, record: Incoming) -> str | None:
            return None

    return replace(parts, checks=Checks)
