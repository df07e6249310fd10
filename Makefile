# make demo, make test: all that a bare machine needs is python3 (3.11 or later) with venv, or uv.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
UV     := $(shell command -v uv 2>/dev/null)

export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PIP_NO_INPUT = 1

.DEFAULT_GOAL := help
.PHONY: help demo test dev picture clean

help:
	@echo "make demo     install into $(VENV) and trace examples/coast-ledger"
	@echo "make test     install with what development needs and run the tests"
	@echo "make dev      only install"
	@echo "make picture  draw docs/img/report.png anew (needs chromium)"
	@echo "make clean    remove $(VENV) and what the demo wrote"

demo: $(VENV)/.installed
	@$(BIN)/tolltrace trace examples/coast-ledger --out toll

test: dev
	@$(BIN)/python -m pytest -q

dev: $(VENV)/.installed-dev

# A change of pyproject.toml installs anew; the code itself is read from where it stands.
$(VENV)/.installed: pyproject.toml
	$(call install,.)
	@touch $@

$(VENV)/.installed-dev: pyproject.toml
	$(call install,.[dev])
	@touch $@ $(VENV)/.installed

ifdef UV
define install
@test -x $(BIN)/python || uv venv --quiet --python '>=3.11' $(VENV)
@uv pip install --quiet --python $(BIN)/python --editable '$(1)'
endef
else
define install
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "python 3.11 or later is needed: make PYTHON=python3.x")'
@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV)
@$(BIN)/python -m pip install --quiet --editable '$(1)'
endef
endif

picture: demo
	@profile=$$(mktemp -d) && chromium --headless --no-sandbox --disable-gpu --no-first-run \
	  --disable-background-networking --disable-component-update --disable-sync --hide-scrollbars \
	  --user-data-dir="$$profile" --window-size=1100,900 --screenshot="$(CURDIR)/docs/img/report.png" \
	  "file://$(CURDIR)/toll/report.html" && rm -rf "$$profile"

clean:
	rm -rf $(VENV) toll
