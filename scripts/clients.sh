#!/bin/sh
# Builds the clients into src/cordboard/static, if anything changed since the last build.
set -eu
cd "$(dirname "$0")/.."
. scripts/bootstrap.sh

clients_built
