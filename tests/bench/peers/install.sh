#!/usr/bin/env bash
#
# Installs the peers with pinned versions into ~/.cache/decant/peers, or into the folder given.
# The clone stays as it is; a second run changes nothing.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

peers=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/decant/peers}
mkdir -p "$peers/bin"

cp package.json package-lock.json ./*.mjs ./*.py "$peers"
npm ci --prefix "$peers" --ignore-scripts --no-audit --no-fund

python3 -m venv "$peers/venv"
"$peers/venv/bin/python" -m pip install --quiet --upgrade pip
"$peers/venv/bin/python" -m pip install --quiet --no-deps -r requirements.txt

CARGO_TARGET_DIR="$peers/target" cargo build --release --locked

# launcher NAME COMMAND…: a command of that name among the peers.
launcher() {
  local name=$1
  shift
  printf '#!/bin/sh\nexec %s\n' "$*" >"$peers/bin/$name"
  chmod +x "$peers/bin/$name"
}

launcher readability.js node "'$peers/readability.mjs'"
launcher defuddle node "'$peers/defuddle.mjs'"
launcher trafilatura "'$peers/venv/bin/python'" "'$peers/run_trafilatura.py'"
launcher readability-lxml "'$peers/venv/bin/python'" "'$peers/run_readability_lxml.py'"
launcher resiliparse "'$peers/venv/bin/python'" "'$peers/run_resiliparse.py'"
launcher rs-trafilatura "'$peers/target/release/rs-trafilatura'"
launcher dom_smoothie "'$peers/target/release/dom_smoothie'"

echo "The peers are in $peers/bin"
