"""Room: telegram."""
