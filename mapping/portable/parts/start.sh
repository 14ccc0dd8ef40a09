#!/bin/sh
# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
#
# Starts the keeper's page. The first time it prepares the program in the user's own folder, so that this folder may be
# read-only: with uv, which stands in «programma» or on the PATH, and which brings Python where there is none.
set -u

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 2
program=$here/programma

fail() {
    printf '%s\n' "$1" >&2
    if [ -t 0 ]; then
        printf 'Premere Invio per chiudere.\n' >&2
        read -r _
    fi
    exit 2
}

if [ "$(uname -s)" = Darwin ]; then
    base=${HOME:-}/Library/Application\ Support
else
    base=${XDG_DATA_HOME:-${HOME:-}/.local/share}
fi
place=$base/mappa-associazioni-migranti/@EDITION@

prepare() {
    uv=$program/uv
    [ -x "$uv" ] || uv=$(command -v uv) || fail "Manca «uv», il programma che prepara Python: scaricarlo da \
https://github.com/astral-sh/uv/releases e metterlo nella cartella «$program»."
    rm -rf -- "$place" && mkdir -p -- "$place" ||
        fail "Non si può scrivere in «$base», dove il programma si prepara: controllare i permessi o lo spazio sul disco."
    printf 'Prima volta: il programma si prepara. Servono alcuni minuti e 1 GB di spazio.\n'
    if [ -d "$program/pacchetti" ]; then
        set -- --no-index --find-links "$program/pacchetti"
        why="nella cartella «pacchetti» manca qualcosa per questo computer, oppure manca Python 3.11 o più recente"
    else
        set --
        why="la prima volta serve la rete: controllare il collegamento, o chiedere la cartella con i pacchetti"
    fi
    "$uv" venv --quiet --python '>=3.11,<3.15' "$place/env" &&
        "$uv" pip install --quiet --python "$place/env" --require-hashes "$@" -r "$program/requirements.lock" &&
        "$uv" pip install --quiet --python "$place/env" --offline --no-deps "$program/@WHEEL@" &&
        : > "$place/pronto" ||
        fail "Il programma non si è potuto preparare: $why; poi avviarlo di nuovo."
}

[ -f "$place/pronto" ] || prepare
exec "$place/env/bin/mapping" desk "$@"
