# make run   cài đặt rồi chạy kiểm chuẩn trên bản tham chiếu, kết thúc bằng báo cáo
# make test  cài đặt rồi chạy mọi phép thử của chính kiemchuan
# A new machine needs Python 3.11, make and git; everything else is installed into .venv.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help install run test test-all prove lint bench clean

help:
	@sed -n '1,3p' Makefile

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "kiemchuan needs Python 3.11 or newer")'
	@echo "kiemchuan: cài đặt vào $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e . --group dev
	@$(BIN)/python -m compileall -q harness simulators reports
	@touch $(READY)

install: $(READY)

# A run that finds nothing wrong ends with 0; with 3 something mandatory could not be told (the summary says why).
run: $(READY)
	@run=runs/$$(date +%Y%m%d-%H%M%S); \
	$(BIN)/kiemchuan run --out $$run; code=$$?; \
	if [ $$code -ne 0 ] && [ $$code -ne 3 ]; then exit $$code; fi; \
	$(BIN)/kiemchuan report $$run

test: $(READY)
	@$(BIN)/python -m pytest -n auto

# Installs with apt what foreign-tool tests need, where it can.
test-all: $(READY)
	@tests/foreign/install
	@KIEMCHUAN_FOREIGN=all $(BIN)/python -m pytest -n auto

prove: $(READY)
	@$(BIN)/kiemchuan prove

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/kiemchuan lint

bench: $(READY)
	@$(BIN)/python -m tests.bench

clean:
	@rm -rf $(VENV) build dist *.egg-info
