"""The agency directory of an axis (danh bạ cơ quan): who may send under which system id, who is reachable."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from simulators.carrier import refusals
from simulators.carrier.store import Store, insert

_CODE_LIMIT = 64
_TEXT_LIMIT = 500
_UNKNOWN = {
    **dict.fromkeys(("mail", "mobile", "fax", "parent", "old_code", "code_2020"), ""),
    **{"locked": False, "free": False, "synthetic": True, "connected": True, "is_agency": True},
}


@dataclass(frozen=True)
class Agency:
    """One agency of the directory, with the credentials of the system that speaks for it."""

    organ_id: str
    name: str
    system_id: str
    secret: str
    mail: str = ""
    parent: str = ""
    locked: bool = False
    free: bool = False
    old_code: str = ""
    synthetic: bool = True
    connected: bool = True
    code_2020: str = ""
    is_agency: bool = True
    """False for a hub, which is in the directory but receives nothing of its own."""


@dataclass(frozen=True)
class Entry:
    """An agency as the directory keeps it now, deleted ones included."""

    number: int
    organ_id: str
    name: str
    system_id: str
    mail: str
    mobile: str
    fax: str
    parent: str
    old_code: str
    code_2020: str
    locked: bool
    connected: bool
    is_agency: bool
    deleted: bool
    version: int
    modified_at: datetime


@dataclass(frozen=True)
class Registration:
    """What registerAgency hands in: a new agency or the new data of one (axis-api §1.2)."""

    code: str
    name: str
    parent: str = ""
    mail: str = ""
    mobile: str = ""
    fax: str = ""


class Directory:
    """The directory, in the carrier's SQLite. Secrets are also held in memory, for they are asked on every
    call.
    """

    def __init__(self, store: Store, seed: Sequence[Agency], at: datetime) -> None:
        self._store = store
        self._known: dict[str, Entry] | None = None
        with store.writing() as transaction:
            for agency in seed:
                _plant(transaction, agency, at)
            self._hubs = frozenset(agency.system_id for agency in seed if not agency.is_agency)
            self._secrets = {
                row[0]: row[1] for row in transaction.execute("SELECT system_id, secret FROM system")
            }

    def secret_of(self, system_id: str) -> str | None:
        """The secret of a system, None if there is no such system."""
        return self._secrets.get(system_id)

    def is_hub(self, system_id: str) -> bool:
        """Whether a system is another axis, speaking for the agencies below it."""
        return system_id in self._hubs

    def find(self, code: str) -> Entry | None:
        """The agency with this code: its own, the one of QĐ 20/2020, or its old one; deleted ones are not
        found.
        """
        known = self._known
        if known is None:
            with self._store.reading():
                known = self._known = _by_code(self.all())
        return known.get(code)

    def all(self, *, deleted: bool = False) -> list[Entry]:
        """Every agency in the order of registration; with `deleted` also those that are gone."""
        with self._store.reading() as connection:
            rows = connection.execute("SELECT * FROM agency WHERE deleted <= ? ORDER BY id", (deleted,))
            return [_entry(row) for row in rows]

    def sender(self, code: str, system_id: str) -> Entry:
        """The sending agency, which must be registered under the calling system (RefusalError 19)."""
        entry = self.find(code)
        if entry is None:
            raise refusals.unknown_sender(code)
        if entry.system_id != system_id:
            raise refusals.foreign_sender(code, system_id)
        return entry

    def recipient(self, code: str) -> Entry:
        """The receiving agency: existing, connected, not locked (RefusalError 18 or 23)."""
        entry = self.find(code)
        if entry is None or not entry.is_agency:
            raise refusals.unknown_recipient(code)
        if entry.locked:
            raise refusals.locked_recipient(code)
        if not entry.connected:
            raise refusals.unconnected_recipient(code)
        return entry

    def register(
        self,
        transaction: sqlite3.Connection,
        what: Registration,
        system_id: str,
        at: datetime,
        *,
        announced: bool,
    ) -> None:
        """Add an agency under `system_id`, or change one that is already under it. `announced` False marks
        it for the bridge to pass on. RefusalError 19 if the code belongs to another system, 27 if a value
        is unusable.
        """
        _check(what)
        self._known = None
        known = transaction.execute(
            "SELECT system_id, deleted FROM agency WHERE organ_id = ?", (what.code,)
        ).fetchone()
        if known is not None and known["system_id"] != system_id and not known["deleted"]:
            raise refusals.foreign_sender(what.code, system_id)
        values = {
            "name": what.name,
            "system_id": system_id,
            "mail": what.mail,
            "mobile": what.mobile,
            "fax": what.fax,
            "parent": what.parent,
            "modified_at": _text(at),
            "announced": announced,
        }
        if known is None:
            insert(transaction, "agency", {**_UNKNOWN, **values, "organ_id": what.code})
            return
        transaction.execute(
            "UPDATE agency SET name = :name, system_id = :system_id, mail = :mail, mobile = :mobile,"
            " fax = :fax, parent = :parent, modified_at = :modified_at, announced = :announced, deleted = 0,"
            " connected = 1, version = version + 1 WHERE organ_id = :organ_id",
            {**values, "organ_id": what.code},
        )

    def delete(
        self, transaction: sqlite3.Connection, code: str, system_id: str, at: datetime, *, announced: bool
    ) -> None:
        """Take an agency of the calling system out of the directory. RefusalError 19 if it is not the
        caller's.
        """
        self._known = None
        known = transaction.execute(
            "SELECT system_id FROM agency WHERE organ_id = ? AND deleted = 0", (code,)
        ).fetchone()
        if known is None:
            raise refusals.unknown_sender(code)
        if known["system_id"] != system_id:
            raise refusals.foreign_sender(code, system_id)
        transaction.execute(
            "UPDATE agency SET deleted = 1, version = version + 1, modified_at = ?, announced = ?"
            " WHERE organ_id = ?",
            (_text(at), int(announced), code),
        )

    def lock(self, code: str, at: datetime, *, locked: bool = True) -> None:
        """Lock or unlock an agency: what is sent to a locked one is refused with code 23."""
        with self._store.writing() as transaction:
            self._known = None
            transaction.execute(
                "UPDATE agency SET locked = ?, version = version + 1, modified_at = ? WHERE organ_id = ?",
                (int(locked), _text(at), code),
            )

    def unannounced(self) -> list[Entry]:
        """Agencies whose registration or deletion the upstream axis has not been told of."""
        with self._store.reading() as connection:
            rows = connection.execute("SELECT * FROM agency WHERE announced = 0 ORDER BY id").fetchall()
        return [_entry(row) for row in rows]

    def announced(self, entry: Entry) -> None:
        """The upstream axis knows this version of an agency."""
        with self._store.writing() as transaction:
            transaction.execute(
                "UPDATE agency SET announced = 1 WHERE organ_id = ? AND version = ?",
                (entry.organ_id, entry.version),
            )


def _plant(transaction: sqlite3.Connection, agency: Agency, at: datetime) -> None:
    """An agency of the fixture; one that is kept already stays as it is: it may have changed since."""
    transaction.execute(
        "INSERT OR REPLACE INTO system (system_id, secret) VALUES (?, ?)", (agency.system_id, agency.secret)
    )
    values = asdict(agency)
    del values["secret"]
    if transaction.execute("SELECT 1 FROM agency WHERE organ_id = ?", (agency.organ_id,)).fetchone() is None:
        insert(transaction, "agency", {**_UNKNOWN, **values, "modified_at": _text(at)})


def _by_code(entries: Sequence[Entry]) -> dict[str, Entry]:
    """Entries under every code they answer to; an agency's own code goes before another's old one."""
    known: dict[str, Entry] = {}
    for attribute in ("organ_id", "code_2020", "old_code"):
        for entry in entries:
            known.setdefault(getattr(entry, attribute), entry)
    known.pop("", None)
    return known


def _check(what: Registration) -> None:
    if (
        not what.code
        or len(what.code) > _CODE_LIMIT
        or not what.code.isascii()
        or not what.code.isprintable()
    ):
        raise refusals.bad_parameter("code", "mã cơ quan không hợp lệ", "not an agency code")
    if " " in what.code or "/" in what.code:
        raise refusals.bad_parameter("code", "mã cơ quan không hợp lệ", "not an agency code")
    if not what.name.strip():
        raise refusals.bad_parameter("name", "thiếu tên cơ quan", "the name is missing")
    for name in ("name", "parent", "mail", "mobile", "fax"):
        value: str = getattr(what, name)
        if len(value) > _TEXT_LIMIT or not value.isprintable():
            raise refusals.bad_parameter(
                name, "quá dài hoặc có ký tự điều khiển", "too long or with control characters"
            )


def _entry(row: sqlite3.Row) -> Entry:
    return Entry(
        number=row["id"],
        organ_id=row["organ_id"],
        name=row["name"],
        system_id=row["system_id"],
        mail=row["mail"],
        mobile=row["mobile"],
        fax=row["fax"],
        parent=row["parent"],
        old_code=row["old_code"],
        code_2020=row["code_2020"],
        locked=bool(row["locked"]),
        connected=bool(row["connected"]),
        is_agency=bool(row["is_agency"]),
        deleted=bool(row["deleted"]),
        version=row["version"],
        modified_at=datetime.fromisoformat(row["modified_at"]),
    )


def _text(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")
