// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Bundles src/ into dist/viewer.js and dist/viewer.css, and its kin: everything inside, nothing fetched at run time.

import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { writeFonts } from "./build-fonts.mjs";
import { palette } from "./build-palette.mjs";

/** The oldest browsers that the page opens in: src/tests/floor.test.js holds what goes out to them. */
const FLOOR = ["chrome87", "edge87", "firefox91", "safari14"];

const common = {
  bundle: true,
  minify: true,
  charset: "utf8",
  legalComments: "none", // the notices stand together in dist/LICENCES.txt, which is published beside the page
  loader: { ".png": "dataurl", ".woff2": "dataurl" },
  target: FLOOR,
  // What fails in Safari 14 is a parenthesised pattern, before Chrome 91 a spread argument after «?.»: nobody writes them.
  supported: { destructuring: true, "optional-chain": true },
  plugins: [palette],
  logLevel: "warning",
};

// Whoever allows it by its hash allows it wherever it was copied from: the page and the kit hold one text.
await build({ ...common, entryPoints: { host: "src/host.js" }, outdir: "dist", format: "iife" });
const host = (await readFile("dist/host.js", "utf8")).trim();
await build({
  ...common,
  entryPoints: {
    leaflet: "src/leaflet.js",
    pin: "src/pin.js",
    viewer: "src/main.js",
    kit: "src/kit.js",
  },
  outdir: "dist",
  format: "iife",
  define: {
    HOST_SCRIPT: JSON.stringify(host),
    HOST_HASH: JSON.stringify(`'sha256-${createHash("sha256").update(host).digest("base64")}'`),
  },
});
// Below the floor it is what says so: it runs wherever the list could be read and yet the page not come alive.
await build({
  ...common,
  entryPoints: { opener: "src/opener.js" },
  outdir: "dist",
  format: "iife",
  target: "es2015",
  supported: {},
});
/** Leaflet would draw on a canvas if asked, and in VML for browsers that run nothing of ours: our own part does not. */
const svgAlone = {
  name: "svg alone",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/(Canvas|SVG\.VML)$/ }, ({ path }) => ({ path, namespace: "undrawn" }));
    const contents = "export const canvas = () => null, vmlMixin = {}, vmlCreate = null;";
    onLoad({ filter: /.*/, namespace: "undrawn" }, () => ({ contents }));
  },
};
await build({
  ...common,
  entryPoints: { "own-leaflet": "src/own-leaflet.js" },
  outdir: "dist",
  format: "iife",
  plugins: [palette, svgAlone],
});
await build({
  ...common,
  entryPoints: { viewer: "src/style.css", plain: "src/plain.css", live: "src/live.css" },
  outdir: "dist",
});

// On other people's pages no file stands beside: the script says whose it is, and has nothing of others inside.
await build({
  ...common,
  entryPoints: { layers: "src/layers/main.js" },
  outdir: "dist",
  format: "iife",
  banner: { js: "/* Mappa delle associazioni migranti, EUPL-1.2 */" },
});
await build({ ...common, entryPoints: { layers: "src/layers/layers.css" }, outdir: "dist" });

// branca reads a page once more as a template where it stands in another: «{#» would begin a comment.
for (const name of ["viewer", "plain", "live", "layers"]) {
  const path = `dist/${name}.css`;
  await writeFile(path, (await readFile(path, "utf8")).replaceAll("{#", "{ #"));
}

const parts = ["fflate", "leaflet", "topojson-client", "@fontsource/titillium-web"];
const notices = await Promise.all(
  parts.map(async (name) => `${name}\n\n${await readFile(`node_modules/${name}/LICENSE`, "utf8")}`),
);
await mkdir("dist", { recursive: true });
await writeFile("dist/LICENCES.txt", notices.join("\n\n"));
await writeFonts();
