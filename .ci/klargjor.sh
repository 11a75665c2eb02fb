#!/bin/sh
# Set up the virtual environment $1 with exactly what the lock file $2 names, and this project in it.
# Uses uv where it is installed, otherwise Python's own venv and pip.
set -eu
venv=$1
lock=$2

feil() {
    printf '%s\n' "$@" >&2
    exit 1
}

finn_python() {
    for kandidat in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python; do
        [ -n "$kandidat" ] || continue
        if "$kandidat" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$kandidat"
            return
        fi
    done
    feil "Fant ikke Python 3.11 eller nyere." \
        "  Debian og Ubuntu:  sudo apt-get install python3 python3-venv" \
        "  macOS:             brew install python" \
        "Har du Python et annet sted, så skriv «PYTHON=/sti/til/python make …»."
}

lag_venv() {
    "$python" -m venv "$venv" >/dev/null 2>&1 && return
    rm -rf "$venv"
    # Debian and Ubuntu keep venv in a package of its own.
    if command -v apt-get >/dev/null; then
        sudo=""
        [ "$(id -u)" -eq 0 ] || sudo="sudo -n"
        versjon=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        $sudo apt-get -q update >/dev/null 2>&1 || true
        $sudo apt-get -q install -y "$versjon" >/dev/null 2>&1 || $sudo apt-get -q install -y python3-venv >/dev/null 2>&1 || true
        "$python" -m venv "$venv" >/dev/null 2>&1 && return
        rm -rf "$venv"
    fi
    feil "Python kan ikke lage et virtuelt miljø." "  Debian og Ubuntu:  sudo apt-get install python3-venv" "Prøv så en gang til."
}

if [ ! -x "$venv/bin/python" ]; then
    if command -v uv >/dev/null; then
        uv venv --quiet --python '>=3.11' "$venv"
    else
        python=$(finn_python)
        lag_venv
    fi
fi

echo "Installerer det håndboka trenger ($lock) …"
if command -v uv >/dev/null; then
    VIRTUAL_ENV=$venv uv pip install --quiet --require-hashes -r "$lock"
    VIRTUAL_ENV=$venv uv pip install --quiet --no-deps --no-build-isolation -e .
else
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
fi
