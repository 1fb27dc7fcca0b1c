# Everything a developer starts. `make demo` and `make test` set up all they need by themselves.
SHELL := /bin/bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
unexport PYTHONDONTWRITEBYTECODE # workers, and programs that tests start, read their byte code

BIN := .venv/bin
READY := .venv/.ready
CODE := schemas scripts workbook

.PHONY: help setup demo quick test packages lint format bench workbook clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

setup: $(READY) ## make .venv with the locked dependencies

$(READY): pyproject.toml uv.lock .ci/venv
	@.ci/venv
	@touch $@

demo: $(READY) ## a filled workbook, its findings and its Word report, in output/
	@$(BIN)/nianbao demo

test: $(READY) packages lint ## lint, types, layers, then all tests
	@$(BIN)/pytest -n auto --dist worksteal

quick: $(READY) lint ## lint and the tests that need no other program, with fewer made-up examples
	@NIANBAO_QUICK=1 $(BIN)/pytest -q -n auto --dist worksteal \
		-m "not (slow or needs_libreoffice or needs_uno or needs_validator or needs_chromium)"

packages: # programs of the tests: LibreOffice, poppler, fonts, a validator
	@.ci/packages
	@.ci/validator

lint: $(READY) ## ruff, mypy and the layers, changing nothing
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: $(READY) ## let ruff repair what it can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bundle: $(READY) ## what offices install, in dist/: setup program and folder for Windows, folders for Linux
	@.ci/packages windows
	@$(BIN)/python -m scripts.delivery.bundle

test-windows: $(READY) ## build what offices install, and use it: under wine, on an old processor
	@.ci/packages windows
	@locale -a | grep -qix zh_cn.utf8 || localedef -i zh_CN -f UTF-8 zh_CN.UTF-8
	@NIANBAO_WINDOWS=1 $(BIN)/pytest tests/windows tests/delivery/test_linux_folder.py

test-windows-all: $(READY) ## the tests of schemas/ and workbook/ on Python for Windows, too long for each change
	@.ci/packages windows
	@$(BIN)/python -m tests.windows.suite

bench: $(READY) ## measure speed, faults found and sentences understood
	@$(BIN)/python -m benchmarks
	@$(BIN)/python -m benchmarks.batch
	@$(BIN)/python -m benchmarks.page
	@$(BIN)/python -m benchmarks.claims
	@$(BIN)/python -m benchmarks.faults

workbook: $(READY) ## regenerate the template, the macro workbook and the add-in
	@$(BIN)/python -m workbook.build
	@$(BIN)/python -m workbook.macro_build

clean: ## remove .venv, .bench and caches; reports in output/ stay
	@rm -rf .venv .bench .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist
	@find $(CODE) tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
