"""Operations on dossiers (Đ16, Đ13): the year's list, opening, filling, closing, deleting, exporting."""

from __future__ import annotations

from simulators.qlvb.dossier_records import Dossier
from simulators.qlvb.dossier_requests import AddToDossierAct, DossierList, OpenDossierAct
from simulators.qlvb.driver.calls import CREATED, Answer, Call, OperationGroup
from simulators.qlvb.driver.decoding import decode
from simulators.qlvb.errors import bad_request
from simulators.qlvb.requests import Act, ReasonedAct


class DossierOperations(OperationGroup):
    """Method names are the operationIds; `DOSSIER_ROUTES` says where each is served."""

    def set_dossier_list(self, call: Call) -> Answer:
        given = decode(call.body, DossierList)
        listed = self.office.dossier_lists.use(given)
        show = self.office.dossier_view.listed
        return Answer({"year": given.year, "items": [show(entry) for entry in listed]})

    def open_dossier(self, call: Call) -> Answer:
        act = self._act("open_dossier", call, OpenDossierAct)
        return self._dossier(self.office.dossiers.open(act), CREATED)

    def add_to_dossier(self, call: Call) -> Answer:
        act = self._act("add_to_dossier", call, AddToDossierAct)
        return self._dossier(self.office.dossiers.add(call.path["id"], act))

    def close_dossier(self, call: Call) -> Answer:
        act = self._act("close_dossier", call, Act)
        return self._dossier(self.office.dossiers.close(call.path["id"], act.actor))

    def delete_dossier(self, call: Call) -> Answer:
        act = self._act("delete_dossier", call, ReasonedAct)
        return self._dossier(self.office.dossiers.delete(call.path["id"], act.actor, act.reason))

    def get_dossier(self, call: Call) -> Answer:
        return self._dossier(self.office.dossier(call.path["id"]))

    def list_dossiers(self, call: Call) -> Answer:
        year = call.query.get("year")
        if year is not None and not (year.isascii() and year.isdecimal() and len(year) <= 4):
            raise bad_request("bad-year", f"Năm sai: {year!r}", f"not a year: {year!r}", where="year")
        found = self.office.dossiers.of_year(int(year) if year is not None else None)
        return Answer({"items": [self.office.dossier_view.dossier(dossier) for dossier in found]})

    def export_dossier(self, call: Call) -> Answer:
        dossier = self.office.dossier(call.path["id"])
        headers = {
            "Content-Type": "application/xml; charset=utf-8",
            "Content-Disposition": f'attachment; filename="{dossier.key}.xml"',
            "X-Content-Type-Options": "nosniff",
        }
        return Answer(file=self.office.dossier_export.xml(dossier), headers=headers)

    def _dossier(self, dossier: Dossier, status: int = 200) -> Answer:
        return Answer(self.office.dossier_view.dossier(dossier), status)


DOSSIER_ROUTES: tuple[tuple[str, str, str], ...] = (
    ("set_dossier_list", "PUT", "/dossier-list"),
    ("open_dossier", "POST", "/dossiers"),
    ("list_dossiers", "GET", "/dossiers"),
    ("get_dossier", "GET", "/dossiers/{id}"),
    ("add_to_dossier", "POST", "/dossiers/{id}/items"),
    ("close_dossier", "POST", "/dossiers/{id}/close"),
    ("delete_dossier", "POST", "/dossiers/{id}/delete"),
    ("export_dossier", "GET", "/dossiers/{id}/export"),
)
"""operationId, method, path."""
