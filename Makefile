# Two commands do everything: `make run` and `make test`. Both set up .venv first if it is missing or out of date.
# A new target belongs here when people need it often; give it a `## what it does` and `make help` lists it.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
PIP    := $(BIN)/python -m pip --disable-pip-version-check
EXAMPLE := fixtures/release/siaran-pers.txt

.DEFAULT_GOAL := help
.PHONY: help setup run serve test lint unit long bench-archive floors schema rules train lock bench fuzz clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 16

setup: $(READY) ## make the environment in .venv

# Debian ships Python without ensurepip; then the machine's own pip puts one into the new environment.
$(BIN)/python:
	@echo "Making $(VENV) with $(PYTHON)"
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { rm -rf $(VENV) && $(PYTHON) -m venv --without-pip $(VENV) \
	  && $(PYTHON) -m pip -q --python $(VENV)/bin/python install pip; }

$(READY): requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what requirements.lock names"
	@$(PIP) install -q --require-hashes -r requirements.lock
	@$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@

run: $(READY) ## check the example article, then serve the page and the API on 127.0.0.1:8000
	@$(BIN)/cekangka check $(EXAMPLE) || test $$? -eq 1
	@$(BIN)/cekangka serve

serve: $(READY) ## serve alone
	@$(BIN)/cekangka serve

test: lint unit ## everything: style, types, layers, tests

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

unit: $(READY)
	@$(BIN)/pytest

long: $(READY) ## run the tests that take minutes: runs that are killed, on one machine and (with pyspark) on Spark
	@$(BIN)/pytest -m long

bench-archive: $(READY) ## measure archive runs on 50.000 generated articles; writes the table in docs/benchmarks.md
	@$(BIN)/python -m benchmarks.archive

floors: $(READY) ## score the program on the gold articles against the recorded floors
	@$(BIN)/cekangka evaluate fixtures/articles --breaks --floors fixtures/floors.toml
	@$(BIN)/cekangka evaluate fixtures/uji --floors fixtures/uji.toml

schema: $(READY) ## write docs/report.schema.json from the models
	@$(BIN)/python -m service.schema > docs/report.schema.json

rules: $(READY) ## write docs/rules.md from the rules and their examples
	@$(BIN)/python -m service.rule_reference > docs/rules.md

train: $(READY) ## train the models anew (a minute; always the same bytes)
	@$(BIN)/python -m training.train
	@$(BIN)/python -m training.relations fixtures/articles

lock: $(READY) ## pin the newest releases that pyproject.toml allows
	@$(PIP) install -q uv
	@$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate \
	  --custom-compile-command "make lock" --extra dev --python-version 3.11 pyproject.toml -o requirements.lock

bench: $(READY) ## measure speed beside the peers, which it installs, and on hostile texts; writes docs/benchmarks.md
	@$(PIP) install -q -r benchmarks/requirements.txt
	@$(BIN)/python -m benchmarks.speed
	@$(BIN)/python -m benchmarks.hostile

fuzz: $(READY) ## break invented news all night: a million texts, each with every invariant
	@$(BIN)/python tests/extractor/fuzz.py

clean: ## remove the environment and everything made by tools
	rm -rf $(VENV) artifacts .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
