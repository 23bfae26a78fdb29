# `make run` and `make test` need make and Python 3.11 or newer. Everything else goes into .venv.

VENV := .venv
PY := $(VENV)/bin/python
PYTHONS := python3.13 python3.12 python3.11 python3
INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check
# Recorded in files, so that a second call starts at once. What the tests need is more than what the reader needs.
READY := $(VENV)/ready
READY_FOR_TESTS := $(VENV)/ready-for-tests
BENCH := .venv-bench
PEERS := .venv-peers

.DEFAULT_GOAL := help
# Where it is set, pytest rewrites each file of tests anew, in every process and on every run.
unexport PYTHONDONTWRITEBYTECODE
SECONDS := 60
SEED := 1
INPUTS := 2000
KEYS := 10000
.PHONY: help run test integration coverage mutants search check score sight fuzz random judges faults format bench picture clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(READY) ## open the reader on the sample briefs, or on BRIEF=path
	@$(VENV)/bin/briefreader $(BRIEF)

# The files in their order: else xdist keeps those with the fewest tests, and among them the slowest, for the end.
test: check ## run all checks and tests
	@$(PY) -m pytest --quiet -rs --numprocesses=2 --dist=loadfile --no-loadscope-reorder

integration: $(READY_FOR_TESTS) ## run the tests that need more than Python: packages, a browser, a database, a model
	@$(PY) -m pytest --quiet tests/integration

# Without the tests of what is imported (the tracer imports too), and the one that waits until two screens are still.
coverage: $(READY_FOR_TESTS) ## run the tests, and list the lines and branches that none of them reaches (minutes)
	@rm -rf .coverage && mkdir .coverage
	@$(PY) -m coverage run -m pytest --quiet -p tests.saved_coverage \
	  --numprocesses=2 --dist=loadfile --no-loadscope-reorder \
	  --ignore=tests/unit/test_hygiene.py --ignore=tests/terminal/test_hostile_in_tmux.py \
	  --deselect=tests/app/test_budgets.py::test_a_small_brief_is_opened_without_openssl_and_a_large_one_is_hashed_by_it
	@$(PY) -m coverage combine --quiet
	@$(PY) -m coverage report

mutants: $(READY_FOR_TESTS) ## change the program in one place at a time; the tests have to notice (minutes)
	@HYPOTHESIS_PROFILE=mutants $(PY) tests/mutation/report.py $(PARTS)

search: $(READY_FOR_TESTS) ## try every property on a thousand new examples (minutes; see docs/reliability.md)
	@HYPOTHESIS_PROFILE=search $(PY) -m pytest --quiet --numprocesses=2 --dist=worksteal -m hypothesis

score: $(READY_FOR_TESTS) ## measure the rules of `draft`, and write docs/drafting.md (needs ../shared)
	@$(PY) tests/drafting/score.py

sight: $(READY_FOR_TESTS) ## measure `draft` on the saved pages in PAGES=folder that no rule was tuned on (see docs/drafting.md)
	@$(PY) tests/drafting/first_sight.py $(PAGES)

faults: $(READY_FOR_TESTS) ## run the whole fault suite of notes and index (minutes), and print its figures
	@BRIEFREADER_FAULTS=whole $(PY) -m pytest --quiet tests/faults

judges: $(READY_FOR_TESTS) ## let LaTeX, Emacs and LibreOffice read what is written; cite the sources in ITEMS=folder beside pandoc
	@$(PY) -m pytest --quiet tests/judges
	@test -z "$(ITEMS)" || $(PY) -m tests.judges.real_items "$(ITEMS)"

fuzz: $(READY_FOR_TESTS) ## fuzz the loader for SECONDS=60, draft INPUTS=2000 articles, time long ones (see docs/reliability.md)
	@$(INSTALL) --editable '.[fuzz]'
	@mkdir -p .fuzz && cp -n briefs/*.yaml .fuzz/ || true
	@$(PY) tests/fuzz/load.py .fuzz -max_total_time=$(SECONDS) -max_len=20000 -timeout=5 -print_final_stats=1
	@$(PY) -m tests.fuzz.drafts $(SEED) $(INPUTS)
	@$(PY) -m tests.fuzz.doubling

random: $(READY_FOR_TESTS) ## press KEYS=10000 random keys from SEED=1 in a real terminal (minutes)
	@$(PY) -m tests.terminal.random_keys $(SEED) $(KEYS)

check: $(READY_FOR_TESTS) ## ruff, mypy and the import contracts
	@$(VENV)/bin/ruff check --quiet .
	@$(VENV)/bin/ruff format --quiet --check .
	@MYPY_NUM_WORKERS=2 $(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports > $(VENV)/imports.txt || { cat $(VENV)/imports.txt; exit 1; }

format: $(READY_FOR_TESTS) ## format the code, and fix what ruff can fix
	@$(VENV)/bin/ruff check --quiet --fix .
	@$(VENV)/bin/ruff format --quiet .

bench: $(READY_FOR_TESTS) ## time the program, as installed from its wheel, beside others, or PARTS="library dossier" (see docs/benchmarks.md)
	@test -x $(BENCH)/bin/python || $(PY) -m venv $(BENCH)
	@$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check '.[bench]'
	@$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps .
	@test -x $(PEERS)/bin/python || $(PY) -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check 'frogmouth>=0.9,<1' 'visidata>=3,<4' \
	  || echo "frogmouth and visidata cannot be installed; they are left out." >&2
	@$(BENCH)/bin/python benchmarks/report.py $(PARTS)

picture: $(READY_FOR_TESTS) ## draw the README's pictures
	@$(PY) docs/picture.py

clean: ## remove what was made here
	rm -rf $(VENV) .coverage .fuzz mutants $(BENCH) $(PEERS) dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis snapshot_report.html
	find src tests benchmarks docs -name __pycache__ -type d -prune -exec rm -rf {} +

$(PY):
	@for python in $(PYTHON) $(PYTHONS); do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  "$$python" -c 'import ensurepip, venv' 2>/dev/null || { \
	    echo "$$python cannot make an environment. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }; \
	  echo "Making $(VENV) with $$("$$python" --version) ..."; \
	  "$$python" -m venv --clear $(VENV) && exit 0; \
	  rm -rf $(VENV); exit 1; \
	done; \
	echo "briefreader needs Python 3.11 or newer; none of $(strip $(PYTHON) $(PYTHONS)) is." >&2; \
	echo "Install one, or name it: make PYTHON=/path/to/python3 ..." >&2; \
	exit 1

$(READY): pyproject.toml | $(PY)
	@echo "Installing the reader ..."
	@$(INSTALL) --editable .
	@touch $@

$(READY_FOR_TESTS): pyproject.toml | $(PY)
	@echo "Installing the reader and what its tests need ..."
	@$(INSTALL) --editable '.[dev]'
	@touch $(READY) $@
