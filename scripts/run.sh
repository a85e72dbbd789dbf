#!/bin/sh
# Prepares this checkout and serves: the first time with demo data. Arguments go to `cordboard serve`.
set -eu
cd "$(dirname "$0")/.."
. scripts/bootstrap.sh

py_env run
clients_built
.venv/bin/cordboard demo
exec .venv/bin/cordboard serve "$@"
