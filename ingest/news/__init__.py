"""Room: news."""
