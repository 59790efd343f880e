"""The magics `%%gherkin`, `%rule` and `%kiemchuan`, and completion of step texts inside `%%gherkin` cells."""

from __future__ import annotations

import atexit
import shlex
from typing import Any, cast

from IPython.core.completer import CompletionContext, SimpleCompletion, SimpleMatcherResult, context_matcher
from IPython.core.error import UsageError
from IPython.core.magic import Magics, cell_magic, line_magic, magics_class
from IPython.display import display

from harness.catalogue import CatalogueError
from harness.jupyter.completion import complete, plain, texts
from harness.jupyter.session import NotebookSession
from harness.jupyter.shown import show_rule, show_scenarios
from harness.oracles.profile import ProfileError
from harness.sut.declaration import DeclarationError

EXPECTED = (CatalogueError, DeclarationError, ProfileError, OSError)
"""What a user can mend: told in one line, without a traceback."""
_HELP = """%kiemchuan               sản phẩm đang gắn, số bước / what is attached
%kiemchuan sut FILE      gắn sản phẩm của sut.toml / attach a product
%kiemchuan reference     trở lại bản tham chiếu / back to the embedded reference
%kiemchuan reset         bỏ các bước rời đang dở / forget the loose steps so far
%kiemchuan stop          dừng thế giới mô phỏng / stop the simulated world
%kiemchuan steps [CHỮ]   các câu bước có chữ ấy / step texts with these words
%kiemchuan rules [ĐIỀU]  các quy tắc / the rules, of one điều"""


# IPython's decorators and base class carry no types.
@magics_class
class KiemchuanMagics(Magics):
    """One session for the life of the kernel; the world starts with the first cell that needs it."""

    def __init__(self, shell: Any) -> None:
        super().__init__(shell)
        self._session: NotebookSession | None = None
        atexit.register(self.close)

    @property
    def session(self) -> NotebookSession:
        if self._session is None:
            self._session = NotebookSession.open()
        return self._session

    @cell_magic
    def gherkin(self, line: str, cell: str) -> None:
        """Run scenarios, or loose steps that go on from the cell before. `%%gherkin` and the text below it."""
        try:
            display(show_scenarios(self.session, self.session.run_cell(cell)))
        except EXPECTED as error:
            raise UsageError(str(error)) from None

    @line_magic
    def rule(self, line: str) -> None:
        """`%rule D15.k2-2` shows a rule and runs its scenarios; `%rule --show D15.k2-2` only shows it."""
        words = line.split()
        names = [word for word in words if not word.startswith("--")]
        if len(names) != 1 or set(words) - {*names, "--show"}:
            raise UsageError("%rule [--show] ID, ví dụ / e.g. %rule D15.k2-2")
        try:
            display(show_rule(self.session, names[0], run="--show" not in words))
        except EXPECTED as error:
            raise UsageError(str(error)) from None

    @line_magic
    def kiemchuan(self, line: str) -> None:
        """What is attached, and how to attach another: `%kiemchuan help`."""
        command, *rest = shlex.split(line) or ["about"]
        try:
            self._command(command, rest)
        except EXPECTED as error:
            raise UsageError(str(error)) from None

    def _command(self, command: str, rest: list[str]) -> None:
        match command, rest:
            case "about", []:
                sut = self.session.settings.sut
                print(
                    f"{sut.name} {sut.version} ({sut.vendor}), vai {sut.role}; {len(self._texts())} câu bước"
                )
            case "sut", [path]:
                self._attach(NotebookSession.open(sut=path))
            case "reference", []:
                self._attach(NotebookSession.open())
            case "reset", []:
                self.session.reset()
            case "stop", []:
                self.close()
            case "steps", words:
                wanted = plain(" ".join(words)).split()
                print(
                    "\n".join(text for text in self._texts() if all(word in plain(text) for word in wanted))
                )
            case "rules", numbers:
                rules = [r for r in self.session.catalogue.rules if not numbers or str(r.article) in numbers]
                print("\n".join(f"{rule.id:14} {rule.text_vi}" for rule in rules))
            case _:
                print(_HELP)

    def _texts(self) -> list[str]:
        words = {"given": "Biết", "when": "Khi", "then": "Thì"}
        return [
            f"{word} {text}" for kind, word in words.items() for text in texts(self.session.registry, kind)
        ]

    def _attach(self, session: NotebookSession) -> None:
        self.close()
        self._session = session
        self._command("about", [])

    def close(self) -> None:
        """Stop the world; the next cell starts another."""
        if self._session is not None:
            self._session.close()
        self._session = None

    @context_matcher()  # type: ignore[untyped-decorator]
    def complete_step(self, context: CompletionContext) -> SimpleMatcherResult:
        """Completions for the step under the cursor of a `%%gherkin` cell."""
        text = context.full_text
        if not text.startswith("%%gherkin"):
            return {"completions": []}
        lines = text.splitlines()[: context.cursor_line + 1]
        lines[-1] = lines[-1][: context.cursor_position]
        fragment, found = complete(self.session.registry, "\n".join(lines))
        return cast(
            SimpleMatcherResult,
            {
                "completions": [SimpleCompletion(one, type="bước") for one in found],
                "matched_fragment": fragment,
                "suppress": bool(found),
                "ordered": True,
            },
        )


def register(shell: Any) -> None:
    """Make the magics known to a shell, once."""
    if "gherkin" in shell.magics_manager.magics["cell"]:
        return
    magics = KiemchuanMagics(shell)
    shell.register_magics(magics)
    completer = getattr(shell, "Completer", None)
    if completer is not None:
        completer.custom_matchers.append(magics.complete_step)


def unregister(shell: Any) -> None:
    """Stop the world and take the magics back."""
    magics = shell.magics_manager.registry.pop("KiemchuanMagics", None)
    if magics is None:
        return
    magics.close()
    for kind, name in (("cell", "gherkin"), ("line", "rule"), ("line", "kiemchuan")):
        shell.magics_manager.magics[kind].pop(name, None)
    completer = getattr(shell, "Completer", None)
    if completer is not None and magics.complete_step in completer.custom_matchers:
        completer.custom_matchers.remove(magics.complete_step)
