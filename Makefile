# `make` alone lists what there is. Everything works from a fresh clone.

PORT ?= 8000
WORKERS ?= 2
THREADS ?= 4
VENV := .venv
BIN := $(VENV)/bin
LOCKED := requirements.txt constraints.txt
MANAGE := $(BIN)/python manage.py
DEVELOP := DEBUG=1 SITE_URL=http://127.0.0.1:$(PORT)
PYTEST := $(BIN)/python -m pytest -n auto

# The first Python on the PATH that is new enough and works; set PYTHON= to choose another.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)

.DEFAULT_GOAL := help
.PHONY: help run serve test test-sqlite test-postgres test-browser test-pythons check lint types imports \
	migrations format bench venv clean

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# --- The site ---------------------------------------------------------------------------------

run: $(VENV)/.installed ## Serve on 127.0.0.1:PORT (8000) for development, with the starter catalogue
	@$(DEVELOP) $(MANAGE) prepare --verbosity 0
	@$(DEVELOP) $(MANAGE) runserver 127.0.0.1:$(PORT)

serve: $(VENV)/.installed ## Serve on 127.0.0.1:PORT for production, set by the environment
	@$(MANAGE) prepare --verbosity 0
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@$(BIN)/granian --interface wsgi --host 127.0.0.1 --port $(PORT) --workers $(WORKERS) \
		--blocking-threads $(THREADS) --no-ws catalogue.wsgi:application

# --- Tests ------------------------------------------------------------------------------------

test: check test-sqlite test-postgres test-browser ## Everything CI runs

test-sqlite: $(VENV)/.installed-dev ## Tests on SQLite
	DATABASE_URL= $(PYTEST) --no-migrations -m "not browser"

# Also what runs on the newest Python that is installed: one run tells of both.
test-postgres: $(VENV)/.installed-dev ## Tests on a PostgreSQL started for them, on the newest Python
	$(BIN)/python -m tests.postgres -- $$($(BIN)/python -m tests.pythons --newest) -m pytest -n auto -m "not browser"

test-browser: $(VENV)/.installed-dev ## Tests in Chromium
	DATABASE_URL= $(BIN)/python -m pytest -n auto -m browser tests/browser

test-pythons: $(VENV)/.installed-dev ## Quick tests on every other Python that is installed
	$(BIN)/python -m tests.pythons

check: lint types imports migrations ## All that needs no test run: lint, types, layers, migrations

lint: $(VENV)/.installed-dev ## Formatting, lint, templates
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	@if [ -d templates ]; then echo "$(BIN)/djlint --lint templates" \
		&& $(BIN)/djlint --quiet --lint templates; fi

types: $(VENV)/.installed-dev ## Types, strictly
	$(BIN)/mypy

imports: $(VENV)/.installed-dev ## Which module may import which
	$(BIN)/lint-imports

migrations: $(VENV)/.installed-dev ## Whether a model changed without its migration
	DEBUG=1 $(MANAGE) makemigrations --check --dry-run

bench: $(VENV)/.installed-dev ## Benchmarks, as ratios to a bare view
	$(BIN)/python -m tests.benchmarks

# --- Housekeeping -----------------------------------------------------------------------------

format: $(VENV)/.installed-dev ## Put the code in shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

venv: $(VENV)/.installed-dev ## The virtual environment alone, with everything for development

clean: ## Remove the virtual environment and what tools left behind; the database stays
	rm -rf $(VENV) $(VENV)-* staticfiles .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps are newer than the requirements as long as nothing has to be installed.
$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then echo "Python 3.11 or newer is needed and none was found." >&2; exit 1; fi
	@echo "Making $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV)

# uv installs faster where it is there; where it cannot reach what pip is set up for, pip does it.
define install
@echo "Installing $(1)"
@{ command -v uv >/dev/null && uv pip install --quiet --python $(BIN)/python -r $(1) 2>/dev/null; } \
	|| $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input -r $(1)
@touch $@
endef

$(VENV)/.installed: $(LOCKED) | $(BIN)/python
	$(call install,requirements.txt)

$(VENV)/.installed-dev: requirements-dev.txt $(LOCKED) | $(BIN)/python
	$(call install,requirements-dev.txt)
	@touch $(VENV)/.installed
