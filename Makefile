# `make` or `make help` lists what this can do. Needed: Python 3.11 or newer, pip, make.
# The settings below, and those of docs/operating.md, may be given with any command:
#     make run PORT=8001

PYTHON ?= python3
VENV ?= .venv
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 2
ARTICLES ?= 20000
DATA_DIR ?= var
export HOST PORT DATA_DIR

python := $(VENV)/bin/python
manage := $(python) manage.py
chromium := $(shell command -v chromium || command -v chromium-browser)
postgresql := $(filter postgres% pgsql% psql%,$(value DATABASE_URL))
# A module is one worker's: what its tests share (a crawl, the content, a page) is made once.
pytest := $(python) -m pytest -n auto --dist loadscope --no-loadscope-reorder
# "1/5 " before the steps of `make run`, nothing before the same steps of other commands.
step = @echo "$(if $(filter run,$(MAKECMDGOALS)),$(1)/5 )$(2)"

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run dev admin test test-sqlite test-postgresql bench lint format check \
  free-port environment environment-dev environment-browser database content static-files

help: ## list these commands
	@echo "AWL Archive. Commands:"
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-14s %s\n", $$1, $$2}'

run: free-port environment database content static-files ## the archive on http://127.0.0.1:8000/ (HOST=, PORT=)
	$(call step,5,Serving at $(or $(SITE_URL),http://$(HOST):$(PORT))/ (Ctrl-C ends it))
	@SITE_URL="$${SITE_URL:-http://$$HOST:$$PORT}" exec $(python) -m gunicorn awl_archive.wsgi \
	  --bind "$$HOST:$$PORT" --workers $(WORKERS) --threads 4 --limit-request-line 0 \
	  --log-level warning --no-control-socket

# The artificial set has a database of its own: it must never stand among the content.
ifdef ARTIFICIAL
dev: override export DATA_DIR := $(DATA_DIR)/artificial
dev: override export DATABASE_URL := sqlite:///$(abspath $(DATA_DIR))/archive.sqlite3
endif
dev: free-port environment-dev database $(if $(ARTIFICIAL),,content) ## the same for developers: DEBUG, autoreload, toolbar (ARTIFICIAL=1: artificial set)
	@$(if $(ARTIFICIAL),$(manage) load_artificial --if-empty)
	@SITE_URL="$${SITE_URL:-http://$$HOST:$$PORT}" DEBUG=on TOOLBAR=on \
	  exec $(manage) runserver "$$HOST:$$PORT"

admin: environment database ## create an editor's account
	@$(manage) create_editor

test: test-sqlite $(if $(postgresql),test-postgresql) ## the whole suite on SQLite, and on PostgreSQL if DATABASE_URL names one (ARGS=: for pytest)

test-sqlite: environment-browser
	@echo "Tests on SQLite"
	@unset DATABASE_URL; $(pytest) $(ARGS)

test-postgresql: environment
	@$(if $(postgresql),,echo "DATABASE_URL names no PostgreSQL." >&2; exit 1)
	@echo "Tests on PostgreSQL"
	@$(pytest) $(ARGS)

bench: environment ## what search costs over made-up articles (ARTICLES=), in a database of its own
	@$(python) benchmarks/search.py $(ARTICLES)

lint: environment-dev ## style of code and templates
	@$(python) -m ruff check .
	@$(python) -m ruff format --check .
	@$(python) -m djlint --check --lint templates

format: environment-dev ## mend the style where a program can
	@$(python) -m ruff check --fix-only .
	@$(python) -m ruff format .
	@$(python) -m djlint --quiet --reformat templates

check: lint ## lint, missing migrations, and Django's checks of a public site
	@$(manage) makemigrations --check --dry-run
	@env -i PATH="$$PATH" SITE_URL=https://archive.example \
	  $(manage) check --deploy --fail-level WARNING

# ---- the steps of the commands above

define try_port
import errno, os, socket
host, port = os.environ["HOST"], os.environ["PORT"]
try:
    socket.create_server((host, int(port))).close()
except (ValueError, OverflowError):
    raise SystemExit(f"PORT={port} is no port: choose a number from 1024 to 65535.")
except OSError as error:
    if error.errno == errno.EADDRINUSE:
        raise SystemExit(f"Port {port} is taken by another program. Choose another: "
                         f"make $(MAKECMDGOALS) PORT={int(port) + 1}")
    if error.errno == errno.EACCES:
        raise SystemExit(f"This account may not use port {port}. Choose one from 1024: "
                         f"make $(MAKECMDGOALS) PORT=8000")
    raise SystemExit(f"HOST={host} is no address of this machine.")
endef

# Installs a file of requirements once. The stamp says for which Python and which text of it.
define install
@want="$$($(python) -V) $$(cat requirements/constraints.txt $(1) | cksum)"; stamp=$(VENV)/$(notdir $(1)).installed; \
if [ "$$(cat $$stamp 2>/dev/null)" = "$$want" ]; then exit 0; fi; \
$(PYTHON) -m pip --python $(python) --version >/dev/null 2>&1 || { \
  echo "$(PYTHON) has no pip, or one older than 22.3. On Debian and Ubuntu: apt install python3-pip;" >&2; \
  echo "elsewhere: $(PYTHON) -m ensurepip --upgrade" >&2; exit 1; }; \
echo "    installing $(1):"; \
$(PYTHON) -m pip --python $(python) install --disable-pip-version-check --no-input \
  --progress-bar off --requirement $(1) || { \
  echo "pip could not install $(1): it says why above. The same command again goes on from here." >&2; \
  exit 1; }; \
echo "$$want" >$$stamp
endef

export try_port
free-port: python-new-enough
	@$(PYTHON) -c "$$try_port"

.PHONY: python-new-enough
python-new-enough:
	@for tool in awk cksum find sort; do command -v $$tool >/dev/null || { \
	  echo "The command $$tool is missing here; every Debian and macOS has it." >&2; exit 1; }; done
	@command -v $(PYTHON) >/dev/null || { \
	  echo "There is no $(PYTHON) here. On Debian and Ubuntu: apt install python3 python3-pip" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) -V 2>&1)." >&2; \
	  echo "If a newer one is installed, name it: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }

environment: python-new-enough
	$(call step,1,Python environment)
	@$(python) -c '' 2>/dev/null || $(PYTHON) -m venv --clear --without-pip $(VENV)
	$(call install,requirements.txt)
	$(if $(postgresql),$(call install,requirements/postgres.txt))

environment-dev: environment
	$(call install,requirements/dev.txt)

# The browser tests are skipped where there is no Chromium.
environment-browser: environment
	$(if $(chromium),$(call install,requirements/browser.txt))

database:
	$(call step,2,Database)
	@$(manage) migrate --no-input --verbosity 0

content:
	$(call step,3,Content)
	@$(manage) load_content --if-empty

static-files:
	$(call step,4,Static files)
	@want="$$({ find static -type f -exec cksum {} +; cksum requirements.txt awl_archive/settings.py; } \
	  | sort | cksum)"; stamp="$$DATA_DIR/static.collected"; \
	if [ ! -f "$$DATA_DIR/static/staticfiles.json" ] || [ "$$(cat "$$stamp" 2>/dev/null)" != "$$want" ]; then \
	  $(manage) collectstatic --no-input --verbosity 0 && echo "$$want" >"$$stamp"; fi
