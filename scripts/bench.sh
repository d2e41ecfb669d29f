#!/bin/sh
# How fast, and in how much memory: each stage by processor time; instructions a sentence; `entente code` with one
# thread, and `entente add` with a thread a core. Over several copies of texts: those of the milestones (long chapters of
# diplomatic history) where the shared data folder has them, else the examples. Each copy has a line of its own, so that
# none is taken for the other.
#
#     scripts/bench.sh [build/release/entente [SHARED [COPIES]]]
set -eu
cd "$(dirname "$0")/.."
entente=${1:-build/release/entente}
shared=${2:-${ENTENTE_SHARED:-../shared}}
copies=${3:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/texts"

source=examples
for file in "$shared"/data/milestones/*.xml; do
	[ -f "$file" ] && source=milestones
done
copy=1
while [ $copy -le "$copies" ]; do
	if [ $source = milestones ]; then
		for file in "$shared"/data/milestones/*.xml; do
			cp "$file" "$work/texts/$copy-${file##*/}"
			printf '<!-- copy %s -->\n' $copy >>"$work/texts/$copy-${file##*/}"
		done
	else
		for file in examples/texts/*; do
			cp "$file" "$work/texts/$copy-${file##*/}"
		done
	fi
	copy=$((copy + 1))
done

# clock NAME COMMAND...: sets `seconds` and `memory` [MiB], empty where GNU time is not there
clock() {
	begin=$(date +%s.%N)
	if [ -x /usr/bin/time ]; then
		/usr/bin/time -f %M -o "$work/memory" "$@" >"$work/out" 2>"$work/err" || { cat "$work/err"; exit 1; }
		memory=$(tail -n 1 "$work/memory" | awk '{printf "%.0f", $1 / 1024}')
	else
		"$@" >"$work/out" 2>"$work/err" || { cat "$work/err"; exit 1; }
		memory=
	fi
	seconds=$(awk "BEGIN {print $(date +%s.%N) - $begin}")
}

# the stages one by one, by processor time: a figure that others' work on the machine disturbs least
stages=$(dirname "$entente")/show_stages
if [ -x "$stages" ]; then
	"$stages" "$work/texts"
fi

# instructions a sentence, which no load of the machine moves: of one file, less what an empty document costs. Under
# valgrind the parser computes by AVX2.
if command -v valgrind >/dev/null 2>&1; then
	count() { # instructions of `entente code` on $1
		valgrind --tool=callgrind --callgrind-out-file=/dev/null "$entente" code --threads 1 "$1" 2>&1 >"$work/out" |
			sed -n 's/.*Collected : *//p'
	}
	set -- "$work"/texts/1-*
	if [ $source = milestones ]; then
		tail -c 24000 "$1" | sed 's/<[^>]*>/ /g' | tr '\n' ' ' >"$work/some.txt"
	else
		cat "$work"/texts/1-*.txt >"$work/some.txt"
	fi
	echo 'Nothing.' >"$work/none.txt"
	some=$(count "$work/some.txt")
	none=$(count "$work/none.txt")
	n=$("$entente" parse "$work/some.txt" | grep -c '^# text')
	awk "BEGIN {printf \"FIGURE instructions: %.2f million a sentence (%d sentences, AVX2), %.0f million to start\\n\", ($some - $none) / $n / 1e6, $n, $none / 1e6}"
fi

clock "$entente" add "$work/texts" -d "$work/add.db"
sentences=$(sed -n 's/^\([0-9]*\) sentences, .*/\1/p' "$work/err")
[ -n "$sentences" ] || { cat "$work/err"; exit 1; }
awk "BEGIN {printf \"FIGURE add: %d sentences/s with a thread a core ($source, %d sentences)\n\", $sentences / $seconds, $sentences}"
[ -z "$memory" ] || echo "FIGURE add: $memory MiB at most"
clock "$entente" code --threads 1 "$work/texts"
awk "BEGIN {printf \"FIGURE code: %d sentences/s with one thread\n\", $sentences / $seconds}"
[ -z "$memory" ] || echo "FIGURE code: $memory MiB at most"

# linking alone: documents varied from the examples, their claims and one ledger
if command -v python3 >/dev/null 2>&1; then
	many=${MANY:-1000}
	python3 scripts/make_many.py "$many" >"$work/many.jsonl"
	"$entente" add - -q -d "$work/many.db" <"$work/many.jsonl"
	clock "$entente" claims -d "$work/many.db"
	awk "BEGIN {printf \"FIGURE claims: %.2f s for %d documents\n\", $seconds, $many}"
	clock "$entente" ledger --kind visits -d "$work/many.db"
	awk "BEGIN {printf \"FIGURE ledger: %.2f s for %d documents\n\", $seconds, $many}"
fi
