#!/bin/sh
# Records transcript.json from a real Djoser. Debian: apt-get install python3-djoser python3-djangorestframework-simplejwt
# `record.sh --check` compares a new recording with the committed one and writes nothing.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
exec "$here/../../../node_modules/.bin/node" "$here/record.ts" "$@"
