"""The declaration (bản khai năng lực) and attachment of a product, from `sut.toml` (design §5)."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from harness.sut.attachment import NotReadableError, faults, place_of, read_text, sut_schema
from harness.sut.axis_declaration import AXIS_OPERATIONS, AxisSettings, axis_settings, public_axis
from harness.sut.driver_settings import DriverSettings, driver_settings
from harness.sut.instances import Instance, check_instances, read_instances


class DeclarationError(Exception):
    """`sut.toml` is wrong: says which entry, on which line where known, and what it must be."""


LEVELS: Mapping[str, tuple[str, ...]] = {
    "L1": ("about", "sync", "get_clock", "set_clock", "set_working_hours", "set_connection", "issue", "recall",
           "list_outgoing", "get_outgoing", "get_outgoing_file", "list_incoming", "get_incoming",
           "get_incoming_file", "accept", "refuse"),
    "L2": ("draft", "submit", "return_draft", "approve", "sign", "release", "cancel_draft", "update", "replace",
           "resend", "take_back", "assign", "start", "complete", "escalate", "delete_incoming", "register",
           "submit_incoming", "check_format", "delegate"),
    "L3": ("set_paper_list", "send_paper", "receive_paper", "list_paper", "set_mail", "set_antivirus",
           "create_account", "list_accounts", "account_policy", "lock_account", "unlock_account",
           "reset_password", "login", "logout", "use_session", "change_password",
           "remind_incoming", "remind_outgoing", "notices", "statistics",
           "set_dossier_list", "open_dossier", "list_dossiers", "get_dossier", "add_to_dossier", "close_dossier",
           "delete_dossier", "export_dossier", "search", "restart", "clear_store", "set_backup_schedule", "backup",
           "list_backups", "get_backup", "restore"),
}  # fmt: skip
"""Operations of the driver contract by level; a test keeps them equal to `contract/openapi.yaml`."""
NOT_BY_HAND = frozenset({"about", "sync", "get_clock", "set_clock"})
"""What no person does in a product: it polls by itself and follows its host's clock."""
WIRE_ONLY = "L0"
"""The level of a product that has nothing but its axis endpoint pointed at us: no operation at all."""


@dataclass(frozen=True)
class Identity:
    """The product's identity on the wire."""

    organ_id: str = "000.00.01.H01"
    organ_name: str = "Sở Nội vụ"
    system_id: str = ""
    secret: str = ""


@dataclass(frozen=True)
class ClockSettings:
    """`virtual`: the harness sets the product's clock; `real`: the world follows the host."""

    mode: str = "virtual"
    poll_seconds: float = 60.0


@dataclass(frozen=True)
class WorldPorts:
    """Fixed ports of the world's faces, for a product that is repointed once; 0 takes any free port."""

    axis: int = 0
    control: int = 0
    national: int = 0


