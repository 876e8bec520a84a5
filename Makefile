# make help lists the targets. Needs Python 3.11, 3.12 or 3.13 with venv, and a package index; nothing else.

VENV := .venv
BIN := $(VENV)/bin
UV_VERSION := 0.13.9
INSTALL := $(BIN)/python -m pip install --quiet --no-compile

# The first Python that fits and really runs (a pyenv shim may exist and fail); PYTHON=... names another.
FITS := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	"$$p" -c '$(FITS)' >/dev/null 2>&1 && { echo "$$p"; break; }; done)

# Named by content, not by date: a fresh checkout or a touched file repeats nothing.
LOCKED := $(VENV)/.locked-$(shell cat requirements.lock 2>/dev/null | cksum | tr ' \t' '--')
READY := $(VENV)/.ready-$(shell cat pyproject.toml requirements.lock 2>/dev/null | cksum | tr ' \t' '--')

# The same bytes from every run. MPLBACKEND is left alone: it would turn off figures in notebooks.
export OMP_NUM_THREADS := 1
export PYTHONHASHSEED := 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup build test lab lint lock bench clean

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /\1	/' | expand -t 10

setup: $(READY) ## make .venv from requirements.lock (every other target does so when needed)

$(LOCKED):
	@"$(PYTHON)" -c '$(FITS)' 2>/dev/null || { \
		echo "wtanalysis needs Python 3.11, 3.12 or 3.13 with venv; $(if $(PYTHON),$(PYTHON) is not that,none was found)."; \
		echo "Install one (Debian, Ubuntu: apt-get install python3-venv) or name one: make setup PYTHON=/path/to/python3.12"; \
		exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version): about two minutes."
	$(PYTHON) -m venv --clear $(VENV)
	@# odfpy comes as source: what builds it stands in the lock too, so that nothing unpinned is fetched; and so does pip.
	sed -nE '/^(pip|setuptools)==/,/[^\\]$$/p' requirements.lock | $(INSTALL) --no-deps --require-hashes -r /dev/stdin
	$(INSTALL) --no-deps --require-hashes --no-build-isolation -r requirements.lock
	@# Compiled now, so that nobody waits later: bytecode (some packages carry templates that are no Python), and what numba
	@# compiles at the first import of bertopic (20 s).
	@$(BIN)/python -m compileall -q -j 0 -x '/tests/' $(VENV)/lib >/dev/null 2>&1 || true
	$(BIN)/python -c 'import bertopic'
	@touch $@

$(READY): $(LOCKED)
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@rm -f $(VENV)/.ready-* && touch $@

build: $(READY) ## write the report of the embedded consultation into reports/
	$(BIN)/wta build

test: $(READY) ## all tests, the examples in docstrings, the notebooks
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

lab: $(READY) ## open the notebooks in JupyterLab
	$(BIN)/jupyter lab --ip=127.0.0.1 $(if $(filter 0,$(shell id -u)),--allow-root) notebooks

lint: $(READY) ## ruff (rules and format) and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The one place that uses uv, in a folder of its own. It takes the newest versions that pyproject.toml allows, and is
# kept from packages that lie on this machine only.
UV := env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL -u UV_FIND_LINKS -u UV_INDEX -u UV_EXTRA_INDEX_URL .tools/uv/bin/uv
EXPORT := $(UV) export --quiet --frozen --no-emit-project --all-groups --format requirements-txt --no-header --no-annotate
lock: ## write requirements.lock from pyproject.toml, and requirements-engines.lock for polars and Spark
	@test -x .tools/uv/bin/uv || { $(PYTHON) -m venv .tools/uv && .tools/uv/bin/pip install --quiet uv==$(UV_VERSION); }
	$(UV) lock --quiet --upgrade
	$(EXPORT) --extra dev --output-file requirements.lock.new >/dev/null
	$(EXPORT) --all-extras --output-file requirements-engines.lock.all >/dev/null
	@# What the engines need beside the rest: of all entries, those that the first file has not. An entry begins unindented.
	@awk 'NR == FNR { seen[$$1]; next } /^[^ ]/ { more = !($$1 in seen) } more' requirements.lock.new requirements-engines.lock.all \
		> requirements-engines.lock.new
	@! grep -nE '://|^--|file:' requirements.lock.new requirements-engines.lock.new || { echo "a lock names a place"; exit 1; }
	@for lock in requirements.lock requirements-engines.lock; do \
		{ echo "# Written by \`make lock\` from pyproject.toml; do not edit."; cat $$lock.new; } > $$lock; done
	@rm -f requirements.lock.new requirements-engines.lock.new requirements-engines.lock.all

bench: $(READY) ## run the benchmarks and print their results
	@for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python "$$script" || exit 1; done

clean: ## remove what make has made, .venv included
	rm -rf $(VENV) .tools .pytest_cache .ruff_cache .mypy_cache .hypothesis dist uv.lock requirements*.lock.new requirements*.lock.all
	find reports -mindepth 1 ! -name README.md -delete
	find . -name __pycache__ -prune -exec rm -rf {} +
