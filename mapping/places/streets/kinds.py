# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The servers that can be asked: named here, where nothing of the network is loaded, for the command line asks it."""

KINDS = ("photon", "nominatim")
