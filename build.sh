#!/usr/bin/env bash
#
# The one entrance to Decant: builds it, shows it, tests it. `./build.sh help` says how.
# What is missing on this machine is installed on the way; what is up to date is left alone.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# Installed only where they are missing. Pinned, so that a build next year is the build of today.
readonly WASM_PACK_VERSION=0.15.1
readonly GECKODRIVER_VERSION=0.37.1
readonly CARGO_FUZZ_VERSION=0.13.2

readonly WASM_TARGET=wasm32-unknown-unknown
readonly TARGET=${CARGO_TARGET_DIR:-target}
# The core for browsers has a Cargo.toml of its own, which says why.
readonly BROWSER=src/browser
readonly CARGO_HOME_DIR=${CARGO_HOME:-$HOME/.cargo}
export PATH="$CARGO_HOME_DIR/bin:$PATH"

# What Rust's compiler puts into WebAssembly today; wasm-opt refuses what it has not been told of.
readonly WASM_FEATURES=(
  --enable-bulk-memory
  --enable-multivalue
  --enable-mutable-globals
  --enable-nontrapping-float-to-int
  --enable-reference-types
  --enable-sign-ext
  --enable-simd
)

help() {
  cat <<'END'
./build.sh              builds everything: the core, both extensions, the command
./build.sh demo         opens a sample news page in a browser, clicks the toolbar button and shows
                        the article (without a display: saves pictures of before and after);
                        `demo firefox` does the same in Firefox
./build.sh test [WORD]  runs every check and test, or those with WORD in their name
./build.sh gallery [PAGE] takes pictures of the reader on the sample pages, into pkg/gallery
./build.sh bench [FILE] measures the core on the sample pages, or on HTML files of yours;
                        `bench browser [FOLDER [COUNT]]` the extension in Chromium beside its peers,
                        `bench clicks [ROUNDS]` what a reader waits for after the click, by stages,
                        `bench long [ROUNDS]` what a long article costs beside a short one
./build.sh help         this text

The browsers are found by themselves. To use others, name them:
  CHROME, CHROMEDRIVER, FIREFOX, GECKODRIVER
END
}

main() {
  local task=${1:-build}
  [[ $# -eq 0 ]] || shift
  case $task in
    build)
      build
      say_what_was_built
      ;;
    demo) demo "$@" ;;
    test) run_tests "$@" ;;
    gallery) gallery "$@" ;;
    bench) bench "$@" ;;
    help | -h | --help) help ;;
    *) fail "there is no task called '$task'; ./build.sh help lists them." ;;
  esac
}

# ---- Words --------------------------------------------------------------------------------------

say() { printf '• %s\n' "$*"; }

fail() {
  printf '\nbuild.sh: %s\n' "$*" >&2
  exit 1
}

# ---- Looking around -----------------------------------------------------------------------------

have() { command -v "$1" >/dev/null 2>&1; }

# The path of the first of these programs that this machine has.
first_of() {
  local program
  for program in "$@"; do
    if have "$program"; then
      command -v "$program"
      return
    fi
  done
}

# True if the product exists and none of its sources is newer.
fresh() {
  local product=$1
  shift
  [[ -e $product && -z $(find "$@" -newer "$product" -print -quit) ]]
}

# ---- What a build needs -------------------------------------------------------------------------

need_rust() {
  have cargo || fail "Rust is missing. Install it from https://rustup.rs, then run this again."
}

need_wasm_target() {
  [[ -d $(rustc --print target-libdir --target "$WASM_TARGET") ]] && return
  have rustup || fail "Rust's $WASM_TARGET target is missing, and there is no rustup to add it. Install the target with your system's packages, or Rust from https://rustup.rs."
  say "adding Rust's $WASM_TARGET target"
  rustup target add "$WASM_TARGET"
}

# Takes a few minutes, once: cargo compiles it.
need_cargo_tool() {
  local tool=$1 version=$2
  have "$tool" && return
  say "installing $tool $version (once, a few minutes)"
  cargo install --locked --version "$version" "$tool"
}

need_node() {
  local wanted="the newest"
  if have node; then
    wanted=$(node -p 'require("./package.json").engines.node')
    have npm && node_is_new_enough && return
  fi
  fail "Node.js ($wanted) with npm is needed. Install it from https://nodejs.org, then run this again."
}

node_is_new_enough() {
  node -e '
    const numbers = (version) => version.match(/\d+/g).map(Number);
    const [major, minor] = numbers(process.versions.node);
    const [oldest, least] = numbers(require("./package.json").engines.node);
    process.exit(major > oldest || (major === oldest && minor >= least) ? 0 : 1);
  '
}

