#!/bin/sh
# Trains model/english.entm anew: scripts/train_model.sh SHARED, with the treebanks, re3d and plain texts in SHARED/data.
# Needs WordNet 3.0 (Debian: wordnet-base) and Python. The same seed gives the same file (on processors with AVX2 and
# FMA); under 45 minutes on two idle cores.
set -eu
data=${1:?usage: scripts/train_model.sh SHARED}/data
ewt=$data/ud/UD_English-EWT/en_ewt-ud
gum=$data/ud/UD_English-GUM-permissive/permissive
wordnet=${WORDNET:-/usr/share/wordnet}
if [ ! -f "$ewt-train.conllu" ] || [ ! -f "$gum-train.conllu" ]; then
	echo "train_model: no treebanks below $data/ud" >&2
	exit 1
fi
if [ ! -f "$wordnet/index.verb" ]; then
	echo "train_model: no WordNet in $wordnet; install wordnet-base, or set WORDNET" >&2
	exit 1
fi
build=build/release
work=$build/model
[ -f $build/build.ninja ] || cmake --preset release >/dev/null
cmake --build $build --target train_syntax induce_clusters show_parse
mkdir -p $work

# labels of names, from the entities of GUM and the open parts of re3d
for part in train dev; do
	python3 scripts/name_labels.py gum "$gum-$part.conllu" >$work/gum-$part.conllu
done
python3 scripts/name_labels.py re3d "$data/re3d" train >$work/re3d-train.conllu

# sentences made of those of the treebanks, of shapes that they have too few of
python3 scripts/made_sentences.py "$ewt-train.conllu" $work/gum-train.conllu >$work/made.conllu

# parses of public-domain prose by the model that is there, for self-training
python3 scripts/self_labels.py $build/show_parse 250000 "$data/plain_text/frus-history.txt" \
	"$data/plain_text/other-publications.txt" >$work/self.conllu

# groups of words, from texts of clear licence: public-domain prose, WordNet's glosses, the treebanks' own words. Plain
# text is parted by scripts/plain_tokens.py, so that nothing here hangs on the program's own tokeniser
tokens() {
	{
		cat "$data"/plain_text/*.txt
		printf '\n\n'
		sed -e 's/<\/\(p\|head\|item\|title\)>/&\n\n/g' -e 's/<[^>]*>/ /g' "$data"/milestones/*.xml
		printf '\n\n'
		for part in noun verb adj adv; do
			sed -n 's/^[0-9].*| *\(.*\)$/\1/p' "$wordnet/data.$part" | sed -e 's/; /\n\n/g' -e 's/"//g' -e 's/$/\n/'
		done
	} | python3 scripts/plain_tokens.py
	for file in "$ewt-train.conllu" "$gum-train.conllu"; do
		printf '\n'
		sed -n -e '/^[0-9]*\t/p' -e '/^$/p' "$file" | cut -f2
	done
}
tokens | $build/induce_clusters >$work/clusters.tsv

$build/train_syntax --train "$ewt-train.conllu,$work/gum-train.conllu,$work/re3d-train.conllu" \
	--dev "$ewt-dev.conllu,$work/gum-dev.conllu" --clusters $work/clusters.tsv --wordnet "$wordnet" \
	--made $work/made.conllu,$work/self.conllu --out model/english.entm.new --epochs 18 --seed 1
mv model/english.entm.new model/english.entm
sha256sum model/english.entm
