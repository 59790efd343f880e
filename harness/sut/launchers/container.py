"""A product in a container, through testcontainers: `[launcher] kind = "container"` in `sut.toml`.

Companions (the product's own database, clamd) are started first, in their order, each waited for. On the default
network the product calls them by name; with `network = "host"` all of them are on the host's own network. The product
gets `KIEMCHUAN_*` variables; on the default network it reaches the simulated axis only if that is opened (`--bind`).
"""

from __future__ import annotations

import os
import re
import socket
import time
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from typing import Any, Final

import httpx

from harness.sut.declaration import Declaration, DeclarationError
from harness.sut.launchers.launched import Launched, Surroundings
from harness.sut.launchers.output import MOST

LOOPBACK: Final = "127.0.0.1"
_SECONDS: Final = 60.0
_LOOK_EVERY: Final = 0.2


def start_container(declaration: Declaration, around: Surroundings) -> Launched:
    """Start companions and image, wait until the driver answers. DeclarationError says what to mend in `sut.toml`."""
    settings, source = declaration.launcher, declaration.source
    for name in ("image", "port"):
        if name not in settings:
            raise DeclarationError(f"{source}: launcher.{name} is missing; a container needs image and port")
    # we stop what we start; no reaper image is fetched
    os.environ.setdefault("TESTCONTAINERS_RYUK_DISABLED", "true")
    token = declaration.driver.token
    on_host = settings.get("network") == "host"
    with ExitStack() as stack:
        network = _network(stack, source) if settings.get("companions") and not on_host else None
        for companion in settings.get("companions", ()):
            beside = _started(stack, companion, network, companion["name"], on_host, source, {})
            _companion_ready(beside, companion, on_host, source)
        port = int(settings["port"])
        container = _started(stack, settings, network, "product", on_host, source, around.environment, port)
        url = f"http://{LOOPBACK}:{port if on_host else int(container.get_exposed_port(port))}"
        stack.callback(_keep_output, container, around, (token, *around.secrets))
        _driver_ready(url, token, container, float(settings.get("ready_seconds", _SECONDS)), source)
        kept = stack.pop_all()
    return Launched(url, token, kept.close, gone=lambda: _gone(container), log=around.log)


def _network(stack: ExitStack, source: str) -> Any:
    from testcontainers.core.network import Network

    try:
        network = Network().create()
    except Exception as error:  # docker's own errors
        raise DeclarationError(
            f'{source}: launcher.companions: không tạo được mạng; dùng network = "host" / '
            f'no network could be made; use network = "host": {error}'
        ) from error
    stack.callback(network.remove)
    return network


def _started(
    stack: ExitStack, settings: Mapping[str, Any], network: Any, name: str, on_host: bool, source: str,
    environment: Mapping[str, str], port: int = 0,
) -> Any:  # fmt: skip
    """A running container that is stopped when the stack unwinds."""
    from testcontainers.core.container import DockerContainer

    container = DockerContainer(str(settings["image"]))
    for key, value in {**environment, **settings.get("environment", {})}.items():
        container.with_env(key, str(value))
    if "command" in settings:
        container.with_command(str(settings["command"]))
    if on_host:
        container.with_kwargs(network_mode="host")
    elif network is not None:
        container.with_network(network).with_network_aliases(name)
    if port and not on_host:
        container.with_exposed_ports(port)
    elif settings.get("ready_port") and not on_host:
        container.with_exposed_ports(int(settings["ready_port"]))
    try:
        container.start()
    except Exception as error:  # docker's own errors: daemon away, image unknown
        with suppress(Exception):
            container.stop()
        raise DeclarationError(f"{source}: the container {name} did not start: {error}") from error
    stack.callback(container.stop)
    return container


def _companion_ready(container: Any, settings: Mapping[str, Any], on_host: bool, source: str) -> None:
    """Until its log has the line, its port is open, or at once where neither is asked for."""
    deadline = time.monotonic() + float(settings.get("ready_seconds", _SECONDS))
    wanted = re.compile(settings["ready_log"]) if "ready_log" in settings else None
    port = int(settings.get("ready_port", 0))
    outside = port if on_host or not port else int(container.get_exposed_port(port))
    while not ((wanted is None or wanted.search(_said(container))) and (not outside or _open(outside))):
        if (how := _gone(container)) or time.monotonic() > deadline:
            raise DeclarationError(
                f"{source}: launcher.companions: {settings['name']} chưa sẵn sàng / is not ready "
                f"({how or 'ready_seconds'})\n{_said(container)[-2000:]}"
            )
        time.sleep(_LOOK_EVERY)  # no event tells when a stranger's server is up


def _driver_ready(url: str, token: str, container: Any, seconds: float, source: str) -> None:
    """Until `GET /about` answers anything at all; the contract check judges what."""
    deadline = time.monotonic() + seconds
    with httpx.Client(trust_env=False, timeout=2.0) as client:
        while True:
            try:
                client.get(f"{url}/about", headers={"Authorization": f"Bearer {token}"})
            except httpx.HTTPError as error:
                if (how := _gone(container)) or time.monotonic() > deadline:
                    raise DeclarationError(
                        f"{source}: the driver in the container does not answer at {url}: {how or error}\n"
                        f"{_said(container)[-2000:]}"
                    ) from error
                time.sleep(_LOOK_EVERY)
            else:
                return


def _said(container: Any) -> str:
    with suppress(Exception):  # docker's own errors: the container is gone
        out, err = container.get_logs()
        return bytes(out + err).decode("utf-8", "replace")
    return ""


def _gone(container: Any) -> str:
    """How a container ended, in both languages; empty while it runs."""
    try:
        wrapped = container.get_wrapped_container()
        wrapped.reload()
    except Exception as error:  # docker's own errors
        return f"thùng chứa không còn / the container is gone: {error}"
    if wrapped.status == "running":
        return ""
    return (
        f"thùng chứa đã dừng / the container has ended (mã / code {wrapped.attrs['State'].get('ExitCode')})"
    )


def _keep_output(container: Any, around: Surroundings, secrets: tuple[str, ...]) -> None:
    """What it printed, without secrets, as far as is kept of any product."""
    text = _said(container)
    for secret in secrets:
        if len(secret) > 3:
            text = text.replace(secret, "***")
    around.log.parent.mkdir(parents=True, exist_ok=True)
    around.log.write_bytes(text.encode()[:MOST])


def _open(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(2.0)
        return probe.connect_ex((LOOPBACK, port)) == 0
