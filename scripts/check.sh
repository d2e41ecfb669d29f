#!/bin/sh
# All tests of the release build: layers, unit tests, corpora, the command. Ends with "N passed, N failed".
# ENT_CHECK_BUILD names another preset (asan, clang, ...).
set -u
cd "$(dirname "$0")/.." || exit 1
preset=${ENT_CHECK_BUILD:-release}
build=build/$preset
passed=0
failed=0
skipped=0

step() {
	name=$1
	shift
	if out=$("$@" 2>&1); then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf '%s\n%s: FAILED\n' "$out" "$name"
	fi
}

test -f $build/build.ninja || cmake --preset "$preset" >/dev/null || exit 1
cmake --build $build || { echo "0 passed, 1 failed"; exit 1; }

step layers python3 scripts/check_layers.py
for script in scripts/check_[!l]*.py; do
	[ -f "$script" ] && step "$script" python3 "$script"
done

log=$(mktemp)
ctest --test-dir $build --output-on-failure >"$log" 2>&1
grep -E 'Failed|\*\*\*|tests passed' "$log"
grep -q 'tests passed' "$log" || { cat "$log"; failed=$((failed + 1)); }
# cmocka counts what is inside each program
for program in $build/test_*; do
	[ -x "$program" ] && [ ! -d "$program" ] || continue
	counts=$("$program" 2>&1)
	ok=$(printf '%s\n' "$counts" | grep -c '^\[       OK ]')
	bad=$(printf '%s\n' "$counts" | grep -c '^\[  FAILED  ] [a-z_0-9]*$')
	skip=$(printf '%s\n' "$counts" | grep -c '^\[  SKIPPED ] [a-z_0-9]*$')
	printf '%s\n' "$counts" | grep -q '^\[  PASSED' || bad=$((bad + 1))
	passed=$((passed + ok))
	failed=$((failed + bad))
	skipped=$((skipped + skip))
	[ "$bad" = 0 ] || printf '%s\n' "$counts"
done
rm -f "$log"

for test in tests/cli/*.py; do
	[ -f "$test" ] || continue
	out=$(ENTENTE=$PWD/$build/entente python3 "$test" 2>&1)
	last=$(printf '%s\n' "$out" | tail -n 1)
	ok=$(printf '%s\n' "$last" | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed.*/\1/p')
	bad=$(printf '%s\n' "$last" | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed.*/\2/p')
	skip=$(printf '%s\n' "$last" | sed -n 's/.*failed, \([0-9]*\) skipped.*/\1/p')
	passed=$((passed + ${ok:-0}))
	failed=$((failed + ${bad:-1}))
	skipped=$((skipped + ${skip:-0}))
	[ "${bad:-1}" = 0 ] || printf '%s: %s\n' "$test" "$out"
done

if [ $skipped -gt 0 ]; then
	echo "$passed passed, $failed failed, $skipped skipped"
else
	echo "$passed passed, $failed failed"
fi
[ $failed = 0 ]
