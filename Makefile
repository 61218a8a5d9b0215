# Everything that starts, checks or measures the project. `make` alone lists it.
# Only relative names below, so that the project may live in a folder with spaces in its name.

PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
# from the command line only: some shells export a HOST of their own, and a demo is not for the whole network
ifneq ($(origin HOST),command line)
HOST := 127.0.0.1
endif
WORKERS ?= 2

# what reading config/settings.py takes where nothing is connected to
SETTINGS := DATABASE_URL=postgresql:///none REDIS_URL=redis://127.0.0.1:1/0 SECRET_KEY=only-for-checks \
  CONTENT_KEYS=only-for-checks

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install demo test check style types imports migrations templates bench screenshots lock clean

help: ## list these targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' Makefile

install: .venv/.installed static/build/app.css ## set up everything, start nothing

demo: install ## run the product with a synthetic council on http://127.0.0.1:8000 (PORT=8001, HOST=0.0.0.0)
	@HOST='$(HOST)' PORT='$(PORT)' exec $(BIN)/python -m devstack demo

test: install ## run all tests, browser tests included (WORKERS=2, ARGS=...)
	@CHROMIUM="$$($(BIN)/python -m devstack.browser)" $(BIN)/python -m pytest -q -n $(WORKERS) $(ARGS)

check: style types imports migrations templates ## style, types, import directions, migrations, templates

style: .venv/.installed
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .

types: .venv/.installed
	$(SETTINGS) $(BIN)/python -m mypy

imports: .venv/.installed
	$(SETTINGS) $(BIN)/lint-imports

migrations: .venv/.installed
	TENURE_HOME=.cache/check $(BIN)/python manage.py makemigrations --check --dry-run

templates: .venv/.installed
	$(BIN)/djlint --quiet --lint templates

bench: install ## measure the metric engine and the main pages (takes minutes)
	$(BIN)/python -m bench $(ARGS)

screenshots: install ## renew docs/screenshots
	@CHROMIUM="$$($(BIN)/python -m devstack.browser)" $(BIN)/python -m devstack.screenshots

lock: .venv/.installed ## pin the newest allowed versions of every dependency
	for set in production development tools node; do \
	  $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
	    --output-file requirements/$$set.txt requirements/$$set.in || exit 1; \
	done
	cd assets && npm install --package-lock-only --ignore-scripts

clean: ## remove what was built (not the data in .local)
	rm -rf .venv .cache static/build staticfiles assets/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/.installed: requirements/tools.txt requirements/development.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo 'Tenure needs Python 3.11 or newer: make PYTHON=python3.12 ...'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@echo 'Installing the pinned Python packages'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/tools.txt
	@$(BIN)/uv pip sync --quiet --compile-bytecode --require-hashes --python $(BIN)/python requirements/development.txt \
	  || { echo "uv could not reach the packages; pip may, as it reads pip's own configuration (slower)"; \
	    $(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements/development.txt; }
	@touch $@

assets/node_modules/.package-lock.json: .venv/.installed assets/package.json assets/package-lock.json
	@echo 'Installing the pinned npm packages'
	@$(BIN)/python -m devstack.node npm ci --prefix assets --ignore-scripts --no-audit --no-fund --loglevel error
	@touch $@

static/build/app.css: assets/node_modules/.package-lock.json assets/build.mjs $(wildcard assets/src/*)
	@$(BIN)/python -m devstack.node node assets/build.mjs
	@touch $@
