# The commands of the README. Each sets up what it needs.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python

# Settings for another Python must not reach this one.
unexport PYTHONPATH PYTHONHOME PYTHONSAFEPATH PYTHONWARNINGS

# Nothing is done in an environment whose set-up was killed, or whose own Python is gone from the machine.
HALF := $(shell test -x $(RUN) -a ! -e $(VENV)/unfinished || rm -f $(VENV)/*.done)

.PHONY: site serve check quick test wheel clean
# Two recipes at once would make the environment twice.
.NOTPARALLEL:
.DEFAULT_GOAL := site

site: $(VENV)/site.done node_modules/site.done build/schema/site.json
	@$(RUN) -m generator build

serve: $(VENV)/site.done node_modules/site.done
	@$(RUN) -m generator serve

check: $(VENV)/site.done
	@$(RUN) -m generator check

define lint
@$(RUN) -m ruff check generator tests
@$(RUN) -m ruff format --check generator tests
@$(RUN) -m mypy
@$(RUN) -m mypy --config-file tests/mypy.ini
@$(RUN) -m mypy --config-file tests/mypy.ini tests/browser/conftest.py
endef

quick: $(VENV)/test.done node_modules/test.done
	$(lint)
	@$(RUN) -m pytest -q -n auto --dist loadfile -m "not browser and not slow"

# One folder, file or test, in seconds: make test T=tests/test_load.py
test: $(VENV)/test.done node_modules/test.done
	$(if $(T),,@$(RUN) tests/find_browser.py)
	$(if $(T),,$(lint))
	@$(RUN) -m pytest $(or $(T),-n auto --dist loadfile)

# The program for others to install, with all it needs from here: dist/health_site_generator-….whl
wheel: $(VENV)/test.done node_modules/site.done
	@$(RUN) -m pip wheel --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

clean:
	rm -rf build site dist $(VENV) node_modules

build/schema/site.json: $(wildcard generator/schema/*.py generator/schema/kinds/*.py) | $(VENV)/site.done
	@$(RUN) -m generator schema > /dev/null

# What is killed leaves the mark "unfinished" behind: then it is begun again from nothing.
define python_packages
@echo "Setting up: Python packages for $(1)"
@test -x $(RUN) -a ! -e $(VENV)/unfinished || { \
  $(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12")' && \
  rm -rf $(VENV) && mkdir $(VENV) && touch $(VENV)/unfinished && $(PYTHON) -m venv $(VENV); }
@$(RUN) -m generator.packages.install $<
endef

$(VENV)/site.done: requirements/site.txt
	$(call python_packages,the site)
	@touch $@

$(VENV)/test.done: requirements/test.txt
	$(call python_packages,the tests)
	@touch $@ $(VENV)/site.done

node_modules/site.done: package-lock.json | $(VENV)/site.done
	@echo "Setting up: the search library"
	@$(RUN) -m generator.packages.browser
	@touch $@

node_modules/test.done: package-lock.json | $(VENV)/site.done
	@echo "Setting up: the search library, and the packages that the tests run in a browser"
	@$(RUN) -m generator.packages.browser --with-tests
	@touch $@ node_modules/site.done
