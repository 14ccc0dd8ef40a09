# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page's words as translators know them: one gettext catalogue per language, and what is made of it."""
