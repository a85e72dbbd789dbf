#!/bin/sh
# Runs Python in the development environment.
set -eu
cd "$(dirname "$0")/.."
. scripts/bootstrap.sh

py_env dev
exec .venv/bin/python "$@"
