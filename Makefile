# Two commands for users: `make demo` and `make test`. Both set up everything they need in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
WORKERS ?= auto

.PHONY: demo test lint types messages translations gazetteer boundaries examples clean

demo: $(VENV)/.ready
	$(BIN)/njia demo

test: lint types
	$(BIN)/python -m pytest -n $(WORKERS)

lint: $(VENV)/.ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports

types: $(VENV)/.ready-dev
	$(BIN)/mypy

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Njia needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another with make PYTHON=python3.11.") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: requirements.lock pyproject.toml $(wildcard src/njia/locale/*/LC_MESSAGES/*.po) | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --require-hashes -r requirements-build.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -qq -j 0 $(VENV)/lib src || true
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

# Collect the sentences that people read into the catalogues of all languages.
translations: $(VENV)/.ready-dev
	$(BIN)/python tools/collect_messages.py

# Rebuild the gazetteer's index, the boundaries of the maps and the files of the examples from their sources.
gazetteer: $(VENV)/.ready-dev
	$(BIN)/python tools/build_gazetteer.py

examples: $(VENV)/.ready-dev
	$(BIN)/python examples/kenya-2020/make.py
	$(BIN)/python examples/kenya-2019/make.py

lock:
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q pyproject.toml --group build --group test -o requirements-dev.lock
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q pyproject.toml -c requirements-dev.lock -o requirements.lock
	printf 'hatchling\nbabel\n' | $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q - -c requirements-dev.lock -o requirements-build.lock

clean:
	rm -rf $(VENV) njia-demo
