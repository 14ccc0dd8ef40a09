#!/bin/sh
# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
#
# What the container does if nothing else is asked: `mapping regenerate` every MAPPA_EVERY seconds, until it is stopped.
# A refused edition is no reason to end: the diary has it, and healthy.sh says so.
set -u

work=
trap 'if [ -n "$work" ]; then kill "$work" 2> /dev/null; wait "$work"; fi; exit 0' TERM INT
while :; do
    mapping regenerate --settings "$MAPPA_SETTINGS" --state "$MAPPA_STATE" &
    work=$!
    wait "$work"
    sleep "$MAPPA_EVERY" &
    work=$!
    wait "$work"
done
