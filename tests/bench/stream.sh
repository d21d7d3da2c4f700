#!/usr/bin/env bash
#
# Streams more and more pages through `decant batch` and prints the most memory that each run took: it stays the same.
#
#     tests/bench/stream.sh target/release/decant [PAGES…]
#
# Linux only: the kernel keeps the figure. The list has no end; the reader of the answers leaves after so many.

set -euo pipefail
decant=$(realpath "$1")
shift
(($#)) || set -- 1000 10000 100000
cd "$(dirname "${BASH_SOURCE[0]}")/../site"
pages=("$PWD"/*/index.html)

printf '%10s %12s\n' pages "memory, kB"
for wanted; do
  answers=$(mktemp -u)
  mkfifo "$answers"
  # Whoever reads the answers asks for the figure before leaving.
  { while :; do printf '%s\n' "${pages[@]}"; done || true; } 2>/dev/null | "$decant" batch >"$answers" &
  batch=$!
  {
    head -n "$wanted" >/dev/null
    printf '%10d %12d\n' "$wanted" "$(awk '/VmHWM/ { print $2 }' "/proc/$batch/status")"
  } <"$answers"
  wait "$batch" || true
  rm "$answers"
done
