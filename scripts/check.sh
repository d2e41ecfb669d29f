#!/bin/sh
# All tests of the release build: layers, tables, unit tests, corpora, the command. Ends with "N passed, N failed"
# (and ", N skipped" where a test lacks what it needs). ENT_CHECK_BUILD names another preset (asan, clang, ...).
set -u
cd "$(dirname "$0")/.." || exit 1
preset=${ENT_CHECK_BUILD:-release}
build=build/$preset
passed=0
failed=0
skipped=0
ENTENTE=$PWD/$build/entente
LSAN_OPTIONS=suppressions=$PWD/tests/lsan.supp:print_suppressions=0 # what fontconfig holds is no leak of ours
export ENTENTE LSAN_OPTIONS
log=$(mktemp)
trap 'rm -f "$log" "$log.err"' EXIT

# count NAME PASSED FAILED SKIPPED: adds up; shows what a test said when something in it failed
count() {
	passed=$((passed + $2))
	failed=$((failed + $3))
	skipped=$((skipped + $4))
	[ "$3" = 0 ] || printf '%s\n%s: %s FAILED\n' "$(cat "$log" "$log.err")" "$1" "$3"
}

step() {
	name=$1
	shift
	: >"$log.err"
	if "$@" >"$log" 2>&1; then
		count "$name" 1 0 0
	else
		count "$name" 0 1 0
	fi
}

# cmocka prints a line on standard output as each test begins and another as it passes or is skipped: what began and
# did neither has failed, be it in its set-up or by a crash.
unit() {
	"$1" >"$log" 2>"$log.err"
	status=$?
	run=$(grep -c '^\[ RUN      ]' "$log")
	ok=$(grep -c '^\[       OK ]' "$log")
	skip=$(grep -c '^\[  SKIPPED ]' "$log")
	bad=$((run - ok - skip))
	[ $bad -gt 0 ] || [ $status = 0 ] || bad=1
	[ $run -gt 0 ] || bad=1
	count "$1" "$ok" "$bad" "$skip"
}

# A script's last line is "N passed, N failed[, N skipped]"; one that does not come so far has failed.
script() {
	: >"$log.err"
	python3 "$1" >"$log" 2>&1
	status=$?
	ok=$(sed -n '$s/^\([0-9]*\) passed, [0-9]* failed.*/\1/p' "$log")
	bad=$(sed -n '$s/^[0-9]* passed, \([0-9]*\) failed.*/\1/p' "$log")
	skip=$(sed -n '$s/.*failed, \([0-9]*\) skipped$/\1/p' "$log")
	[ "${bad:-1}" != 0 ] || [ $status = 0 ] || bad=1
	count "$1" "${ok:-0}" "${bad:-1}" "${skip:-0}"
}

test -f $build/build.ninja || cmake --preset "$preset" >/dev/null || exit 1
cmake --build $build || { echo "0 passed, 1 failed"; exit 1; }

for checker in scripts/check_*.py; do
	step "$checker" python3 "$checker"
done
for program in $build/test_*; do
	[ -f "$program" ] && [ -x "$program" ] && [ -f "tests/unit/${program##*/}.c" ] && unit "$program"
done
for program in $build/fuzz_*; do
	[ -f "$program" ] && [ -x "$program" ] && [ -f "fuzz/${program##*/}.c" ] &&
		step "$program" "$program" "fuzz/corpus/${program##*/}"
done
for test in tests/cli/test_*.py tests/crash/test_*.py; do
	script "$test"
done

if [ $skipped -gt 0 ]; then
	echo "$passed passed, $failed failed, $skipped skipped"
else
	echo "$passed passed, $failed failed"
fi
[ $failed = 0 ]
