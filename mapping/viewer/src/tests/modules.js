// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The modules of the front end as texts, for the tests of its shape.

import { readdirSync, readFileSync } from "node:fs";

const SOURCE = new URL("../", import.meta.url);

/** @typedef {{path: string, source: string}} Module path within src, with slashes on every platform */

/**
 * @param {"tests"} [only] - them instead of what they test
 * @returns {Module[]}
 */
export function modules(only) {
  const paths = readdirSync(SOURCE, { recursive: true }).map((path) => String(path).replaceAll("\\", "/"));
  const scripts = paths
    .filter((path) => path.endsWith(".js") && path.startsWith("tests/") === (only === "tests"))
    .sort();
  return scripts.map((path) => ({ path, source: readFileSync(new URL(path, SOURCE), "utf8") }));
}

/**
 * @param {Module} module
 * @returns {string[]} the paths of the modules it imports, for their values or for their types
 */
export function imported({ path, source }) {
  const found = [...source.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)"(\.{1,2}\/[^"]+)"/g)];
  const base = new URL(path, SOURCE);
  return found.map(([, target]) => new URL(target, base).href.slice(SOURCE.href.length));
}
