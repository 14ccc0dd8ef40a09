#!/bin/sh
# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
# Makes sure that the browser tests find their engines: a Chromium (the one without windows, of Debian's packages, where
# it can be had: it opens a page in a third of the time; else the system's, else Debian's, else Playwright's own), and
# the system libraries that the old one needs, which comes with PyQtWebEngine.
set -eu
python=$1

find_one_of() {
    for name in "$@"; do
        if command -v "$name" >/dev/null 2>&1; then return 0; fi
    done
    return 1
}

# By Debian's and Ubuntu's package manager, where there is one and it may be used.
install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    sudo=""
    if [ "$(id -u)" -ne 0 ]; then sudo="sudo -n"; fi
    $sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends "$@"
}

find_one_of chromium-headless-shell || install chromium-headless-shell 2>/dev/null ||
    find_one_of chromium chromium-browser google-chrome google-chrome-stable || install chromium ||
    "$python" -m playwright install --with-deps --only-shell chromium

# Where the platform is not among its own, PyQt5 is not there: nothing to do.
if "$python" -c 'import PyQt5' 2>/dev/null && ! "$python" -c 'import PyQt5.QtWebEngineWidgets' 2>/dev/null; then
    install libasound2t64 || install libasound2 || true # the name depends on the edition
    install libdbus-1-3 libegl1 libfontconfig1 libgbm1 libgl1 libglib2.0-0 libgssapi-krb5-2 libnss3 libopengl0 libxcomposite1 \
        libxdamage1 libxi6 libxkbcommon0 libxkbfile1 libxrandr2 libxrender1 libxshmfence1 libxtst6 ||
        echo "The old engine lacks libraries: tests/browser/reach/test_old_engine.py says which." >&2
fi
