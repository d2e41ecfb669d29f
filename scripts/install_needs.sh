#!/bin/sh
# Installs from Debian's packages what the build and the tests need and the machine lacks. Uses sudo when not root and
# says what it installs. Does nothing, and asks for nothing, when all is there.
set -eu

needs="build-essential cmake ninja-build pkg-config libjansson-dev libgumbo-dev libxml2-dev libarchive-dev libuchardet-dev
libicu-dev libutf8proc-dev libcld2-dev libsqlite3-dev libssl-dev libpango1.0-dev libcmocka-dev poppler-utils python3
fonts-dejavu-core"

missing=""
for package in $needs; do
	state=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
	case $state in
	*"install ok installed") ;;
	*) missing="$missing $package" ;;
	esac
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
	echo "entente: this is not a Debian machine; install what these packages hold:$missing" >&2
	exit 1
fi
echo "Installing from Debian's packages:$missing"
as=""
[ "$(id -u)" = 0 ] || as="sudo"
$as apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as apt-get install -y -qq --no-install-recommends $missing >/dev/null
