# Every target sets up what it needs, once. `make` alone lists them.
VENV := .venv
PY := $(VENV)/bin/python
ADRESSE ?= 127.0.0.1:8000
GRUNN ?= main
export NO_MKDOCS_2_WARNING := 1

.PHONY: hjelp serve site sjekk test bench bilder forhandsvis laas rydd

hjelp:
	@echo "make serve   vis håndboka på http://$(ADRESSE)/ mens du skriver"
	@echo "make site    bygg hele nettstedet strengt til site/"
	@echo "make sjekk   sjekk innholdet i data/ og docs/"
	@echo "make test    kjør alle prøvene, også i nettleser"
	@echo "make bench   sammenlign hastigheten med alternativene"
	@echo "make bilder  ta bildene på sidene under Bidra på nytt"
	@echo "make forhandsvis  vis før og etter for det du har endret siden $(GRUNN)"
	@echo "make laas    skriv requirements*.txt på nytt fra pyproject.toml"
	@echo "make rydd    slett alt som er laget"

serve: $(VENV)/klar
	$(PY) -m mkdocs serve --dev-addr $(ADRESSE)

site: $(VENV)/klar
	@$(PY) -m macros bygg --til site

sjekk: $(VENV)/klar
	@$(PY) -m macros sjekk

test: $(VENV)/klar-test
	@$(PY) tests/chromium.py
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m pytest -n auto

bench: $(VENV)/klar-bench
	@for fil in bench/*.py; do $(PY) -m bench.$$(basename $$fil .py) || exit 1; done

bilder: $(VENV)/klar-test
	$(PY) .ci/bilder.py

forhandsvis: $(VENV)/klar-test
	@$(PY) tests/chromium.py
	$(PY) .ci/forhandsvisning.py $(GRUNN)

laas: $(VENV)/klar-test
	$(PY) -m uv pip compile pyproject.toml --universal --python-version 3.11.0 --generate-hashes --no-emit-index-url --no-header --quiet --upgrade --output-file requirements.txt
	$(PY) -m uv pip compile pyproject.toml --extra test --universal --python-version 3.11.0 --generate-hashes --no-emit-index-url --no-header --quiet --upgrade --output-file requirements-test.txt
	$(PY) -m uv pip compile pyproject.toml --extra test --extra bench --universal --python-version 3.11.0 --generate-hashes --no-emit-index-url --no-header --quiet --upgrade --output-file requirements-bench.txt

rydd:
	rm -rf $(VENV) .cache site forhandsvisning *.egg-info .pytest_cache .mypy_cache .ruff_cache

$(VENV)/klar: requirements.txt pyproject.toml .ci/klargjor.sh
	@sh .ci/klargjor.sh $(VENV) requirements.txt
	@touch $@

$(VENV)/klar-bench: requirements-bench.txt pyproject.toml .ci/klargjor.sh
	@sh .ci/klargjor.sh $(VENV) requirements-bench.txt
	@touch $@ $(VENV)/klar-test $(VENV)/klar

$(VENV)/klar-test: requirements-test.txt pyproject.toml .ci/klargjor.sh
	@sh .ci/klargjor.sh $(VENV) requirements-test.txt
	@touch $@ $(VENV)/klar
