"""Every report of a run folder, in one go."""

from __future__ import annotations

from pathlib import Path

from reports.allure.html import write_html
from reports.allure.node import AllureError
from reports.allure.writer import write_allure_results
from reports.history import past_runs
from reports.junit import write_junit
from reports.proof import proved_rules
from reports.proved import recorded_rules
from reports.record import RunRecord
from reports.scenario_folders import write_scenario_folders
from reports.summary import write_summary
from reports.text import write_text

ALLURE_PAGE = "report.html"
_LATER = {"earl": "earl.jsonld", "gitb": "gitb.xml", "csv": "rules.csv"}


class HtmlError(Exception):
    """Everything was written but the HTML page, whose tool is missing or failed; says what to do.

    `written`: what was written, as `write_reports` would have answered.
    """

    def __init__(self, message: str, written: dict[str, Path]) -> None:
        self.written = written
        super().__init__(message)


def renew_reports(run_dir: Path) -> list[str]:
    """Write again what an earlier report left of our own formats, as of a run that was taken up since. Its names.

    Allure's page is not ours to write without its program: one of an earlier state is taken away.
    """
    from reports.formats import write_formats
    from reports.page.write import NAME, write_page

    record = RunRecord.read(run_dir)
    there = [name for name, file in _LATER.items() if (run_dir / file).is_file()]
    write_formats(run_dir, there)
    if (run_dir / NAME).is_file():
        write_page(record, run_dir / NAME, recorded_rules())
        there.append("page")
    (run_dir / ALLURE_PAGE).unlink(missing_ok=True)
    return there


def write_reports(
    run_dir: Path, *, html: bool, page: bool, proof: Path | None = None, examine: bool = False
) -> dict[str, Path]:
    """Write `summary`, `junit`, `allure`, `text`, the folders `scenarios`; if asked for our `page` and Allure's `html`.

    Says where each is. `proof`: a proof.json whose proved rules our page marks, by default the last whole one on
    record; ProofError if it is none.
    `examine`: hold the run against its seal first; reports of an altered record say so.
    EventsError if the folder holds no run; HtmlError (all else is written) if Allure cannot be had.
    """
    record = RunRecord.examined(run_dir) if examine else RunRecord.read(run_dir)
    proved = proved_rules(proof) if proof else recorded_rules()
    written = {
        "summary": write_summary(record, run_dir / "summary.json"),
        "junit": write_junit(record, run_dir / "junit.xml"),
        "allure": write_allure_results(record, run_dir / "allure-results"),
    }
    if folders := write_scenario_folders(record):
        written["scenarios"] = folders
    written["text"] = write_text(written["summary"], run_dir)
    if page:
        from reports.page.write import NAME, write_page

        written["page"] = write_page(record, run_dir / NAME, proved)
    if html:
        try:
            written["html"] = write_html(written["allure"], run_dir / ALLURE_PAGE, history=past_runs(record))
        except AllureError as error:
            raise HtmlError(str(error), written) from error
    return written
