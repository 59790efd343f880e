"""Chromium for tests: opens a page, runs script in it, presses keys, takes pictures, and hears what it complains of."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

from reports.allure.node import AllureError, cache_dir, install_npm

AXE = "axe-core@4.14.1"
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
    "--hide-scrollbars", "--force-color-profile=srgb", "--remote-debugging-port=0", "about:blank",
)  # fmt: skip


@dataclass
class Browser:
    """One page of a headless Chromium. `complaints`: console errors, exceptions, violations of the page's policy."""

    socket: ClientConnection
    session: str = ""
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    _number: int = 0

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """A command of the DevTools protocol and its answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        self.socket.send(json.dumps({**message, "sessionId": self.session} if self.session else message))
        while True:
            told = json.loads(self.socket.recv(timeout=60))
            if told.get("id") == self._number:
                if "error" in told:
                    raise RuntimeError(f"{method}: {told['error']}")
                return told["result"]
            self._hear(told)

    def _hear(self, told: dict[str, Any]) -> None:
        method, params = told.get("method"), told.get("params", {})
        if method == "Runtime.exceptionThrown":
            details = params["exceptionDetails"]
            self.complaints.append(details.get("exception", {}).get("description", details["text"]))
        elif method == "Log.entryAdded" and params["entry"]["level"] == "error":
            self.complaints.append(params["entry"]["text"])
        elif method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])

    def open(self, page: Path, fragment: str = "", *, width: int = 1280, height: int = 800) -> None:
        """Load a file and wait until its fonts and scripts are there."""
        self.size(width, height)
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=page.resolve().as_uri() + fragment)
        self.run(
            "new Promise(done => document.readyState === 'complete' ? done() : addEventListener('load', done))"
        )
        self.run("document.fonts.ready.then(() => new Promise(done => setTimeout(done, 30)))")

    def size(self, width: int, height: int = 800, scale: float = 1) -> None:
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=scale,
            mobile=width < 600,
        )

    def run(self, script: str) -> Any:
        """The value of an expression, awaited."""
        found = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in found:
            raise RuntimeError(found["exceptionDetails"].get("exception", found["exceptionDetails"]))
        return found["result"].get("value")

    def until(self, condition: str) -> None:
        """Wait for a condition of the page, at most 15 seconds."""
        self.run(f"""new Promise((done, fail) => {{
            const end = Date.now() + 15000;
            (function look() {{
                if ({condition}) done();
                else if (Date.now() > end) fail(new Error("never: " + {json.dumps(condition)}));
                else setTimeout(look, 10);
            }})();
        }})""")

    def media(self, kind: str = "", scheme: str = "light") -> None:
        self.call(
            "Emulation.setEmulatedMedia",
            media=kind,
            features=[{"name": "prefers-color-scheme", "value": scheme}],
        )

    def key(self, name: str, code: int = 0, text: str = "") -> None:
        """Press and let go of a key."""
        for kind in ("keyDown", "keyUp"):
            given = {"text": text} if text and kind == "keyDown" else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=name, windowsVirtualKeyCode=code, **given)

    def picture(self, target: Path, *, whole: bool = False) -> Path:
        """A PNG of what is seen, or of the whole page."""
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"]
        target.write_bytes(base64.b64decode(data))
        return target

    def printed(self) -> bytes:
        """The page as a PDF."""
        return base64.b64decode(
            self.call("Page.printToPDF", printBackground=True, preferCSSPageSize=True)["data"]
        )

    def axe(self) -> list[str]:
        """Violations of WCAG 2.2 A and AA and best practices that axe-core finds, as `rule: first place (count)`."""
        if not self.run("typeof axe === 'object'"):
            self.run(axe_source() + ";0")
        found = self.run(
            "axe.run(document, {resultTypes: ['violations'], preload: false}).then(r => r.violations)"
        )
        return [f"{row['id']}: {row['nodes'][0]['html'][:160]} ({len(row['nodes'])})" for row in found]


def axe_source() -> str:
    """axe-core from npm, fetched once into the cache; a test that needs it is NOT RUN without a network."""
    folder = cache_dir(os.environ) / "node" / AXE.replace("@", "-")
    script = folder / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        try:
            install_npm(AXE, folder)
        except AllureError as error:
            pytest.skip(f"NOT RUN: {AXE}, install: npm ({error})")
    return script.read_text("utf-8")


@contextmanager
def chromium(profile: Path) -> Iterator[Browser]:
    """A browser of its own, ended with the test."""
    process = subprocess.Popen(
        ["chromium", *_FLAGS, f"--user-data-dir={profile}"],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stderr is not None
        address = next(found[0] for line in process.stderr if (found := re.search(r"ws://\S+", line)))
        with connect(address, max_size=None) as socket:
            browser = Browser(socket)
            page = browser.call("Target.createTarget", url="about:blank")["targetId"]
            browser.session = browser.call("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
            for domain in ("Page", "Runtime", "Log", "Network"):
                browser.call(f"{domain}.enable")
            yield browser
    finally:
        process.terminate()
        process.wait(30)
