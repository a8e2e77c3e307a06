"""Words of a rise or fall that tell of things that fell: «обломки упали на склад», no number fell by anything.

Nor is what there is 'as of today' of today only.
"""

from ingest.claims.cues import Cue, Cues


def without_literal(cues: Cues) -> Cues:
    """Return the cues without those of a facet or side that lie inside a phrase which takes them literally."""
    phrases = cues.of("literal")
    if not phrases:
        return cues
    kept = [cue for cue in cues.all if not any(_inside(cue, phrase) for phrase in phrases)]
    return Cues([cue for cue in kept if cue.section != "literal"])


def _inside(cue: Cue, phrase: Cue) -> bool:
    """Tell whether a cue of the facet, gap or side that the phrase names shares words with it."""
    named = cue.key == phrase.key and cue.section in ("facet", "gap", "side")
    return named and cue.start < phrase.end and phrase.start < cue.end
