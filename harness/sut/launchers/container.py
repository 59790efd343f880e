"""A product in a container, through testcontainers: `[launcher] kind = "container"` in `sut.toml`.

[launcher]
kind = "container"
image = "registry.example/qlvb:5.2"     # must be on the machine, or in a registry that it reaches
port = 8900                             # where the driver listens inside
environment = { TZ = "Asia/Ho_Chi_Minh" }
network = "host"                        # optional: the host's own network; then the port is the host's
command = "…"                           # optional
ready_seconds = 60                      # optional
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from typing import Any

import httpx

from harness.sut.declaration import Declaration, DeclarationError
from harness.sut.launchers import Launched

LOOPBACK = "127.0.0.1"


def start_container(declaration: Declaration) -> Launched:
    """Start the image and wait until its driver answers. DeclarationError says what to mend in `sut.toml`."""
    settings = declaration.launcher
    for name in ("image", "port"):
        if name not in settings:
            raise DeclarationError(
                f"{declaration.source}: launcher.{name} is missing; a container needs image and port"
            )
    os.environ.setdefault(
        "TESTCONTAINERS_RYUK_DISABLED", "true"
    )  # we stop what we start; no reaper image is fetched
    from testcontainers.core.container import DockerContainer

    container = DockerContainer(str(settings["image"]))
    for name, value in dict(settings.get("environment", {})).items():
        container.with_env(name, str(value))
    if "command" in settings:
        container.with_command(str(settings["command"]))
    port = int(settings["port"])
    on_host = settings.get("network") == "host"
    if on_host:
        container.with_kwargs(network_mode="host")
    else:
        container.with_exposed_ports(port)
    try:
        container.start()
    except Exception as error:  # docker's own errors: daemon away, image unknown
        raise DeclarationError(f"{declaration.source}: the container did not start: {error}") from error
    try:
        outside = port if on_host else int(container.get_exposed_port(port))
        url = f"http://{LOOPBACK}:{outside}"
        _wait(url, declaration.driver.token, settings)
    except BaseException:
        container.stop()
        raise
    return Launched(url, declaration.driver.token, container.stop)


def _wait(url: str, token: str, settings: Mapping[str, Any]) -> None:
    """Until `GET /about` answers anything at all; the contract check judges what."""
    deadline = time.monotonic() + float(settings.get("ready_seconds", 60))
    with httpx.Client(trust_env=False, timeout=2.0) as client:
        while True:
            try:
                client.get(f"{url}/about", headers={"Authorization": f"Bearer {token}"})
            except httpx.HTTPError as error:
                if time.monotonic() > deadline:
                    raise DeclarationError(
                        f"the driver in the container does not answer at {url}: {error}"
                    ) from error
                time.sleep(0.2)  # no event tells when a stranger's server is up
            else:
                return
