# Everything is done from here; `make` alone lists what there is. Every line is a `python -m …` that needs no make.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
# Two stamps: what the bot needs, and what proves it (half of a gigabyte more).
RUNS := .venv/.runs
READY := .venv/.ready
# Thousands of starts are quicker with what is compiled once kept, whatever the shell says.
export PYTHONDONTWRITEBYTECODE :=
# Tests commit hundreds of thousands of times: in memory, where there are 4 GB of it for files, that costs a quarter less.
SHM := $(shell df --output=avail -m /dev/shm 2>/dev/null | tail -1)
IN_MEMORY := $(if $(SHM),$(shell [ $(SHM) -gt 4000 ] && echo TMPDIR=/dev/shm))
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help run test quick check bench chaos faults waits audit simulate fuzz play screenshots guides catalogue wheel site lock clean

help:  ## this list
	@$(PYTHON) -m tests.targets.listed

run: $(RUNS)  ## start the bot (without BOT_TOKEN: the local Telegram and the demo library)
	@$(BIN)/python -m bot run

test: $(READY)  ## everything that proves the project: linters, types, tests
	@$(BIN)/python -m tests.targets.proof

quick: $(READY)  ## the tests without browser, PostgreSQL, kill -9, measurements and what takes long, in a short form
	@$(BIN)/python -m tests.targets.proof --quick

check: $(READY)  ## linters and types alone
	@$(BIN)/python -m tests.targets.proof --checks

bench: $(READY)  ## speed and memory, as ratios to a bare bot in the same run; two thousand reminders; large papers and plans; a province; after ten years
	@$(BIN)/python -m tests.bench
	@$(BIN)/python -m tests.bench.reminders
	@$(BIN)/python -m tests.bench.papers
	@$(BIN)/python -m tests.bench.plans.reading
	@$(IN_MEMORY) $(BIN)/python -m tests.bench.load
	@$(IN_MEMORY) $(BIN)/python -m tests.bench.lasting.years

chaos: $(READY)  ## the long kill -9 test: 300 kills and 100,000 numbers, on SQLite and PostgreSQL, of one and of three processes
	@$(BIN)/python -m tests.chaos --kills 100 --people 450 --faults 0.03 --note
	@$(BIN)/python -m tests.chaos --kills 100 --people 450 --faults 0.03 --note --engine postgresql
	@$(BIN)/python -m tests.chaos --kills 100 --people 450 --faults 0.03 --note --engine postgresql --processes 3 --outage 30

faults: $(READY)  ## bring 52 faults about, and write docs/reliability.md
	@$(IN_MEMORY) $(BIN)/python -m tests.faults

waits: $(READY)  ## how long somebody waits while others do their worst: strangers, floods, hostile files
	@$(BIN)/python -m tests.faults.waits --note

simulate: $(READY)  ## the whole bot in simulated time, killed anywhere on a bad network (2,000 seeds); each call fails once
	@$(IN_MEMORY) $(BIN)/python -m tests.simulation --schedules 2000
	@$(IN_MEMORY) $(BIN)/python -m tests.simulation --sweep

fuzz: $(READY)  ## a million made-up updates and presses, and 2,500 plans, forms and letters of each kind, whole and spoilt
	@$(IN_MEMORY) $(BIN)/python -m tests.fuzz

audit: $(READY)  ## whether the locked versions have known weaknesses, where PyPI can be asked
	@$(BIN)/python -m tests.audit

play: $(READY)  ## the long random play: 5,000 things that eight people do in eleven months, three times
	@$(IN_MEMORY) $(BIN)/python -m tests.play

screenshots: $(READY)  ## take the documents' pictures anew
	@$(BIN)/python -m tests.screenshots
	@$(BIN)/python -m tests.paper_pictures

guides: $(READY)  ## take and print the guides on one page anew, in each language
	@$(BIN)/python -m tests.guides

catalogue: $(RUNS)  ## collect all sentences for translators
	@$(BIN)/python -m texts.catalogue

wheel: $(RUNS)  ## build what `pip install` takes, into dist/
	@$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

site: $(READY)  ## the documents as a site, into build/site; a link that leads nowhere is refused
	@$(BIN)/python -m docs.build

lock: $(READY)  ## resolve the locked versions anew from pyproject.toml
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/python -m uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header --group dev pyproject.toml -o requirements-dev.lock
	@$(BIN)/python -m uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header -c requirements-dev.lock pyproject.toml -o requirements.lock
	@$(BIN)/python -m tests.locks

clean:  ## remove the environment and caches (never data/)
	@$(PYTHON) -m tests.targets.clean

$(RUNS): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Hisobot needs Python 3.11 or newer; say which one with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --editable .
	@touch $(RUNS)

$(READY): $(RUNS) requirements-dev.lock
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $(READY)
