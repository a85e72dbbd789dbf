#!/bin/sh
# The clients' types, generated from the server's OpenAPI document. With --check: only compare, change nothing.
set -eu
cd "$(dirname "$0")/.."
. scripts/bootstrap.sh

py_env dev
npm_env
target=clients/wire/src/generated/api.ts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
.venv/bin/python scripts/openapi.py >"$work/openapi.json"
(cd clients && npx --no-install openapi-typescript "$work/openapi.json" -o "$work/api.ts" --immutable >/dev/null)
if [ "${1:-}" = --check ]; then
  cmp -s "$work/api.ts" "$target" || fail "$target is stale: run 'make types'"
else
  mkdir -p "$(dirname "$target")"
  cmp -s "$work/api.ts" "$target" || cp "$work/api.ts" "$target"
fi
