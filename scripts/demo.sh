#!/bin/sh
# Reads examples/ into demo/examples.db, writes demo/pak-rus.html and prints a ten-line summary.
set -eu
entente=$1
mkdir -p demo
rm -f demo/examples.db demo/examples.db-wal demo/examples.db-shm
"$entente" add examples/texts -d demo/examples.db
"$entente" dossier PAK RUS -d demo/examples.db -o demo/pak-rus.html
echo
"$entente" timeline PAK RUS -d demo/examples.db --limit 8
echo
echo "The dossier of Pakistan and Russia: $PWD/demo/pak-rus.html"
echo "Another pair: $entente dossier IND CHN -d demo/examples.db -o demo/ind-chn.html"
