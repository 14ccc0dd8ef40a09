// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The colours of mapping/palette.toml for the bundles: a style sheet imports them as properties, a module as a table.
import { readFile } from "node:fs/promises";

/** A colour that CSS can write in three letters. */
const DOUBLED = /^#(\w)\1(\w)\2(\w)\3$/;
const HOME = "../palette.toml";
/** What the style of the layers has no need of: sea and land, buttons, shadows, and what their script fills in. */
const OF_LAYERS = /^(?!acqua|terra|accento-|su-accento|fondo-|ombra|assente|c[0134]|zero)/;
/** What fills and outlines regions. */
const CLASSES = /^(zero|c\d|fondo|bordo|bordo-forte|confine-forte)$/;

/**
 * A style sheet may `@import "palette/page"` (light and dark, on the root) or `@import "palette/layers"` (light, on
 * our layers: on other people's pages the root is not ours), a module `import PALETTE from "palette"` (light),
 * `import PALETTE from "palette/classes"` (of that what fills regions) or `import MARKS from "palette/marks"` (the
 * outlines of the projects' marks).
 */
export const palette = {
  name: "palette",
  setup(build) {
    build.onResolve({ filter: /^palette(\/\w+)?$/ }, ({ path }) => ({ path, namespace: "palette" }));
    build.onLoad({ filter: /.*/, namespace: "palette" }, async ({ path }) => {
      const { light, dark, shape, marks } = readTables(await readFile(HOME, "utf8"));
      const rules = {
        "palette/page": `:root { ${properties({ ...light, ...shape })} }
          @media screen and (prefers-color-scheme: dark) { :root { ${properties(dark)} } }`,
        "palette/layers": `.mappa-strati, .mappa-strati-regione { ${properties(filtered({ ...light, ...shape }, OF_LAYERS))} }`,
      };
      const classes = filtered(light, CLASSES);
      const tables = { palette: light, "palette/classes": classes, "palette/marks": marks };
      return path in rules
        ? { contents: rules[path], loader: "css" }
        : { contents: `export default ${JSON.stringify(tables[path])}`, loader: "js" };
    });
  },
};

/** @param {Record<string, string>} names @param {RegExp} wanted */
function filtered(names, wanted) {
  return Object.fromEntries(Object.entries(names).filter(([name]) => wanted.test(name)));
}

/** @param {Record<string, string>} names */
function properties(names) {
  return Object.entries(names)
    .map(([name, value]) => `--${name}:${value.replace(DOUBLED, "#$1$2$3")};`)
    .join("");
}

/**
 * Read the little of TOML that the palette needs, and refuse whatever else a line may hold.
 * @param {string} text
 * @returns {Record<string, Record<string, string>>} table -> name -> value
 */
function readTables(text) {
  const tables = {};
  let table = {};
  for (const line of text.split(/\r?\n/)) {
    const [, header] = line.match(/^\[([\w-]+)\]$/) ?? [];
    const [, name, value] = line.match(/^"?([\w -]+?)"? = "([^"\\]*)"$/) ?? [];
    if (header) table = tables[header] = {};
    else if (name) table[name] = value;
    else if (line && !line.startsWith("#")) throw new Error(`${HOME}: «${line}» is neither a table nor name = "value"`);
  }
  return tables;
}
