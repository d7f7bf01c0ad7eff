# The four commands of the README. Each sets up what it needs.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python

.PHONY: site serve check test clean
.DEFAULT_GOAL := site

site: $(VENV)/site.done node_modules/site.done build/schema/site.json
	@$(RUN) -m generator build

serve: $(VENV)/site.done node_modules/site.done
	@$(RUN) -m generator serve

check: $(VENV)/site.done
	@$(RUN) -m generator check

test: $(VENV)/test.done node_modules/test.done
	@$(RUN) tests/find_browser.py
	@$(RUN) -m ruff check generator tests
	@$(RUN) -m mypy
	@$(RUN) -m pytest -n auto --dist loadfile

clean:
	rm -rf build site $(VENV) node_modules

build/schema/site.json: $(wildcard generator/schema/*.py generator/schema/kinds/*.py) | $(VENV)/site.done
	@$(RUN) -m generator schema > /dev/null

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/site.done: requirements/site.txt | $(VENV)/bin/python
	@echo "Setting up: Python packages for the site"
	@$(RUN) -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements/site.txt
	@touch $@

$(VENV)/test.done: requirements/test.txt | $(VENV)/bin/python
	@echo "Setting up: Python packages for the tests"
	@$(RUN) -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements/test.txt
	@touch $@ $(VENV)/site.done

node_modules/site.done: package-lock.json | $(VENV)/site.done
	@echo "Setting up: the search library"
	@$(RUN) -m generator.packages.browser
	@touch $@

node_modules/test.done: package-lock.json | $(VENV)/site.done
	@echo "Setting up: the search library, and the packages that the tests run in a browser"
	@$(RUN) -m generator.packages.browser --with-tests
	@touch $@ node_modules/site.done
