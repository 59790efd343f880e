"""Writers of reports, each fed by the events and the evidence of a run folder alone."""

from __future__ import annotations

from pathlib import Path


def write_all(
    run_dir: Path, *, html: bool, page: bool | None = None, proof: Path | None = None, examine: bool = False
) -> dict[str, Path]:
    """Write every report into the run folder; see `reports.everything`, loaded only when it is needed.

    `html`: Allure's page, which needs its program; `page`: our own, by default along with it;
    `proof`: a proof.json whose proved rules our page marks on its map;
    `examine`: hold the run against its seal first, as whoever has not just sealed it must.
    """
    from reports.everything import write_reports

    return write_reports(
        run_dir, html=html, page=html if page is None else page, proof=proof, examine=examine
    )
