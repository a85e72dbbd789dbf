#!/bin/sh
# Everything CI runs. Arguments go to pytest.
set -eu
cd "$(dirname "$0")/.."
. scripts/bootstrap.sh

py_env dev
clients_built
npm_env
browser
sh scripts/check.sh
(cd clients && npm test --silent)
exec .venv/bin/pytest -n 2 --dist worksteal "$@"
