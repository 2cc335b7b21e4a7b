#!/bin/sh
# Finds a Python that can run setup.py, which sets up the rest; where there is none, installs it on Debian or says how to get one.
#
#   tools/setup.sh text|pdf|develop       (PYTHON=… names another interpreter)
set -eu
cd "$(dirname "$0")/.."

recent='import sys; sys.exit(sys.version_info < (3, 11))'
able="import ensurepip, venv; $recent"
candidates="${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3"

first() { # prints the first candidate that runs the program $1 without failing
    for candidate in $candidates; do
        if "$candidate" -c "$1" >/dev/null 2>&1; then
            echo "$candidate"
            return
        fi
    done
}

find_python() { # one that can make a virtual environment is best: setup.py mends the others where it can
    python=$(first "$able")
    [ -n "$python" ] || python=$(first "$recent")
}

install_python() {
    if [ "$(id -u)" = 0 ]; then sudo=""; else sudo="sudo -n"; fi
    if command -v apt-get >/dev/null && $sudo true 2>/dev/null; then
        echo "Installing with apt-get: python3 python3-venv" >&2
        $sudo apt-get update -qq >/dev/null || true
        $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3 python3-venv >/dev/null || true
    fi
}

# A virtual environment holds absolute paths: one that was moved or copied is not used.
if [ -x .venv/bin/python ] && [ "$(cat .venv/place 2>/dev/null)" = "$(pwd -P)" ]; then
    exec .venv/bin/python tools/setup.py "$@"
fi
find_python
if [ -z "$python" ]; then
    install_python
    find_python
fi
if [ -z "$python" ]; then
    old=$(first pass)
    if [ -n "$old" ]; then found="$old is $("$old" --version 2>&1)"; else found="no Python was found"; fi
    cat >&2 <<END
Python 3.11 or newer is needed; $found.
  Debian, Ubuntu  sudo apt-get install python3 python3-venv      (Debian 12, Ubuntu 24.04 or newer)
  Fedora          sudo dnf install python3
  macOS           brew install python
  Windows         wsl --install, then as for Ubuntu
Then run make again; PYTHON=/path/to/python make … names one that lies elsewhere.
END
    exit 2
fi
exec "$python" tools/setup.py "$@"
