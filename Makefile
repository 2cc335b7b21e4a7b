# What a person does with this project: `make help` lists it. Every target first sets up what it lacks, once.

BIN := .venv/bin
LOCK := $(BIN)/uv --no-config --quiet pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--upgrade --no-annotate --no-emit-index-url --custom-compile-command "make lock" --extra build

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help pdf docx txt html all test format golden bench pictures conformance lock clean for-text for-pdf for-developing

pdf: for-pdf ## source/essay.md as PDF, in dist/
docx txt html: for-text
docx: ## … as a Word file
txt: ## … as plain text
html: ## … as one web page
all: for-pdf ## … in every format
pdf docx txt html all:
	@$(BIN)/essayexport $@

test: for-developing ## format, lint, types and tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto

format: for-developing ## lay out the code, and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

golden: for-developing ## accept what the golden tests print now
	$(BIN)/pytest tests/golden --accept

bench: for-developing ## processor time beside pandoc's
	$(BIN)/python tools/bench.py

conformance: for-developing ## the checks that take long, or need LibreOffice, npm or a browser
	$(BIN)/python tools/conformance.py

pictures: for-developing ## the pictures of the README, in docs/pictures/
	$(BIN)/python tools/pictures.py

lock: for-developing ## renew the lock files from pyproject.toml
	$(LOCK) --output-file requirements.lock
	$(LOCK) --output-file requirements-dev.lock --extra dev --constraint requirements.lock

clean: ## remove what was made: dist/, .venv and the caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find dist -mindepth 1 ! -name .gitkeep -delete

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

for-text:
	@tools/setup.sh text
for-pdf:
	@tools/setup.sh pdf
for-developing:
	@tools/setup.sh develop
