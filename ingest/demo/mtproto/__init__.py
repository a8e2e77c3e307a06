"""A loopback MTProto server with a few channels, for the demo and the tests.

It speaks Telethon's own TL layer, so client and server agree by construction. It is no Telegram: it
knows the methods that reading channels and logging in need, and can be told to misbehave (`Faults`).
"""

from ingest.demo.mtproto.faults import Faults, RpcFault
from ingest.demo.mtproto.server import MtprotoServer, running, running_in_thread
from ingest.demo.mtproto.world import ChannelWorld, World
from ingest.demo.mtproto.worldfile import load_world

__all__ = ["ChannelWorld", "Faults", "MtprotoServer", "RpcFault", "World", "load_world", "running", "running_in_thread"]
