"""A kernel whose cells are plain Vietnamese Gherkin; a cell that begins with % is a magic."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp

NAME = "kiemchuan-gherkin"
_MAGIC = "%%gherkin\n"


class GherkinKernel(IPythonKernel):
    """IPython's kernel with another idea of what stands in a cell."""

    implementation = "kiemchuan"
    language_info = {"name": "gherkin", "mimetype": "text/x-gherkin", "file_extension": ".feature"}  # noqa: RUF012 - so named by ipykernel
    banner = "kiemchuan – Gherkin tiếng Việt"

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        shell: Any = self.shell
        shell.run_line_magic("load_ext", "harness.jupyter")

    async def do_execute(self, code: str, *arguments: Any, **options: Any) -> Any:
        """A cell is Gherkin unless it begins with a magic."""
        return await super().do_execute(cell_of(code), *arguments, **options)

    def do_complete(self, code: str, cursor_pos: int) -> Any:
        """As in a `%%gherkin` cell; positions are those of the cell as written."""
        before = len(cell_of(code)) - len(code)
        answer = super().do_complete(cell_of(code), cursor_pos + before)
        for place in ("cursor_start", "cursor_end"):
            answer[place] = max(0, answer[place] - before)
        return answer


def cell_of(code: str) -> str:
    """The code that IPython is given."""
    return code if code.lstrip().startswith("%") else _MAGIC + code


def install(prefix: Path) -> Path:
    """Write the kernel's spec below a prefix (an environment's `sys.prefix`); its folder is the answer."""
    folder = prefix / "share" / "jupyter" / "kernels" / NAME
    folder.mkdir(parents=True, exist_ok=True)
    spec = {
        "argv": [sys.executable, "-m", "harness.jupyter.kernel", "-f", "{connection_file}"],
        "display_name": "Gherkin tiếng Việt (kiemchuan)",
        "language": "gherkin",
    }
    (folder / "kernel.json").write_text(json.dumps(spec, ensure_ascii=False, indent=1), "utf-8")
    return folder


if __name__ == "__main__":
    IPKernelApp.launch_instance(kernel_class=GherkinKernel)
