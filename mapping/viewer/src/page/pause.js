// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Long work in short tasks: between two of them the browser paints and answers the reader.

/** @returns {Promise<void>} resolved in a task of its own, before other waiting work where the browser knows how */
export function pause() {
  return "scheduler" in window && "yield" in scheduler
    ? scheduler.yield()
    : new Promise((resolve) => setTimeout(resolve));
}
