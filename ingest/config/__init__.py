"""What the operator asks for: the files of config/ and the environment.

Not here: secrets in files, and knowledge of languages (data inside the room that owns it).
Invariant: a value that is not written takes its model's default; values never change after loading.
"""

from ingest.config.channels import ChannelEntry, Source
from ingest.config.load import Config, Watch, check_config, load_config
from ingest.config.outlets import OutletEntry
from ingest.config.retention import Retention
from ingest.config.rules import Facts, Linking, Rule, Rules, Tolerances
from ingest.config.settings import Settings, read_settings

__all__ = [
    "ChannelEntry",
    "Config",
    "Facts",
    "Linking",
    "OutletEntry",
    "Retention",
    "Rule",
    "Rules",
    "Settings",
    "Source",
    "Tolerances",
    "Watch",
    "check_config",
    "load_config",
    "read_settings",
]
