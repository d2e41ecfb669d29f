#!/bin/sh
# Fuzzes each room that reads input (fuzz/fuzz_*.c) by libFuzzer under the sanitizers, from its corpus on. An input that
# breaks one is kept in build/fuzz/found/ and said.
#
#     scripts/fuzz.sh [SECONDS [FUZZER...]]     60 seconds each by default; "fuzz_text" fuzzes that one alone
set -eu
cd "$(dirname "$0")/.."
if ! command -v clang >/dev/null 2>&1; then
	echo "fuzz: skipped, clang is not installed"
	exit 0
fi
seconds=${1:-60}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- $(ls fuzz | sed -n 's/^\(fuzz_.*\)\.c$/\1/p')
test -f build/fuzz/build.ninja || cmake --preset fuzz >/dev/null
cmake --build build/fuzz --target "$@"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p build/fuzz/found
failed=0
for fuzzer; do
	mkdir "$work/$fuzzer"
	if "build/fuzz/$fuzzer" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -artifact_prefix="build/fuzz/found/$fuzzer-" \
		"$work/$fuzzer" "fuzz/corpus/$fuzzer" >"$work/log" 2>&1; then
		echo "$fuzzer: $(sed -n 's/^Done \([0-9]*\) runs.*/\1 runs/p' "$work/log"), nothing found"
	else
		tail -n 30 "$work/log"
		echo "$fuzzer: FAILED; the input is in build/fuzz/found/"
		failed=$((failed + 1))
	fi
done
[ $failed -eq 0 ]