@dataclass(frozen=True)
class Declaration:
    """The product, what it says it can do, and how it is attached."""

    name: str
    version: str
    vendor: str
    role: str = "agency"
    capabilities: frozenset[str] = frozenset()
    features: Mapping[str, bool] = field(default_factory=dict)
    in_use_since: date | None = None
    identity: Identity = Identity()
    driver: DriverSettings = DriverSettings()
    clock: ClockSettings = ClockSettings()
    ports: WorldPorts = WorldPorts()
    signing: str = "handed"
    source: str = ""
    path: str = ""
    launcher: Mapping[str, Any] = field(default_factory=dict)
    axis: AxisSettings | None = None
    instances: tuple[Instance, ...] = ()

    @property
    def places(self) -> tuple[Declaration, ...]:
        """This product at its own address, then at each of `[[instances]]`."""
        return (self, *(self._at(one) for one in self.instances))

    def _at(self, one: Instance) -> Declaration:
        driver = replace(
            self.driver, url=one.url or self.driver.url, token=one.token or self.driver.token,
            options={**self.driver.options, **one.options},
        )  # fmt: skip
        own = {"organ_id": one.organ_id, "organ_name": one.organ_name} if one.organ_id else {}
        return replace(
            self, driver=driver, identity=replace(self.identity, **own), ports=WorldPorts(one.axis, one.control),
            instances=(),
        )  # fmt: skip

    @property
    def sha256(self) -> str:
        """Hash of what was declared, without secrets, so that a record can be compared."""
        public: dict[str, Any] = {
            "name": self.name, "version": self.version, "vendor": self.vendor, "role": self.role,
            "capabilities": sorted(self.capabilities), "features": dict(sorted(self.features.items())),
            "in_use_since": self.in_use_since and self.in_use_since.isoformat(),
            "organ_id": self.identity.organ_id, "clock": self.clock.mode, "signing": self.signing,
        }  # fmt: skip
        if self.axis is not None:
            public["axis"] = public_axis(self.axis)
        return hashlib.sha256(json.dumps(public, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

    def declares(self, operation: str) -> bool:
        return operation in self.capabilities


def embedded_declaration(role: str = "agency") -> Declaration:
    """The declaration of the embedded reference: every operation of the contract; of an axis, what its face shows."""
    if role == "axis":
        return Declaration(
            name="Trục tham chiếu", version="0.1.0", vendor="kiemchuan", role=role,
            clock=ClockSettings(poll_seconds=1.0), source="embedded", axis=AxisSettings(),
        )  # fmt: skip
    return Declaration(
        name="QLVB tham chiếu",
        version="0.1.0",
        vendor="kiemchuan",
        role=role,
        capabilities=frozenset(operation for level in LEVELS.values() for operation in level),
        features={"delegation": True, "escalation": True, "internet": True},
        source="embedded",
    )


def load_declaration(path: Path) -> Declaration:
    """Read `sut.toml`. DeclarationError tells all that is wrong, a line each: `file:line:column: entry: what to do`."""
    try:
        text = read_text(path)
        if found := faults(text, schema_of_sut()):
            raise DeclarationError("\n".join(f"{path}:{fault}" for fault in found))
        return replace(_declaration(tomllib.loads(text), path.name), path=str(path))
    except NotReadableError as error:
        raise DeclarationError(str(error)) from error
    except (TypeError, ValueError) as error:
        raise DeclarationError(f"{path}:{place_of(str(error), text)}: {error}") from error


def schema_of_sut() -> dict[str, Any]:
    """The JSON Schema of `sut.toml`, with the levels and operations that may be declared."""
    operations = {operation for level in LEVELS.values() for operation in level}
    return sut_schema(("L0", *LEVELS), operations.union(AXIS_OPERATIONS))


def _declaration(table: Mapping[str, Any], source: str) -> Declaration:
    product = table["product"]
    role = product.get("role", "agency")
    if role == "axis":
        return _axis_declaration(table, source)
    declared = table.get("declaration", {})
    capabilities: set[str] = set(declared.get("capabilities", ()))
    for level in declared.get("levels", ()):
        if level != WIRE_ONLY and level not in LEVELS:
            raise ValueError(f"declaration.levels: {level!r} is none of {WIRE_ONLY}, {', '.join(LEVELS)}")
        capabilities.update(LEVELS.get(level, ()))
    known = {operation for level in LEVELS.values() for operation in level}
    unknown = capabilities - known
    if unknown:
        raise ValueError(f"declaration.capabilities: unknown operation {', '.join(sorted(unknown))}")
    capabilities -= set(declared.get("without", ()))
    launched = table.get("launcher", {}).get("kind", "external") != "external"
    driver = driver_settings(table.get("driver", {"kind": "none"}), launched=launched)
    if driver.kind == "none" and capabilities:
        raise ValueError(
            f"declaration: driver.kind none performs no operation, but {', '.join(sorted(capabilities))} "
            'declared; leave them out (levels = ["L0"]), or name a driver'
        )
    by_hand = driver.kind in ("none", "guided")
    clock = {"mode": "real" if by_hand else "virtual", **table.get("clock", {})}
    if clock["mode"] not in ("virtual", "real"):
        raise ValueError(f"clock.mode: {clock['mode']!r} is neither virtual nor real")
    if by_hand and clock["mode"] == "virtual":
        raise ValueError(
            f"clock.mode: with driver.kind {driver.kind} nothing sets the product's clock; say real"
        )
    launcher = table.get("launcher", {"kind": "external"})
    instances = read_instances(table.get("instances", ()))
    if instances:
        check_instances(
            instances, driver=driver.kind, launcher=launcher["kind"], url=driver.url, options=driver.options
        )
    return Declaration(
        name=product["name"],
        version=str(product["version"]),
        vendor=product.get("vendor", ""),
        role=role,
        capabilities=frozenset(capabilities - NOT_BY_HAND if by_hand else capabilities),
        features=dict(declared.get("features", {})),
        in_use_since=_day(product.get("in_use_since")),
        identity=Identity(**table.get("identity", {})),
        driver=driver,
        clock=ClockSettings(**clock),
        ports=WorldPorts(**table.get("ports", {})),
        signing=table.get("signing", {}).get("keys", "handed"),
        source=source,
        launcher=launcher,
        instances=instances,
    )


def _axis_declaration(table: Mapping[str, Any], source: str) -> Declaration:
    """An axis has no levels: what is asked of it, its face shows. It follows its host's clock."""
    product, declared, driver = table["product"], table.get("declaration", {}), table.get("driver", {})
    if "levels" in declared:
        raise ValueError("declaration.levels: an axis has none; name single operations in capabilities")
    capabilities = frozenset(declared.get("capabilities", ()))
    if unknown := capabilities - frozenset(AXIS_OPERATIONS):
        raise ValueError(
            f"declaration.capabilities: unknown operation {', '.join(sorted(unknown))}; "
            f"an axis may declare {', '.join(AXIS_OPERATIONS)}"
        )
    clock = {"mode": "real", **table.get("clock", {})}
    if clock["mode"] != "real":
        raise ValueError(f"clock.mode: {clock['mode']!r}; an axis that is attached follows its host: real")
    return Declaration(
        name=product["name"],
        version=str(product["version"]),
        vendor=product.get("vendor", ""),
        role="axis",
        capabilities=capabilities,
        features=dict(declared.get("features", {})),
        in_use_since=_day(product.get("in_use_since")),
        driver=driver_settings({"kind": "none", **driver}),
        clock=ClockSettings(**clock),
        ports=WorldPorts(**table.get("ports", {})),
        source=source,
        launcher=table.get("launcher", {"kind": "external"}),
        axis=axis_settings(table["axis"]),
    )


def _day(value: date | str | None) -> date | None:
    """A day with or without quotes."""
    return date.fromisoformat(value) if isinstance(value, str) else value
