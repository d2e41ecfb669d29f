#!/bin/sh
# Makes docs/pictures/dossier.png, the picture in the README: the first screen of the dossier that `make demo` writes, in
# headless Chromium (Debian: chromium).
set -eu
cd "$(dirname "$0")/.."
[ -f demo/pak-rus.html ] || { echo "run 'make demo' first" >&2; exit 1; }
profile=$(mktemp -d)
chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
	--disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$profile" \
	--window-size=1180,1240 --screenshot=docs/pictures/dossier.png "file://$PWD/demo/pak-rus.html" 2>/dev/null
rm -rf "$profile"
ls -l docs/pictures/dossier.png
