"""Dossiers and upkeep of a null product: answered in form, kept nowhere, coded for nobody (Đ13, Đ16)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simulators.defects.nulls.records import Record

OPERATIONS = frozenset({
    "set_dossier_list", "open_dossier", "add_to_dossier", "close_dossier", "delete_dossier", "get_dossier",
    "list_dossiers", "export_dossier", "search", "restart", "clear_store", "set_backup_schedule", "backup",
    "list_backups", "get_backup", "restore",
})  # fmt: skip
_STATES = {"close_dossier": "closed", "delete_dossier": "deleted"}
_DONE = {"restart": "restarted", "clear_store": "cleared", "restore": "restored"}
_COPY = {"id": "bs-1", "at": None, "size": 7, "sha256": None, "automatic": True}
_EXPORT = b'<?xml version="1.0" encoding="UTF-8"?><Dossier/>'


def perform(operation: str, path: Mapping[str, str], body: Any, shown: str | None) -> Any:
    """The answer of an operation on dossiers: success, whatever was asked."""
    match operation:
        case "restart" | "clear_store" | "restore":
            return {_DONE[operation]: True}
        case "set_backup_schedule":
            return body
        case "backup":
            return _COPY
        case "list_backups":
            return {"items": [_COPY]}
        case "get_backup":
            return b"sao luu"
        case "set_dossier_list":
            return body
        case "list_dossiers" | "search":
            return {"items": []}
        case "export_dossier":
            return _EXPORT
        case "open_dossier":
            return _dossier("hs-1", "open", shown)
    return _dossier(path["id"], _STATES.get(operation, "open"), shown)


def _dossier(record_id: str, state: str, shown: str | None) -> Record:
    """A dossier that looks complete: always the same code, nothing in it."""
    return {
        "id": record_id, "code": "01/HS", "year": 2019, "number": "01", "symbol": "HS", "title": "Hồ sơ",
        "retention": None, "retain_until": None, "state": state, "state_name": None, "creator": None,
        "opened_at": shown, "closed_at": shown, "items": [], "history": [],
    }  # fmt: skip
