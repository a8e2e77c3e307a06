"""Room: comparison."""
