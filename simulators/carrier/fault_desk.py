"""The switches of the carriers that stand, over HTTP: what `kiemchuan serve` offers beside its clock (axis-api §7, §8).

`GET` lists the switches there are and those that are on, `POST` turns one on, `DELETE` turns one or all off.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from simulators.carrier.faults import Fault, FaultSetting, FaultSwitches

_KINDS: Mapping[str, tuple[type, ...]] = {
    "system_id": (str,),
    "op": (str,),
    "code": (str,),
    "times": (int,),
    "seconds": (int, float),
    "count": (int,),
}
_BOUNDS: dict[str, tuple[float, float]] = {
    "times": (1, 10**9),
    "seconds": (-3_200_000_000, 3_200_000_000),
    "count": (0, 10**6),
}
"""What a number may be: a clock stays within a century of now, a list within memory."""


def _within(key: str, value: Any) -> bool:
    low, high = _BOUNDS.get(key, (0, 0))
    return key not in _BOUNDS or low <= value <= high  # no comparison holds for NaN


class BadSwitchError(ValueError):
    """What was asked for is no switch; the text says what may be asked for."""


class FaultDesk:
    """Turns switches of several carriers on and off, each by a number that it hands out."""

    def __init__(self, carriers: Mapping[str, FaultSwitches]) -> None:
        """`carriers` by name; it may grow while they are started."""
        self._carriers = carriers
        self._on: dict[int, tuple[str, FaultSetting]] = {}
        self._next = 1

    def turn_on(self, asked: object) -> dict[str, Any]:
        """One switch of one carrier, as `{"carrier": "axis", "fault": "drop-after-store", "times": 1}`; with
        `system_id` or `op` only for that system or operation. BadSwitchError if it makes no sense.
        """
        if not isinstance(asked, dict):
            raise BadSwitchError("a JSON object with carrier and fault")
        wanted = dict(asked)
        carrier, name = wanted.pop("carrier", "axis"), wanted.pop("fault", None)
        if carrier not in self._carriers:
            raise BadSwitchError(f"carrier is one of: {', '.join(self._carriers)}")
        if name not in {fault.value for fault in Fault}:
            raise BadSwitchError(f"fault is one of: {', '.join(Fault)}")
        for key, value in wanted.items():
            if key not in _KINDS:
                raise BadSwitchError(f"known beside carrier and fault: {', '.join(_KINDS)}")
            if isinstance(value, bool) or not isinstance(value, _KINDS[key]) or not _within(key, value):
                raise BadSwitchError(f"{key} is not as it must be: {value!r}")
        number, self._next = self._next, self._next + 1
        self._on[number] = (carrier, self._carriers[carrier].set(Fault(name), **wanted))
        return self._told(number)

    def turn_off(self, number: int | None = None) -> bool:
        """One switch, or all that were turned on here; held calls go on. False if there is no such switch."""
        gone = [one for one in self._on if number is None or one == number]
        for one in gone:
            carrier, setting = self._on.pop(one)
            self._carriers[carrier].clear(setting)
        return bool(gone) or number is None

    def told(self) -> dict[str, Any]:
        """The switches there are, and those that are on."""
        return {
            "carriers": list(self._carriers),
            "faults": [fault.value for fault in Fault],
            "on": [self._told(number) for number in self._on],
        }

    def app(self) -> Starlette:
        """The desk as an ASGI app: `/` and `/<number>`."""
        return Starlette(
            routes=[
                Route("/", self._read, methods=["GET"]),
                Route("/", self._turn_on, methods=["POST"]),
                Route("/", self._turn_off, methods=["DELETE"]),
                Route("/{number:int}", self._turn_off, methods=["DELETE"]),
            ]
        )

    def _told(self, number: int) -> dict[str, Any]:
        carrier, setting = self._on[number]
        return {
            "number": number,
            "carrier": carrier,
            "fault": setting.fault.value,
            "system_id": setting.system_id,
            "op": setting.op,
            "times": setting.times,
            "waiting": setting.waiting,
        }

    async def _read(self, _: Request) -> JSONResponse:
        return JSONResponse(self.told())

    async def _turn_on(self, request: Request) -> JSONResponse:
        try:
            return JSONResponse(self.turn_on(json.loads(await request.body())), status_code=201)
        except (ValueError, RecursionError) as problem:
            hint = str(problem) if isinstance(problem, BadSwitchError) else "a JSON object"
            return JSONResponse({"code": "bad-switch", "hint": hint}, status_code=400)

    async def _turn_off(self, request: Request) -> JSONResponse:
        if not self.turn_off(request.path_params.get("number")):
            return JSONResponse({"code": "no-such-switch", "hint": "GET tells which are on"}, status_code=404)
        return JSONResponse(self.told())
