"""The operations on the agency directory (axis-api §1.2): lists of both SDK versions, registration, deletion."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from simulators.carrier import refusals
from simulators.carrier.calls import Answer, Call, listed
from simulators.carrier.directory import Directory, Registration
from simulators.carrier.faults import Fault, FaultSwitches
from simulators.carrier.journal import Journal
from simulators.carrier.moments import list_time
from simulators.carrier.store import Store
from simulators.protocol.vxp import ok


class DirectoryOperations:
    """Carries out calls on the directory of one carrier."""

    def __init__(
        self,
        *,
        store: Store,
        directory: Directory,
        journal: Journal,
        faults: FaultSwitches,
        center_code: str,
        home: Callable[[str], bool],
        wake_bridge: Callable[[], None] | None,
    ) -> None:
        """`wake_bridge` is None where no axis above has to be told of registrations."""
        self._store = store
        self._directory = directory
        self._journal = journal
        self._faults = faults
        self._center_code = center_code
        self._home = home
        self._wake_bridge = wake_bridge

    def agencies(self, call: Call) -> Answer:
        """getAgenciesList (and getListUnit of the .NET SDK): the whole directory, no paging."""
        numbers = self._numbers()
        data = [
            {
                "id": str(entry.number),
                "pid": numbers.get(entry.parent, ""),
                "code": entry.organ_id,
                "name": entry.name,
                "mail": entry.mail,
                "oldCode": entry.old_code,
            }
            for entry in self._directory.all()
        ]
        if vast := self._faults.take(Fault.VAST_DIRECTORY, call.system_id):
            data += [_filler(number) for number in range(vast.count)]
        return self._list(call, data)

    def agencies_qd20(self, call: Call) -> Answer:
        """getAgenciesListQD20: codes of QĐ 20/2020 beside those of QCVN 102."""
        return self._list(
            call,
            [
                {
                    "id": str(entry.number),
                    "code": entry.code_2020,
                    "name": entry.name,
                    "mail": entry.mail,
                    "code102": entry.organ_id,
                }
                for entry in self._directory.all()
                if entry.code_2020
            ],
        )

    def units(self, call: Call) -> Answer:
        """getSynchronizeUnit: the directory as a delta feed, deleted ones included."""
        numbers = self._numbers()
        return self._list(
            call,
            [
                {
                    "id": str(entry.number),
                    "pid": numbers.get(entry.parent, ""),
                    "code": entry.organ_id,
                    "name": entry.name,
                    "mail": entry.mail,
                    "version": entry.version,
                    "centerCode": self._center_code,
                    "deleted": entry.deleted,
                    "modifyDate": list_time(entry.modified_at),
                    "isAgency": entry.is_agency,
                }
                for entry in self._directory.all(deleted=True)
            ],
        )

    def register(self, call: Call) -> Answer:
        """registerAgency: add an agency under the calling system, or change one of its own."""
        body = call.payload
        what = Registration(
            body.get("code", "").strip(),
            body.get("name", "").strip(),
            body.get("pcode", "").strip(),
            body.get("mail", "").strip(),
            body.get("mobile", "").strip(),
            body.get("fax", "").strip(),
        )
        if not self._home(what.code):
            raise refusals.bad_parameter("code", "mã không thuộc Trục này", "not a code of this axis")
        envelope = ok()
        with self._store.writing() as transaction:
            self._directory.register(
                transaction, what, call.system_id, call.at, announced=self._wake_bridge is None
            )
            self._journal.append(transaction, call.entry(response=envelope))
        self._tell_bridge()
        return Answer(envelope)

    def delete(self, call: Call) -> Answer:
        """deleteAgency: take an agency of the calling system out of the directory."""
        envelope = ok()
        with self._store.writing() as transaction:
            self._directory.delete(
                transaction,
                call.param("AgencyCode"),
                call.system_id,
                call.at,
                announced=self._wake_bridge is None,
            )
            self._journal.append(transaction, call.entry(response=envelope))
        self._tell_bridge()
        return Answer(envelope)

    def _tell_bridge(self) -> None:
        if self._wake_bridge is not None:
            self._wake_bridge()

    def _list(self, call: Call, data: list[dict[str, Any]]) -> Answer:
        envelope = ok(data=data)
        self._journal.write(call.entry(response=listed(envelope, [])))
        return Answer(envelope)

    def _numbers(self) -> dict[str, str]:
        return {entry.organ_id: str(entry.number) for entry in self._directory.all()}


def _filler(number: int) -> dict[str, str]:
    """An agency that exists only to make a list long."""
    code = f"{number % 1000:03d}.{number // 1000 % 100:02d}.{number // 100_000:02d}.Z99"
    return {
        "id": f"z{number}",
        "pid": "",
        "code": code,
        "name": f"Đơn vị giả {number}",
        "mail": "",
        "oldCode": "",
    }