need_npm_packages() {
  need_node
  fresh node_modules/.package-lock.json package.json package-lock.json && return
  say "installing the npm packages"
  npm ci --no-audit --no-fund
}

# ---- What demo and tests need besides -----------------------------------------------------------

readonly MAC_CHROME="/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
readonly MAC_FIREFOX="/Applications/Firefox.app/Contents/MacOS/firefox"

find_browsers() {
  CHROME=${CHROME:-$(first_of chromium chromium-browser google-chrome-stable google-chrome "$MAC_CHROME")}
  CHROMEDRIVER=${CHROMEDRIVER:-$(first_of chromedriver)}
  FIREFOX=${FIREFOX:-$(first_of firefox-esr firefox "$MAC_FIREFOX")}
  export CHROME CHROMEDRIVER FIREFOX
}

need_browsers() {
  find_browsers
  [[ $CHROME && $CHROMEDRIVER && $FIREFOX ]] || install_browsers
  need_browser_version Chrome "$CHROME" chrome.minimum_chrome_version
  need_browser_version Firefox "$FIREFOX" firefox.browser_specific_settings.gecko.strict_min_version
}

install_browsers() {
  local packages=(chromium chromium-driver firefox-esr)
  if have apt-get && [[ $(id -u) -eq 0 ]]; then
    say "installing ${packages[*]} with apt-get"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${packages[@]}" ||
      say "apt-get could not install all of them"
    find_browsers
  fi
  [[ $CHROME && $CHROMEDRIVER && $FIREFOX ]] && return
  fail "both browsers are needed, and here is what was found:
  Chrome, Chromium or Edge   ${CHROME:-missing}
  its driver, chromedriver   ${CHROMEDRIVER:-missing}
  Firefox                    ${FIREFOX:-missing}

Debian       sudo apt-get install ${packages[*]}
Fedora       sudo dnf install chromium chromedriver firefox
Arch         sudo pacman -S chromium firefox
macOS        brew install --cask google-chrome chromedriver firefox
elsewhere    install them as usual, then say where they are:
             CHROME=… CHROMEDRIVER=… FIREFOX=… ./build.sh test"
}

# The manifest knows the oldest version that can show the reader; nobody else should.
need_browser_version() {
  local name=$1 program=$2 manifest_key=$3 oldest version
  oldest=$(node -p "parseInt(require('./extension/manifest.json').$manifest_key)")
  version=$("$program" --version 2>/dev/null | grep -oE '[0-9]+' | head -n 1) || version=0
  ((version >= oldest)) || fail "$name at $program is version $version; Decant needs $oldest or newer."
}

need_geckodriver() {
  GECKODRIVER=${GECKODRIVER:-$(first_of geckodriver)}
  if [[ -z $GECKODRIVER ]]; then
    need_cargo_tool geckodriver "$GECKODRIVER_VERSION"
    GECKODRIVER=$(first_of geckodriver)
  fi
  export GECKODRIVER
}

need_rust_components() {
  cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return
  have rustup || fail "rustfmt and clippy are missing. Install them with your system's packages."
  say "adding rustfmt and clippy"
  rustup component add rustfmt clippy
}

# ---- Build --------------------------------------------------------------------------------------

build() {
  need_rust
  need_npm_packages
  build_core
  build_extension
  build_command
}

build_core() {
  local built=pkg/wasm/.built
  fresh "$built" src Cargo.toml build.sh && return
  need_wasm_target
  need_cargo_tool wasm-pack "$WASM_PACK_VERSION"
  say "building the core for browsers"
  mkdir -p pkg/wasm
  rm -f "$built"
  # Made before the compiler starts: what is edited meanwhile is newer, and is built next time.
  touch pkg/.building
  # Whoever builds it, and wherever, gets the same bytes and gives away no folder's name. The browsers that the
  # extension runs in have vectors, with which bytes are looked for many at a time.
  # What is called is copied into its callers, and loops are written out, for less than is usual: for 1 % of the time
  # that is 32 kB of the gzipped core. What is marked `#[inline]` is copied as ever.
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-C target-feature=+simd128 -C llvm-args=-inline-threshold=75 -C llvm-args=-unroll-threshold=60 --remap-path-prefix=$CARGO_HOME_DIR/registry/src=crates --remap-path-prefix=$PWD=decant" \
  CARGO_TARGET_DIR=$(target_path) \
    wasm-pack build "$BROWSER" --target web --out-dir ../../pkg/wasm --out-name decant --release
  cp LICENSE* README.md pkg/wasm
  # What is called once is copied into its caller only where it is tiny: long functions compress worse, and are no faster.
  npx wasm-opt -O4 --one-caller-inline-max-function-size=20 "${WASM_FEATURES[@]}" pkg/wasm/decant_bg.wasm -o pkg/wasm/decant_bg.wasm
  mv pkg/.building "$built"
}

