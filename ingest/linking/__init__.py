"""Room: linking."""
