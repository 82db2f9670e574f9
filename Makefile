# Every target is one line; `make site` and `make test` need only git, make and Python 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := site
.PHONY: site serve test lint types pictures bench lock clean

site: .venv/site; $(BIN)/site-builder build --strict
serve: .venv/site; $(BIN)/site-builder form || true; $(BIN)/site-builder serve
test: .venv/test; $(BIN)/python tests/chromium.py && { $(BIN)/site-builder form || true; } && $(BIN)/pytest -n auto --dist worksteal
lint: .venv/test; $(BIN)/ruff check . && $(BIN)/ruff format --check .
types: .venv/test; $(BIN)/mypy
pictures: .venv/test; $(BIN)/python -m tests.guides.pictures
bench: .venv/test; $(BIN)/python -m tests.bench
lock: .venv/bin/python; $(BIN)/pip install -q uv && for set in site test; do $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --group $$set pyproject.toml -o requirements-$$set.lock; done
clean: ; rm -rf .venv .cache site

.venv/bin/python: ; $(PYTHON) -m venv .venv
.venv/site: .venv/bin/python requirements-site.lock pyproject.toml; $(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-site.lock && $(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e . && touch $@
.venv/test: .venv/site requirements-test.lock; $(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-test.lock && touch $@
