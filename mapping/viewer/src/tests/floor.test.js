// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What goes out opens in the oldest browsers: what is newer is guarded, or stands only where its lack does no harm.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import mdn from "@mdn/browser-compat-data" with { type: "json" };
import { parse } from "acorn";
import { FLOOR, known } from "./floor.js";
import { newInScript, ownMembers } from "./floor-script.js";
import { mixedLists, newInStyle } from "./floor-style.js";
import { modules } from "./modules.js";

const STYLES = ["viewer.css", "plain.css", "live.css", "layers.css"];
const SCRIPTS = "leaflet own-leaflet pin viewer opener kit host layers".split(" ").map((name) => `${name}.js`);

/** What an old browser may leave out, and what is seen there instead. */
const MAY_FAIL = /** @type {Record<string, string>} */ ({
  ":-moz-progress-bar": "another engine's name for a bar that every engine draws",
  ":-webkit-progress-bar": "idem",
  ":-webkit-progress-value": "idem",
  ":focus-visible": "Safari before 15.4 draws its own ring on what has the focus",
  ":has": "a line more under a cell, the closing button on a line of its own",
  ":selection": "Leaflet's: a tile that is dragged looks selected",
  "-webkit-tap-highlight-color": "Leaflet's: a tapped path is shaded for a moment",
  "-webkit-user-drag": "Leaflet's: it stops the dragging by script too",
  "@container": "the legend stands below the map, the figures of a sheet in a table",
  "@media (forced-colors)": "a browser that replaces no colours need not be told which to keep",
  "@page": "the margins of the paper are the browser's",
  "accent-color": "boxes and circles in the browser's own colour",
  contain: "what others fix to the window stands in the window",
  "container-type": "as @container",
  "contain-intrinsic-size": "as content-visibility",
  "content-visibility": "all of a list is laid out at once: slower",
  avoid: "a heading may stand alone at the foot of a sheet",
  anywhere: "a long word breaks all the same, but asks for a wider column first",
  "color-scheme": "scroll bars and menus stay light",
  cursor: "no phone has one",
  "forced-color-adjust": "as @media (forced-colors)",
  "overscroll-behavior": "a list that has come to its end moves the page",
  "plus-lighter": "Leaflet's: a seam between two tiles while they appear",
  resize: "no phone has a corner to pull",
  "scroll-margin": "a box that scrolls may cut a side of the ring of what has the focus",
  "scrollbar-width": "a wider scroll bar",
  "text-wrap": "the lines of a title are not of one length",
  "ui-monospace": "the next typeface of the list",
});

const texts = new Map(
  [...STYLES, ...SCRIPTS].map((name) => [name, readFileSync(new URL(`../../dist/${name}`, import.meta.url), "utf8")]),
);
const text = (/** @type {string} */ name) => texts.get(name) ?? "";
/** The members that are ours; `cap` is a column of the registry: the post code. */
const own = new Set(["cap", ...SCRIPTS.flatMap((name) => [...ownMembers(text(name))])]);

for (const name of STYLES) {
  test(`${name}: what the floor lacks is guarded, or its lack does no harm`, () => {
    assert.deepEqual(
      [...newInStyle(text(name))].filter((found) => !(found in MAY_FAIL)),
      [],
    );
    assert.deepEqual(mixedLists(text(name)), []);
  });
}

