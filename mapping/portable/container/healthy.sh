#!/bin/sh
# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
#
# Whether the last run ended with 0, and is not older than two turns and half an hour.
set -eu

diary=$MAPPA_STATE/diario.log
minutes=$((MAPPA_EVERY / 30 + 30))
if [ -z "$(find "$diary" -mmin "-$minutes")" ]; then
    echo "No run in the last $minutes minutes."
    exit 1
fi
last=$(tail -n 1 "$diary")
printf '%s\n' "$last"
[ "$(printf '%s\n' "$last" | cut -f 3)" = 0 ]
