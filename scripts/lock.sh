#!/bin/sh
# Renews every lock file, then makes sure that none of them names a registry.
set -eu
cd "$(dirname "$0")/.."
. scripts/bootstrap.sh

boot
compile() {
  .boot/bin/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
    --python-version 3.11 "$@"
}
compile --group build pyproject.toml -o requirements.lock
compile --group build --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock
if [ -f clients/package.json ]; then
  (cd clients && npm install --package-lock-only --no-audit --no-fund)
fi

if grep -n 'https\{0,1\}://' requirements.lock requirements-dev.lock; then
  echo "lock: a Python lock file names an address" >&2
  exit 1
fi
if [ -f clients/package-lock.json ] && grep -n '"resolved": "http' clients/package-lock.json; then
  echo "lock: clients/package-lock.json names a registry" >&2
  exit 1
fi
