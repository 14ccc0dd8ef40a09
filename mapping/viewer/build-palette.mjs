// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The light colours of src/style/tokens.css for our layers on other people's pages, where they cannot be the root's.
import { readFile } from "node:fs/promises";

const TOKENS = "src/style/tokens.css";

/** Lets a module `import PALETTE from "palette"` (name -> value) and a style sheet `@import "palette"`. */
export const palette = {
  name: "palette",
  setup(build) {
    build.onResolve({ filter: /^palette$/ }, ({ kind }) => ({ path: kind, namespace: "palette" }));
    build.onLoad({ filter: /.*/, namespace: "palette" }, async ({ path }) => {
      const names = lightTokens(await readFile(TOKENS, "utf8"));
      const rules = Object.entries(names).map(([name, value]) => `--${name}: ${value};`);
      return path === "import-rule"
        ? { contents: `.mappa-strati { ${rules.join(" ")} }`, loader: "css" }
        : { contents: `export default ${JSON.stringify(names)}`, loader: "js" };
    });
  },
};

/** @param {string} css @returns {Record<string, string>} the colours of the first block, and its radius */
function lightTokens(css) {
  const block = css.slice(css.indexOf("{"), css.indexOf("}"));
  const all = [...block.matchAll(/--([\w-]+): (#[0-9a-f]+|\d+px);/g)];
  return Object.fromEntries(all.map(([, name, value]) => [name, value]));
}
