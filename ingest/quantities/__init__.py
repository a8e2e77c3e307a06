"""Room: quantities."""
