"""Test keys and trusted roots as files, for a person who loads them into the product by hand."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path

import httpx

README = "khoa-va-chung-thu.txt"


def lay_material(folder: Path, url: str, token: str) -> None:
    """Fetch the signing material of the world and lay it into `folder`: PKCS#12, roots, addresses, passwords."""
    answer = httpx.get(url, headers={"Authorization": f"Bearer {token}"}, trust_env=False, timeout=30.0)
    answer.raise_for_status()
    material = answer.json()
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for name, words in (
        ("leader", "khóa của người ký / the leader's key"),
        ("seal", "khóa của cơ quan / the seal"),
    ):
        key = material[name]
        (folder / f"{name}.p12").write_bytes(b64decode(key["pkcs12_base64"]))
        lines.append(f"{name}.p12: {words}; mật khẩu / password: {key['password']}")
    (folder / "roots.pem").write_text(material["roots_pem"], "utf-8")
    lines.append("roots.pem: gốc tin cậy / trusted roots")
    addresses = {name: material.get(name) for name in ("crl_urls", "ocsp_urls", "tsa_url")}
    lines += [f"{name}: {json.dumps(value)}" for name, value in addresses.items() if value]
    (folder / README).write_text("\n".join(lines) + "\n", "utf-8")
