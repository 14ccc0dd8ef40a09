// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import test from "node:test";
import { imported, modules } from "./modules.js";

const COMMENTS = /\/\*[\s\S]*?\*\/|\/\/.*/g;

test("our own part of Leaflet has all that the viewer asks for", () => {
  const all = new Map(modules().map((module) => [module.path, module]));
  const reached = new Set(["main.js"]);
  for (const path of reached) {
    const module = all.get(path);
    for (const target of module ? imported(module) : []) reached.add(target);
  }
  const asked = [...reached].flatMap((path) => {
    const code = (all.get(path)?.source ?? "").replace(COMMENTS, "");
    return [...code.matchAll(/\bL\.(\w+)/g)].map(([, name]) => name);
  });
  const offered = all.get("own-leaflet.js")?.source ?? "";
  assert.ok(asked.includes("map"));
  for (const name of new Set(asked)) assert.match(offered, new RegExp(`\\b${name}\\b.*[,}]`), name);
});
