// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The shape of the front end: imports run downhill, without cycles; what is exported is used; focus has one home.
import assert from "node:assert/strict";
import test from "node:test";
import { imported, modules } from "./modules.js";

/**
 * Each room may import the rooms of the lines above its own, never its neighbours on the same line.
 *
 * types: the shapes of what Python sends and of what the modules hand to one another;
 * page: elements, their redrawing, pauses: what knows nothing of associations;
 * text: words, names, folds, figures as they are written;
 * model: the data block as it is read, the state in the address, what a state selects;
 * map, tools, views: the map with its legend, what stands around the views, the other views;
 * sheets: the panel beside them; layers: our layers on other people's maps; picture: the present map as an image.
 */
const LEVELS = [["types"], ["page"], ["text"], ["model"], ["map", "tools", "views"], ["sheets", "layers", "picture"]];
/** What stands at the top: the page and its app, the editor's page, Leaflet's own script. */
const ENTRIES = ["app.js", "host.js", "kit.js", "leaflet.js", "main.js", "opener.js", "own-leaflet.js", "pin.js"];
const BUNDLED = ["host.js", "kit.js", "leaflet.js", "main.js", "own-leaflet.js", "layers/main.js"];

/** @typedef {import("./modules.js").Module} Module */

/** @param {string} path */
const roomOf = (path) => path.split("/").slice(0, -1)[0] ?? "";
/** @param {string} path */
const levelOf = (path) => (roomOf(path) ? LEVELS.findIndex((rooms) => rooms.includes(roomOf(path))) : LEVELS.length);

/**
 * @param {Module[]} all
 * @returns {string[]}
 */
function uphill(all) {
  return all.flatMap((module) =>
    imported(module)
      .filter((target) => roomOf(target) !== roomOf(module.path) && levelOf(target) >= levelOf(module.path))
      .map((target) => `${module.path} → ${target}`),
  );
}

/**
 * @param {Module[]} all
 * @returns {string[]} the modules that reach themselves
 */
function cycles(all) {
  const graph = new Map(all.map((module) => [module.path, imported(module)]));
  const reaches = (/** @type {string} */ from, /** @type {string} */ to, seen = new Set()) =>
    (graph.get(from) ?? []).some((next) => {
      if (next === to) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, to, seen);
    });
  return [...graph.keys()].filter((path) => reaches(path, path));
}

/**
 * @param {Module[]} all
 * @param {Module[]} [tests] - what only they ask for is used too
 * @returns {string[]} the exports that no other module asks for
 */
function unused(all, tests = []) {
  const asked = new Set([...all, ...tests].flatMap(namesAsked));
  const exported = all.flatMap(({ path, source }) =>
    [...source.matchAll(/^export (?:async )?(?:function|const|class|let) (\w+)/gm)].map(
      ([, name]) => `${path}: ${name}`,
    ),
  );
  return exported.filter((name) => !asked.has(name));
}

/** @param {Module} module */
function namesAsked({ path, source }) {
  return [...source.matchAll(/import (?:\w+, )?\{([^}]*)\} from ("[^"]+")/g)].flatMap(([, names, from]) => {
    const [target] = imported({ path, source: `import ${from}` });
    return names.split(",").map((name) => `${target}: ${name.trim().split(" as ")[0]}`);
  });
}

/** @param {Module[]} all */
const untyped = (all) =>
  all.filter(({ source }) => /\{[^}\n]*\bany\b[^}\n]*\} ?[\w[*)]/.test(comments(source))).map(({ path }) => path);
/** @param {string} source */
const comments = (source) => [...source.matchAll(/\/\*\*.*?\*\//gs)].join("\n");

test("every module stands in a room, and only the entries at the top", () => {
  const all = modules().map(({ path }) => path);
  assert.deepEqual(
    all.filter((path) => !roomOf(path)),
    ENTRIES,
  );
  assert.deepEqual(
    all.filter((path) => levelOf(path) < 0),
    [],
  );
  for (const entry of BUNDLED) assert.ok(all.includes(entry), entry);
});

test("imports run downhill", () => {
  assert.deepEqual(uphill(modules()), []);
});

test("no module imports itself by way of others", () => {
  assert.deepEqual(cycles(modules()), []);
});

test("what is exported is asked for by another module", () => {
  assert.deepEqual(unused(modules(), modules("tests")), []);
});

test("nothing is of any type: tsc checks the fields of all that the modules hand to one another", () => {
  assert.deepEqual(untyped(modules()), []);
});

test("focus and scroll are kept in one place; the panel, a card and a circle lead them", () => {
  const leading = modules().filter(({ source }) => source.includes("activeElement"));
  assert.deepEqual(
    leading.map(({ path }) => path),
    ["layers/buttons.js", "map/circles.js", "page/redraw.js", "sheets/panel.js"],
  );
});

test("the checks see a bad example", () => {
  const source = 'import { a } from "../map/b.js";\n/** @import { T } from "../views/c.js" */\nexport const lost = 1;';
  const bad = [
    { path: "text/a.js", source },
    { path: "map/b.js", source: 'import { lost } from "../views/c.js";\nexport { a } from "../text/a.js";' },
  ];
  assert.deepEqual(uphill(bad), ["text/a.js → map/b.js", "text/a.js → views/c.js", "map/b.js → views/c.js"]);
  assert.deepEqual(cycles(bad), ["text/a.js", "map/b.js"]);
  assert.deepEqual(unused(bad), ["text/a.js: lost"]);
  assert.deepEqual(untyped([{ path: "a.js", source: "/** @param {Record<string, any>} a - in any case */" }]), [
    "a.js",
  ]);
  assert.deepEqual(untyped([{ path: "a.js", source: "/** @param {string} a - in any case */" }]), []);
});
