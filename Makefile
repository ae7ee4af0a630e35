# `make` lists what can be asked. Everything is made below this folder: .venv, var, *.mo.

SHELL := /bin/bash
.DEFAULT_GOAL := help

# the first of these that is 3.11 or newer
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PORT ?= 8000
PY := .venv/bin/python
PYTEST := $(PY) -m pytest -n auto --maxprocesses 4 --dist worksteal
PIP := $(PY) -m pip install --quiet --disable-pip-version-check

.PHONY: help
help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# --- install ------------------------------------------------------------------------------

.PHONY: install
install: .venv/installed .venv/catalogues ## what the site needs, in .venv

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or name it: make PYTHON=/path"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "Python's venv module is needed (Debian: apt-get install python3-venv)."; exit 1; }

.venv/installed: requirements.txt | .venv/bin/python
	@echo "Installing what the site needs into .venv…"
	@$(PIP) -r requirements.txt
	@touch $@

.venv/installed-dev: requirements-dev.txt .venv/installed
	@echo "Installing what tests and linters need into .venv…"
	@$(PIP) -r requirements-dev.txt
	@touch $@

.venv/catalogues: $(wildcard locale/*/LC_MESSAGES/*.po) .venv/installed
	$(PY) manage.py catalogues compile
	@touch $@

# --- run ----------------------------------------------------------------------------------

.PHONY: run
run: export DJANGO_SETTINGS_MODULE = cms.settings.demo
run: export PORT := $(PORT)
run: export PATH := $(CURDIR)/.venv/bin:$(PATH)
run: install ## the whole site with its demo content, on 127.0.0.1:$PORT
	@$(MAKE) --no-print-directory -j2 var/static-collected demo
	@echo "$$ADDRESSES"
	@exec honcho start --port $(PORT)

var/static-collected: .venv/installed cms/assets.py $(shell find static -type f 2>/dev/null)
	@mkdir -p var
	@$(PY) manage.py collectstatic --noinput --clear --verbosity 0
	@touch $@

.PHONY: demo
demo: install
	@test -e var/db.sqlite3 || echo "Making the demo: a minute or so, this first time…"
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py load_demo

define ADDRESSES

  Soho Solo Gers     http://127.0.0.1:$(PORT)/
  log in             http://127.0.0.1:$(PORT)/compte/login/
  the CMS            http://127.0.0.1:$(PORT)/admin/
  mails of the demo  http://127.0.0.1:$(PORT)/-/mails/

  Everybody's password: tournesol-et-colline
    admin@demo.soho-solo.example            administrator
    moderation@demo.soho-solo.example       CCI moderator (also moderation2@)
    conseil@demo.soho-solo.example          CCI adviser (also conseil2@)
    traduction@demo.soho-solo.example       translator
    comite.marciac@demo.soho-solo.example   head of a welcome committee (comite.<village>@)
    comite2.marciac@demo.soho-solo.example  member of a welcome committee
    membre.1@demo.soho-solo.example         member of the network (1 to 300)
    culture.1@demo.soho-solo.example        culture partner (also culture.2@)

  Ctrl-C stops everything; what was edited stays, in var/.

endef
export ADDRESSES

# --- test ---------------------------------------------------------------------------------

.PHONY: dev
dev: .venv/installed-dev .venv/catalogues ## what tests and linters need, in .venv

.PHONY: tools
tools: .venv/installed-dev
	@$(PY) -m tests.tools

.PHONY: test test-sqlite test-postgres test-browser
test: dev tools ## everything: on SQLite, on PostgreSQL, in Chromium
	@$(MAKE) --no-print-directory --keep-going test-sqlite test-postgres test-browser

test-sqlite: dev ## the tests on SQLite
	@echo "== on SQLite"
	@env -u DATABASE_URL $(PYTEST) -m "not browser"

test-postgres: dev tools ## the tests on PostgreSQL, one of their own unless DATABASE_URL names one
	@echo "== on PostgreSQL"
	@$(PY) -m tests.postgres $(PYTEST) -m "not browser"

test-browser: dev tools ## the tests in Chromium
	@echo "== in Chromium"
	@env -u DATABASE_URL $(PYTEST) -m browser tests/browser

# --- keep clean ---------------------------------------------------------------------------

DJLINT := $(PY) -m djlint templates

LINTERS := lint-code lint-templates lint-migrations lint-catalogues lint-production
.PHONY: lint $(LINTERS)
lint: export DJANGO_SETTINGS_MODULE = cms.settings.test
lint: dev ## formatting, code, templates, migrations, catalogues, production settings
	@$(MAKE) --no-print-directory --keep-going $(LINTERS)

lint-code:
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

lint-templates:
	$(DJLINT) --check
	$(DJLINT) --lint --quiet

lint-migrations:
	$(PY) manage.py makemigrations --check --dry-run

lint-catalogues:
	$(PY) manage.py catalogues check

# with what docs/production.env says, and a secret key of the moment
lint-production:
	set -a; . docs/production.env; \
		SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_hex(32))') \
		$(PY) -W error manage.py check --deploy --fail-level WARNING

.PHONY: format
format: dev ## rewrite code and templates in the house format
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .
	$(DJLINT) --reformat --quiet

.PHONY: messages
messages: dev ## bring the catalogues up to date with the code's sentences
	$(PY) manage.py catalogues extract

.PHONY: audit
audit: dev ## known vulnerabilities in the pinned versions (asks the network)
	$(PY) -m pip_audit --requirement requirements.txt

.PHONY: bench
bench: install var/static-collected ## how dear a page is, as ratios within one run
	@$(PY) -m bench.pages
