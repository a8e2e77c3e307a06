"""Benchmarks: what `make bench` runs; no tests."""