# For what cargo builds from another folder than this one.
target_path() {
  mkdir -p "$TARGET"
  (cd "$TARGET" && pwd)
}

build_extension() {
  fresh pkg/firefox.zip extension pkg/wasm/.built && return
  say "building the extensions"
  npm run --silent build
}

# Cargo itself knows what is up to date.
build_command() {
  say "building the command"
  cargo build --release --features cli
}

say_what_was_built() {
  cat <<END

Ready.
  pkg/chrome        for Chrome and Edge: open chrome://extensions, switch on developer mode, "Load unpacked"
  pkg/firefox.zip   for Firefox: open about:debugging, "This Firefox", "Load Temporary Add-on"
  $TARGET/release/decant   the command: decant page.html
END
}

# ---- Demo ---------------------------------------------------------------------------------------

demo() {
  build
  need_browsers
  need_geckodriver
  node tests/demo/demo.mjs "$@"
}

# ---- Gallery ------------------------------------------------------------------------------------

gallery() {
  build
  need_browsers
  need_geckodriver
  node tests/gallery/gallery.mjs "$@"
}

# ---- Tests --------------------------------------------------------------------------------------

readonly LOGS=$TARGET/test-logs
STEPS=()  # "name|ok or FAILED|seconds", in the order they ran
WANTED="" # only steps with this word in their name

run_tests() {
  WANTED=${1:-}
  build
  need_rust_components
  need_wasm_target
  need_cargo_tool wasm-pack "$WASM_PACK_VERSION"
  need_browsers
  need_geckodriver
  write_capabilities
  rm -rf "$LOGS"
  mkdir -p "$LOGS"

  say "testing (each step's whole output is in $LOGS)"
  step rust-format cargo fmt --check
  step rust-format-wasm cargo fmt --check --all --manifest-path "$BROWSER/Cargo.toml"
  step clippy cargo clippy --all-targets --all-features -- -D warnings
  step clippy-wasm clippy_wasm
  step rust-docs env RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --all-features
  step rust-tests cargo test --features cli
  step rust-tests-browser env CARGO_TARGET_DIR="$(target_path)" cargo test --manifest-path "$BROWSER/Cargo.toml" -p encoding_rs
  step instruction-count count_instructions
  step fuzzing fuzzing
  step wasm-chrome wasm_tests "$BROWSER" --chrome --chromedriver "$CHROMEDRIVER"
  step wasm-firefox wasm_tests "$BROWSER" --firefox --geckodriver "$GECKODRIVER"
  step javascript-types npm run --silent types
  step javascript-format npm run --silent format:check
  step extension-lint npm run --silent lint
  step extension-size npm run --silent size
  step extension-tests npm run --silent test

  say_results
}

# Guided by coverage, which the stable compiler can do; what it cannot is the address sanitizer, and our code has no
# unsafe line to watch. A short run is the same each time, from the committed seeds on: it fails for what was changed
# and not by luck. With FUZZ_SECONDS it goes on from what earlier long runs found, somewhere else each time.
fuzzing() {
  local target corpus=$TARGET/fuzz-corpus/short how=(-runs=4000 -seed=1)
  need_cargo_tool cargo-fuzz "$CARGO_FUZZ_VERSION"
  cargo fuzz build --fuzz-dir tests/fuzz --sanitizer none || return
  if [[ ${FUZZ_SECONDS:-} ]]; then
    corpus=$TARGET/fuzz-corpus/long how=(-max_total_time="$FUZZ_SECONDS")
  else
    rm -rf "$corpus"
  fi
  for target in bytes pages chunks; do
    mkdir -p "$corpus/$target"
    cargo fuzz run --fuzz-dir tests/fuzz --sanitizer none "$target" "$corpus/$target" "tests/fuzz/seeds/$target" -- \
      "${how[@]}" -max_len=8192 -len_control=0 -timeout=20 -print_final_stats=1 -artifact_prefix="$corpus/" ||
      return
  done
  node tests/fuzz/same.mjs "$TARGET/release/decant" "$corpus/bytes" tests/fuzz/seeds/bytes
}

