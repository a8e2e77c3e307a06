"""Room: orchestration."""
