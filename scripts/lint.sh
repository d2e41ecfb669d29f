#!/bin/sh
# Warnings as errors with the other compiler, the layout of the code, and static analysis where the tools are there.
set -eu
cd "$(dirname "$0")/.."
python3 scripts/check_layers.py
if command -v clang-format >/dev/null 2>&1; then
	git ls-files '*.c' '*.h' | xargs clang-format --dry-run -Werror
else
	echo "clang-format: skipped, not installed"
fi
if command -v clang >/dev/null 2>&1; then
	test -f build/clang/build.ninja || cmake --preset clang >/dev/null
	cmake --build build/clang
else
	echo "clang: skipped, not installed"
fi
if command -v cppcheck >/dev/null 2>&1; then
	cppcheck --quiet --std=c11 --enable=warning,portability --inline-suppr --error-exitcode=1 -I src -I include \
		--suppress=missingIncludeSystem --suppress=internalAstError -j2 src cli
else
	echo "cppcheck: skipped, not installed"
fi
if command -v clang-tidy >/dev/null 2>&1 && [ -f build/clang/compile_commands.json ]; then
	git ls-files 'src/*.c' 'cli/*.c' | xargs -P2 -n4 clang-tidy -p build/clang --quiet 2>/dev/null
else
	echo "clang-tidy: skipped, not installed"
fi