# Counts with valgrind, which Linux alone has; elsewhere other machines do it.
count_instructions() {
  if ! have valgrind && have apt-get && [[ $(id -u) -eq 0 ]]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq valgrind
  fi
  if ! have valgrind; then
    echo "skipped: valgrind is missing, and apt-get cannot install it here"
    return
  fi
  node tests/bench/instructions.mjs
}

# wasm-pack's tests take the browsers' flags from webdriver.json; where they are, only this machine knows.
write_capabilities() {
  node -p '
    const capabilities = require("./webdriver.json");
    capabilities["goog:chromeOptions"].binary = process.env.CHROME;
    capabilities["moz:firefoxOptions"].binary = process.env.FIREFOX;
    JSON.stringify(capabilities, null, 2);
  ' >"$TARGET/webdriver.json"
}

clippy_wasm() {
  CARGO_TARGET_DIR=$(target_path) \
    cargo clippy --manifest-path "$BROWSER/Cargo.toml" --target "$WASM_TARGET" --all-targets -- -D warnings
}

# Of the core as it ships.
wasm_tests() {
  local folder=$1
  shift
  WASM_BINDGEN_TEST_WEBDRIVER_JSON=$(target_path)/webdriver.json \
  WASM_BINDGEN_TEST_TIMEOUT=600 \
  CARGO_TARGET_DIR=$(target_path) \
    wasm-pack test --headless "$@" "$folder"
}

# Runs one step, shows what failed only if something did, and goes on: one run tells all that is wrong.
step() {
  local name=$1 log=$LOGS/$1.log result=ok started=$SECONDS
  shift
  [[ $name == *"$WANTED"* ]] || return 0
  printf '  %-20s' "$name"
  "$@" >"$log" 2>&1 || result=FAILED
  printf '%-8s%4d s\n' "$result" $((SECONDS - started))
  STEPS+=("$name|$result|$((SECONDS - started))")
  if grep -q '^failures' "$log"; then
    what_failed "$log"
  elif [[ $result != ok ]]; then
    tail -n 60 "$log"
  fi | cut -c 1-400 | sed 's/^/    | /'
}

# All our test runners tell of failed tests under the same heading, behind everything else.
what_failed() {
  awk '/^failures/ { told = 1 } told && lines++ < 300' "$1"
}

say_results() {
  ((${#STEPS[@]})) || fail "no step has '$WANTED' in its name."
  local row name result seconds line failed=0
  printf '\n%-20s%-8s%6s  %s\n' step result time "closing lines"
  for row in "${STEPS[@]}"; do
    IFS='|' read -r name result seconds <<<"$row"
    [[ $result == ok ]] || failed=$((failed + 1))
    printf '%-20s%-8s%4d s' "$name" "$result" "$seconds"
    closing_lines "$LOGS/$name.log" | {
      read -r line || line="(nothing to say)"
      printf '  %s\n' "$line"
      while read -r line; do printf '%36s%s\n' "" "$line"; done
    }
  done
  echo
  ((failed == 0)) || fail "$failed of ${#STEPS[@]} steps failed; their output is in $LOGS."
  say "all ${#STEPS[@]} steps passed"
}

# The lines in which test runners and linters sum up; empty test binaries have nothing to sum up.
closing_lines() {
  grep -E '^test result:|^# (tests|pass|fail|PASSED ONLY) |^(errors|notices|warnings) +[0-9]|^All matched files|^stat::number_of_executed_units|^[0-9]+ pages come out the same|bytes \([0-9]+ %\)|^(samples|long|stress) .* %|^Not checked|^skipped' "$1" |
    grep -vE '0 passed; 0 failed; 0 ignored' ||
    true
}

# ---- Measures -----------------------------------------------------------------------------------

bench() {
  build
  case ${1:-} in
    browser) bench_browser "${@:2}" ;;
    clicks) bench_clicks "${@:2}" ;;
    long) bench_long "${@:2}" ;;
    *) node tests/bench/bench.mjs "$TARGET/release/decant" "$@" ;;
  esac
}

bench_browser() {
  local peers=$TARGET/browser-peers
  need_browsers
  mkdir -p "$peers"
  cp tests/bench/peers/package.json tests/bench/peers/package-lock.json "$peers"
  npm ci --prefix "$peers" --ignore-scripts --no-audit --no-fund
  node tests/bench/browser/bench.mjs "$peers" "$@"
}

bench_clicks() {
  need_browsers
  need_geckodriver
  node tests/bench/browser/clicks.mjs "$@"
}

bench_long() {
  need_browsers
  need_geckodriver
  node tests/bench/browser/long.mjs "$@"
}

main "$@"
