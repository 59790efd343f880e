"""What a person is told to do: the act in words, and a folder with the document's files laid ready."""

from __future__ import annotations

import json
import tomllib
from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from harness.sut.contract.contract import Operation

TEXT, MACHINE = "viec.txt", "viec.json"
_INDENT = "   "
_SHOWN = 12


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


def member_name(name: str) -> str:
    """What a screen calls a member of the contract; its own name where nobody has said."""
    return _words()["members"].get(name, name)


def choice_name(value: str) -> str:
    return _words()["choices"].get(value, value)


def list_name(value: str) -> str:
    return _words()["lists"].get(value, value)


def who(actor: Mapping[str, Any]) -> str:
    """`Văn thư Trần Thị Sen (Văn phòng)`."""
    role = _words()["roles"].get(str(actor.get("role")), str(actor.get("role", "")))
    unit = f" ({actor['unit']})" if actor.get("unit") else ""
    return f"{role} {actor.get('name', '')}".strip() + unit


@dataclass(frozen=True)
class Task:
    """One act in words, and where its files lie; None where it has none."""

    vi: str
    en: str
    folder: Path


def lay_ready(
    folder: Path, operation: Operation, arguments: Mapping[str, Any], title: tuple[str, str]
) -> Task:
    """Write the files of an act and its words into a folder of its own; `title` names the document it is about."""
    folder.mkdir(parents=True)
    plain, files = _without_bytes(arguments)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    actor = arguments.get("actor")
    doer = f"{who(actor)}: " if isinstance(actor, Mapping) else ""
    vi = [f"▶ {doer}{operation.summary}", title[0], *_described(plain, member_name)]
    en = [
        f"▶ {doer}{operation.name}: {operation.description.strip()}",
        title[1],
        *_described(plain, _plain_name),
    ]
    if files:
        vi.append(f"tệp để sẵn trong: {folder}")
        en.append(f"files laid ready in: {folder}")
    task = Task(_lines(vi), _lines(en), folder)
    (folder / TEXT).write_text(f"{task.vi}\n\n{task.en}\n", "utf-8")
    order = {"operation": operation.name, "about": title[0], "arguments": plain, "files": sorted(files)}
    _appear(folder / MACHINE, json.dumps(order, ensure_ascii=False, indent=1) + "\n")
    return task


def _appear(path: Path, text: str) -> None:
    """Whole at once: a program that does the tasks of a replayed session looks for this file as the last one laid."""
    unfinished = path.with_suffix(".tmp")
    unfinished.write_text(text, "utf-8")
    unfinished.replace(path)


def _without_bytes(arguments: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The arguments with file names in place of bytes, and the bytes by a name that is safe in a folder."""
    plain = json.loads(json.dumps(dict(arguments), ensure_ascii=False))
    files: dict[str, bytes] = {}
    document = plain.get("document")
    for number, file in enumerate(document.get("files", ()) if isinstance(document, dict) else ()):
        name = Path(str(file.get("name", ""))).name.strip(". ") or f"tep-{number}"
        if name in files or name in (TEXT, MACHINE):
            name = f"{number}-{name}"
        files[name] = b64decode(file.pop("content_base64", ""))
        file["laid_as"] = name
    return plain, files


def _lines(parts: list[str]) -> str:
    return f"\n{_INDENT}".join(part for part in parts if part)


def _plain_name(name: str) -> str:
    return name.replace("_", " ")


def _described(arguments: Mapping[str, Any], named: Callable[[str], str]) -> list[str]:
    """A line for everything that is to be typed into the product."""
    lines = []
    for name, value in arguments.items():
        if name in ("actor", "id") or value in (None, "", [], {}):
            continue
        if name == "document" and isinstance(value, Mapping):
            lines += _described(value, named)
        elif name == "files":
            lines.append(f"{named(name)}: {', '.join(file['laid_as'] for file in value)}")
        else:
            lines.append(f"{named(name)}: {_said(value, named)}")
    return lines


def _said(value: Any, named: Callable[[str], str]) -> str:
    if isinstance(value, Mapping):
        parts = (f"{named(name)} {_said(one, named)}" for name, one in value.items() if one not in (None, ""))
        return ", ".join(parts)
    if isinstance(value, list):
        more = f" … (tất cả {len(value)} / all in {MACHINE})" if len(value) > _SHOWN else ""
        return "; ".join(_said(one, named) for one in value[:_SHOWN]) + more
    if isinstance(value, bool):
        return "có / yes" if value else "không / no"
    return str(value)
