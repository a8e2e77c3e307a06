"""Read Telegram's answers again from their bytes: after an upgrade of Telethon, or of what reads them here.

Nothing is asked of Telegram. Observations that come out as before add no row; others count in place of the old ones.
"""

from ingest.model import Summary, Way
from ingest.pipeline.answers import PARSER, Intake, parser_version
from ingest.pipeline.session import Session
from ingest.store import captures_to_reparse, quarantined_captures

_BATCH = 200


def reparse(session: Session, *, everything: bool = False) -> Summary:
    """Read again what another version read or what could not be read; `everything` takes all answers."""
    version = "" if everything else parser_version()
    with session.run("reparse") as tally, Intake(session, tally) as intake:
        with session.reading() as conn:
            before = quarantined_captures(conn, Way.MTPROTO)
        intake.resume()
        last = 0
        while True:
            with session.reading() as conn:
                captures = captures_to_reparse(conn, Way.MTPROTO, PARSER, version, above=last, limit=_BATCH)
            if not captures:
                break
            last = captures[-1].id
            tally.add(items=len(captures))
            intake.read_again(captures)
        with session.reading() as conn:
            after = quarantined_captures(conn, Way.MTPROTO)
        tally.add(quarantined=after, released=max(before - after, 0))
        intake.settle()
    return tally.summary()
