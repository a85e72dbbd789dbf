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
  # Who collects money for a package is no part of what is locked.
  .boot/bin/python - <<'PYTHON'
import json
from pathlib import Path

path = Path("clients/package-lock.json")
lock = json.loads(path.read_text("utf-8"))
for package in lock["packages"].values():
    package.pop("funding", None)
path.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", "utf-8")
PYTHON
fi

if grep -n 'https\{0,1\}://' requirements.lock requirements-dev.lock; then
  echo "lock: a Python lock file names an address" >&2
  exit 1
fi
if [ -f clients/package-lock.json ] && grep -n 'https\{0,1\}://' clients/package-lock.json; then
  echo "lock: clients/package-lock.json names an address" >&2
  exit 1
fi
