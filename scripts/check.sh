#!/bin/sh
# Everything that can be said about the source without running it. CI runs it as part of `make test`.
set -eu
cd "$(dirname "$0")/.."
. scripts/bootstrap.sh

py_env dev
npm_env

failed=
step() {
  say "check: $1"
  shift
  "$@" || failed="$failed $1"
}
# The slowest step by far works on one core: the others go on beside it.
types=$(mktemp)
trap 'rm -f "$types"' EXIT
.venv/bin/basedpyright --level error >"$types" 2>&1 &
typing=$!
step "ruff: rules" .venv/bin/ruff check .
step "ruff: format" .venv/bin/ruff format --check --quiet .
step "imports point down" .venv/bin/lint-imports --no-logo
step "house rules" .venv/bin/python -m scripts.house_lint
step "dependencies" .venv/bin/deptry src
step "generated types are fresh" sh scripts/types.sh --check
step "clients: types" sh -c 'cd clients && npm run check --silent'
step "types" wait "$typing"
cat "$types"
[ -z "$failed" ] || fail "check failed"
