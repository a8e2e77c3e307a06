"""Bring the scores of links to what reviewers said of them; decisions stay as they are."""

from typing import TYPE_CHECKING

from ingest.linking.calibration import LEAST, LEAST_OF_EACH, Calibration, Fit, Judged, fit_calibration
from ingest.model import Issue, Summary
from ingest.pipeline.session import Session
from ingest.store.calibration import JudgedLink, judged_links, read_calibration, save_calibration

if TYPE_CHECKING:
    from sqlalchemy import Connection

_MARK = "~"  # before slope and shift in the version of a link


def calibrate(session: Session) -> Summary:
    """Fit the calibration to all judgements on links and keep it when it does better on judgements not fitted.

    The next `link` makes all scores again under it. No calibration is a result too: it replaces an earlier one.
    """
    with session.run("calibrate") as tally, session.transaction("calibration") as conn:
        judged = [
            Judged(_before(one), one.confirmed, one.article_revision_id)
            for one in judged_links(conn)
            if not any(name.startswith("explicit") for name in one.reasons)
        ]
        found = fit_calibration(judged)
        if found.calibration != calibration_of(conn):
            save_calibration(conn, _told(found), session.clock())
            tally.add(changed=1)
        tally.add(
            judgements=found.judgements,
            confirmed=found.confirmed,
            loss_before_milli=round(1000 * found.loss_before),
            loss_after_milli=round(1000 * found.loss_after),
        )
        dismissed = found.judgements - found.confirmed
        if found.judgements < LEAST or min(found.confirmed, dismissed) < LEAST_OF_EACH:
            said = f"Scores stay as they are below {LEAST} judgements on links, {LEAST_OF_EACH} of each kind."
            tally.note(Issue("few_judgements", "calibrate", said))
    return tally.summary()


def calibration_of(conn: "Connection") -> Calibration:
    """Return the calibration that counts; that of the shipped weights when none was fitted."""
    held = read_calibration(conn)
    return Calibration(float(held["slope"]), float(held["shift"])) if held else Calibration()


def marked(version: str, calibration: Calibration) -> str:
    """Return the version of links made under this calibration."""
    if calibration == Calibration():
        return version
    return f"{version}{_MARK}{calibration.slope:g}{_MARK}{calibration.shift:g}"


def _before(link: JudgedLink) -> float:
    """Return the log-odds of a link before the calibration that its version names."""
    parts = link.version.split(_MARK)[1:]
    made = Calibration(float(parts[0]), float(parts[1])) if len(parts) == 2 else Calibration()
    return made.undone(link.score)


def _told(found: Fit) -> dict[str, float | int]:
    return {
        "slope": found.calibration.slope,
        "shift": found.calibration.shift,
        "judgements": found.judgements,
        "confirmed": found.confirmed,
        "loss_before": round(found.loss_before, 4),
        "loss_after": round(found.loss_after, 4),
    }
