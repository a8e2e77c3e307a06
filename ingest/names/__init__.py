"""People, offices and places of the watched channels across scripts.

A channel entry holds native script only; everything else (spellings, case forms, consonant skeletons, office and region
keys) is generated here from data files. No judgement on links is made here: see `ingest.linking`.
"""

from ingest.names.gazetteer import Gazetteer
from ingest.names.mentions import Mention, MentionKind, OtherSource, SourceKind
from ingest.names.others import find_others as find_other_officials

__all__ = ["Gazetteer", "Mention", "MentionKind", "OtherSource", "SourceKind", "find_other_officials"]
