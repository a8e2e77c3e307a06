# `make help` lists the targets. Everything runs as a module of .venv's python: a script's first line cannot
# hold a path with a blank. Paths are relative for the same reason.

PY := .venv/bin/python
ARGS ?=
# Tests start hundreds of processes; without kept bytecode each would compile the package anew.
unexport PYTHONDONTWRITEBYTECODE
.DEFAULT_GOAL := help
.PHONY: help setup demo test check lint types drills test-celery bench bench-quantities bench-compare bench-link bench-world bench-store bench-scale bench-telegram bench-desk clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-17s %s\n", $$1, $$2}' Makefile

setup: ## make .venv from requirements.lock; takes no time when nothing changed
	@sh .ci/setup

demo: setup ## the whole thing on bundled material; ARGS=--once ends by itself
	@$(PY) -m ingest demo $(ARGS)

test: lint ## everything that must hold: all tests, up to four files at a time, beside lint and types; ARGS go to pytest
	@sh .ci/test $(ARGS)

check: lint types ## format, lint, types, floors, documents
	$(PY) -m pytest tests/test_docs.py tests/test_repository.py tests/config/test_schema.py

lint: setup
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .

types: setup
	$(PY) -m mypy
	$(PY) -c "from importlinter.cli import lint_imports_command as run; run()"

drills: setup ## break a running Airflow on purpose and look at what is left; some minutes
	$(PY) -m pytest tests/drills -m "drill or not drill" -n0 -s $(ARGS)

test-celery: setup ## the whole way with CeleryExecutor and two workers; needs redis-server
	$(PY) -m pytest tests/e2e/test_celery.py -m celery -n0 -s $(ARGS)

bench: bench-quantities bench-compare bench-link bench-world bench-store bench-scale bench-telegram bench-desk ## measure everything; writes docs/benchmarks.md

bench-quantities: setup ## numbers in text: quality and speed, beside the peers
	$(PY) -m tests.benchmarks.quantities $(ARGS)
	$(PY) -m tests.benchmarks.quantities_start --write

bench-compare: setup ## verdicts: quality and speed, beside the bare rule 'same value or not'
	$(PY) -m tests.benchmarks.compare $(ARGS)

bench-link: setup ## links: quality on a world of channels and outlets, time against stored posts
	$(PY) -m tests.benchmarks.link --write $(ARGS)

bench-world: setup ## the whole way, from exports and pages to flags, beside digits alone
	$(PY) -m tests.benchmarks.world --write $(ARGS)

bench-store: setup ## importing an export: messages a second, memory
	$(PY) -m tests.benchmarks.store --write $(ARGS)

bench-scale: setup ## links against 10 and 100 thousand stored posts; ARGS=--million adds a million, --keep FOLDER keeps them
	$(PY) -m tests.benchmarks.link_scale --write $(ARGS)

bench-telegram: setup ## collecting: rate, a bad day and the planning of polls, beside the plain loop
	$(PY) -m tests.benchmarks.telegram --write $(ARGS)

bench-desk: setup ## the desk's pages with 10,000 flags in the store, beside a list that is not paged
	$(PY) -m tests.benchmarks.desk --write $(ARGS)

clean: ## remove .venv and everything that tools leave; the store (INGEST_HOME) stays
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
