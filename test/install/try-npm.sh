#!/usr/bin/env bash
# Shows that a clean clone of this commit installs, starts and passes its core tests with another npm, and another Node:
#   test/install/try-npm.sh <npm version> [<node version>] [--check] [--synth]
# Prints a line per step; exits 1 with a line that names the step that failed. START_LIMIT_S=180 gives a busy machine more than
# the 60 s that npm start may take. For Linux; needs git and the npm registry.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
START_LIMIT_S=${START_LIMIT_S:-60}
STOP_LIMIT_S=20
USAGE="test/install/try-npm.sh <npm version> [<node version>] [--check] [--synth], for example: test/install/try-npm.sh 9 20"

versions=() extras=()
for argument in "$@"; do
  case $argument in
    --check | --synth) extras+=("${argument#--}") ;;
    [0-9]*) versions+=("$argument") ;;
    *) echo "$argument is not a version: $USAGE" >&2; exit 2 ;;
  esac
done
if [ ${#versions[@]} -lt 1 ] || [ ${#versions[@]} -gt 2 ]; then echo "$USAGE" >&2; exit 2; fi

# A space in the path, because people have one in theirs.
tmp=$(mktemp -d "${TMPDIR:-/tmp}/cairn try XXXXXX")
clone="$tmp/cairn" log="$tmp/log" current='' product=''
trap clean EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Ends a step with all it started, by force after some seconds; 1 where that was needed.
end() {
  local session=$1 seconds=$2
  kill -TERM -- "-$session" 2>/dev/null || return 0
  for ((i = 0; i < seconds * 5; i++)); do
    kill -0 -- "-$session" 2>/dev/null || return 0
    sleep 0.2
  done
  kill -KILL -- "-$session"
  wait "$session" 2>/dev/null
  return 1
}

clean() {
  if [ -n "$current" ]; then end "$current" 2; fi
  if [ -n "$product" ]; then end "$product" "$STOP_LIMIT_S"; fi
  rm -rf "$tmp"
}

fail() {
  tail -n 25 "$log" >&2
  echo "npm ${versions[0]}, Node ${versions[1]:-of this machine}: $1" >&2
  exit 1
}

# Runs a command in a session of its own and waits for it, so that Ctrl-C ends all of it at once.
step() {
  local name=$1 began=$SECONDS
  shift
  setsid "$@" >"$log" 2>&1 &
  current=$!
  wait "$current" || fail "$name failed"
  current=''
  took=$((SECONDS - began))
}

# The Node of the process that runs the product, as "24.21.0".
node_of_product() {
  for process in /proc/[0-9]*; do
    [ "$(readlink "$process/cwd")" = "$clone" ] || continue
    case $(tr '\0' ' ' <"$process/cmdline") in 'node infra/'*) "$(readlink "$process/exe")" --version | tr -d v ;; esac
  done 2>/dev/null
}

case $(uname -m) in aarch64 | arm64) arch=arm64 ;; *) arch=x64 ;; esac
tools=("npm@${versions[0]}")
if [ -n "${versions[1]:-}" ]; then tools+=("node-linux-$arch@${versions[1]}"); fi
step "getting ${tools[*]}" npm install --no-save --prefix "$tmp/tools" "${tools[@]}"
# Scripts that call npm must meet this one too.
export PATH="$tmp/tools/node_modules/.bin:$PATH"
step 'git clone' git clone --quiet "$here/../.." "$clone"
cd "$clone" || exit 1
pinned=$(node -p "require('./package.json').optionalDependencies['node-linux-$arch']")
echo "npm $(npm --version) on Node $(node -p process.versions.node), commit $(git rev-parse --short HEAD)"

step 'npm ci' npm ci
echo "  npm ci                 ${took} s"

read -r PORT AUTH_PORT < <(node "$here/free-ports.mjs" 2)
export PORT AUTH_PORT
setsid npm start >"$tmp/start.log" 2>&1 &
product=$!
setsid node "$here/answers.mjs" "http://localhost:$PORT" "$START_LIMIT_S" "$product" >"$tmp/answers.log" 2>&1 &
current=$!
wait "$current" || { log="$tmp/start.log"; fail "npm start: $(cat "$tmp/answers.log")"; }
current=''
took=$(cat "$tmp/answers.log") ran=$(node_of_product)
end "$product" "$STOP_LIMIT_S" || fail 'npm start did not stop'
product=''
[ "$ran" = "$pinned" ] || fail "npm start ran on Node ${ran:-unknown}, not on $pinned"
echo "  npm start answers      ${took} s, on Node $ran"

step 'the core tests' npm test -- --project core
ran=$(sed -n 's/^Running on Node \(.*\)\.$/\1/p' "$log")
[ "$ran" = "$pinned" ] || fail "the core tests ran on Node ${ran:-unknown}, not on $pinned"
count=$(sed 's/\x1b\[[0-9;]*m//g' "$log" | sed -n 's/^ *Tests  *//p')
echo "  core tests             ${took} s, on Node $ran: $count"

for extra in "${extras[@]}"; do
  step "npm run $extra" npm run "$extra"
  printf '  npm run %-14s %s s\n' "$extra" "$took"
done