test("every element is one that the floor knows, each with its attributes", () => {
  const folder = new URL("../../templates/", import.meta.url);
  const templates = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));
  const written = templates.flatMap((html) => [...html.matchAll(/<([a-z]\w*)((?:\s+[\w-]+(?:="[^"]*")?)*)/g)]);
  const made = modules().flatMap(({ source }) => [...source.matchAll(/\bh\(\s*"(\w+)"()/g)]);
  assert.ok(written.length > 50 && made.length > 50);
  const { elements, global_attributes: everywhere } = /** @type {any} */ (mdn).html;
  const unknown = [...written, ...made].flatMap(([, name, given]) => {
    const attributes = [...(given ?? "").matchAll(/\s([\w-]+)/g)].map(([, attribute]) => attribute ?? "");
    const late = attributes.filter((one) => !known(elements[name ?? ""]?.[one] ?? everywhere[one]));
    return [...(known(elements[name ?? ""]) ? [] : [name]), ...late.map((one) => `${name} ${one}`)];
  });
  assert.deepEqual(unknown, []);
});

test("what may fail is in use", () => {
  const found = new Set(STYLES.flatMap((name) => [...newInStyle(text(name))]));
  assert.deepEqual(
    Object.keys(MAY_FAIL).filter((name) => !found.has(name)),
    [],
  );
});

for (const name of SCRIPTS) {
  test(`${name}: what the floor lacks is asked for first`, () => {
    assert.deepEqual([...newInScript(text(name), own)], []);
  });
}

test("the scripts and the style sheets are built for the same browsers, the opener for older ones", () => {
  const build = readFileSync(new URL("../../build.mjs", import.meta.url), "utf8");
  const [, list] = build.match(/FLOOR = (\[.*\])/) ?? [];
  const { chrome, edge, firefox, safari } = FLOOR;
  assert.deepEqual(JSON.parse(list ?? ""), [`chrome${chrome}`, `edge${edge}`, `firefox${firefox}`, `safari${safari}`]);
  assert.deepEqual(build.match(/\btarget: [\w"]+/g), ["target: FLOOR", 'target: "es2015"']);
});

test("the opener runs where JavaScript is that of 2015", () => {
  assert.ok(parse(text("opener.js"), { ecmaVersion: 2015 }));
});

for (const rule of [
  "a{width:round(3px,2px)}",
  "a{width:calc(mod(3px,2px))}",
  ":is(a,b){c:d}",
  "a:not(.b,.c){d:e}",
  "a{color:color-mix(in lab,red,tan)}",
  "a{color:light-dark(red,blue)}",
  "a{color:rgb(from red r g b)}",
  "a{color:oklch(1 2 3)}",
  "a{& b{c:d}}",
  "a{width:3cqw}",
  "a{height:100dvh}",
  "a{translate:3px}",
  "@layer a{}",
  "@scope (a){}",
  "a{grid-template-rows:subgrid}",
  "@media (width>3px){}",
  "a{transition-timing-function:linear(0,1)}",
  "a{top:anchor(top)}",
  "a{inset:0}",
  "a{padding-inline:0}",
  "a{--b:round(3px,2px)}",
]) {
  test(`it sees what is new in ${rule}, and that it is guarded`, () => {
    assert.notEqual(newInStyle(rule).size, 0);
    assert.equal(newInStyle(`@supports (a:b){${rule}}`).size, 0);
  });
}

test("it sees a declaration that falls back, a property of our own that does not, and a list that is void", () => {
  assert.equal(newInStyle("a{width:3px;width:round(3px,2px)}").size, 0);
  assert.notEqual(newInStyle("a{--b:3px;--b:round(3px,2px)}").size, 0);
  assert.deepEqual(mixedLists("a,b:has(c){d:e}"), ["a,b:has(c)"]);
});

for (const [script, guarded] of [
  ["a.split(/(?<= )/)", ""],
  ["a.replaceChildren2?.(); b.at(-1)", "b.at?.(-1)"],
  ["structuredClone(a)", "if (typeof structuredClone) structuredClone(a)"],
  ["Object.hasOwn(a, b)", "Object.hasOwn?.(a, b)"],
  ["scheduler.yield()", "'scheduler' in window && 'yield' in scheduler && scheduler.yield()"],
  ["class A { static { a() } }", ""],
  ["a?.b(...c)", "a?.b(c)"],
]) {
  test(`it sees what is new in ${script}, and that it is asked for`, () => {
    assert.notEqual(newInScript(script ?? "").size, 0);
    assert.equal(newInScript(guarded ?? "").size, 0);
  });
}
