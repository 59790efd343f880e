"""Dossiers in the world of role agency: the year's list, opening, filling, closing, deleting, reading (Đ16, Đ13)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from harness.catalogue import CatalogueError
from harness.oracles.language import VIETNAM
from harness.run.world.case import Case
from harness.run.world.keeping import Keeping
from harness.run.world.product import Answer, Product
from harness.run.world.sink import ObservationSink
from harness.steps.actors import ADMINISTRATOR, SPECIALIST
from harness.steps.stops import Precondition

if TYPE_CHECKING:
    from simulators.protocol.edxml.model import Organ

KEPT = frozenset({"dossiers", "dossier-export", "dossier-years"})
"""What `read_kept` reads. `dossiers`: every dossier of the scenario, each an observation `driver.record` about its
label (data: `record`, or null). `dossier-export`: the exported metadata of each (blob `export`).
`dossier-years`: the dossiers of the clock's year and its neighbours, an observation each (data: `year`, `items`)."""

_TITLE = re.compile(r"“(.+)”")


class Recordkeeping(Keeping):
    """Implements `harness.steps.recordkeeping_world.RecordkeepingWorld` beside the world of an agency."""

    product: Product
    _sink: ObservationSink
    _case: Case
    _organ: Organ

    if TYPE_CHECKING:

        def now(self) -> datetime: ...
        def record_id(self, label: str) -> str: ...

    def keep_dossier_list(self, entries: Sequence[Mapping[str, Any]]) -> None:
        year = self.now().astimezone(VIETNAM).year
        items: list[dict[str, Any]] = []
        for entry in entries:
            number = self._unused_number(year, entry["symbol"], len(items))
            items.append({"number": number, **entry})
            self._case.listed[entry["title"]] = {"number": number, "symbol": entry["symbol"]}
        self._sink.add(
            "input.dossier-list", "input", year=year, organ_id=self._organ.organ_id, items=items,
        )  # fmt: skip
        self.product.must("set_dossier_list", year=year, items=items)

    def _unused_number(self, year: int, symbol: str, more: int) -> str:
        """A number that no dossier of that year and symbol has yet: the product may remember earlier runs."""
        highest = 0
        if self.product.declaration.declares("list_dossiers"):
            answer = self.product.call("list_dossiers", record=False, year=year).value
            rows = answer.get("items", ()) if isinstance(answer, Mapping) else ()
            mine = [str(row.get("number")) for row in rows if row.get("symbol") == symbol]
            highest = max((int(n) for n in mine if n.isdecimal()), default=0)
        return f"{highest + more + 1:02d}"

    def open_dossier(self, label: str, *, document: str = "", judged: bool = True) -> None:
        title = self._title(label)
        entry = self._case.listed.get(title)
        year = self.now().astimezone(VIETNAM).year
        asked = dict(entry) if entry else self._unlisted(year, title)
        more: dict[str, Any] = {"incoming": self.record_id(document)} if document else {}
        self._case.dossiers[label] = None
        answer = self.product.call("open_dossier", about=label, actor=SPECIALIST, dossier=asked, **more)
        if isinstance(answer.value, Mapping):
            self._case.dossiers[label] = answer.value.get("id")
        self._carried_out("open_dossier", answer, judged)

    def _unlisted(self, year: int, title: str) -> dict[str, str]:
        return {"number": self._unused_number(year, "NDM", 0), "symbol": "NDM", "title": title}

    def file_document(self, doc: str, dossier: str, *, judged: bool = True) -> None:
        self._file(dossier, doc, judged, document=self.record_id(doc))

    def file_paper(self, dossier: str, kind: str, title: str, text: str, *, judged: bool = True) -> None:
        day = self.now().astimezone(VIETNAM).date().isoformat()
        paper = {"kind": kind, "title": title, "text": text, "date": day}
        self._file(dossier, f"{kind} “{title}”", judged, paper=paper)

    def _file(self, dossier: str, about: str, judged: bool, **what: Any) -> None:
        answer = self.product.call(
            "add_to_dossier", about=about, id=self._dossier_id(dossier), actor=SPECIALIST, **what
        )
        self._carried_out("add_to_dossier", answer, judged)

    def close_dossier(self, label: str, *, judged: bool = True) -> None:
        answer = self.product.call("close_dossier", about=label, id=self._dossier_id(label), actor=SPECIALIST)
        self._carried_out("close_dossier", answer, judged)

    def delete_dossier(self, label: str, reason: str) -> None:
        identity = self._dossier_id(label)
        self.product.call("delete_dossier", about=label, id=identity, actor=ADMINISTRATOR, reason=reason)

    def delete_filed(self, label: str, reason: str) -> None:
        identity = self.record_id(label)
        self.product.call("delete_incoming", about=label, id=identity, actor=ADMINISTRATOR, reason=reason)

    def last_kept_day(self, label: str, shortest: date) -> date:
        record = self.product.call("get_dossier", record=False, id=self._dossier_id(label)).value
        shown = record.get("retain_until") if isinstance(record, Mapping) else None
        try:
            return date.fromisoformat(str(shown))
        except ValueError:
            return shortest

    def dossier_code(self, label: str) -> str:
        record = self.product.call("get_dossier", record=False, id=self._dossier_id(label)).value
        code = record.get("code") if isinstance(record, Mapping) else None
        if not code:
            raise Precondition(f"phần mềm không cho thấy mã của {label}", operation="get_dossier")
        return str(code)

    def search(self, about: str, **criteria: str) -> None:
        asked: dict[str, Any] = dict(criteria)
        self.product.call("search", about=about, **asked)

    def _carried_out(self, operation: str, answer: Answer, judged: bool) -> None:
        if not judged and answer.error is not None:
            raise Precondition(f"phần mềm không thực hiện {operation}: {answer.error}", operation=operation)

    def _dossier_id(self, label: str) -> str:
        if label not in self._case.dossiers:
            raise CatalogueError(f"the scenario has opened no dossier {label!r}")
        identity = self._case.dossiers[label]
        if identity is None:
            raise Precondition(f"phần mềm không lập {label}", operation="open_dossier")
        return identity

    def _title(self, label: str) -> str:
        found = _TITLE.search(label)
        if found is None:
            raise CatalogueError(f"a dossier is called hồ sơ “tên hồ sơ”, not {label!r}")
        return found[1]

    def read_kept(self, what: str, label: str) -> None:
        """Read dossiers, their export, or the lists of years; each reading is an observation."""
        if what == "dossier-years":
            self._read_years(self.now().astimezone(VIETNAM).year)
            return
        for name, identity in self._case.dossiers.items():
            if what == "dossier-export":
                self._read_export(name, identity)
            else:
                record = None
                if identity is not None:
                    record = self.product.call("get_dossier", record=False, id=identity).value
                self._sink.add("driver.record", "driver", about=name, what="dossier", record=record)

    def _read_export(self, name: str, identity: str | None) -> None:
        if identity is None:
            return
        data = self.product.call("export_dossier", record=False, id=identity).value
        blobs = {"export": data} if isinstance(data, bytes) else {}
        self._sink.add("driver.record", "driver", about=name, what="dossier-export", blobs=blobs)

    def _read_years(self, now: int) -> None:
        for year in (now - 1, now, now + 1):
            answer = self.product.call("list_dossiers", record=False, year=year).value
            items = answer.get("items") if isinstance(answer, Mapping) else None
            self._sink.add("driver.record", "driver", what="dossier-years", year=year, items=items)
