// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What a style sheet uses that a browser as old as the floor lacks, outside `@supports`.

import mdn from "@mdn/browser-compat-data" with { type: "json" };
import { generate, parse, walk } from "css-tree";
import { byName, isNew, known } from "./floor.js";

/** @typedef {import("./floor.js").Entry} Entry */

const { css } = /** @type {any} */ (mdn);
const types = byName([css.types], 1);
for (const [name, entries] of byName([css.types], 2)) types.set(name, [...(types.get(name) ?? []), ...entries]);

/** @param {Entry} parent @param {string} name @returns {Entry|undefined} */
const child = (parent, name) => /** @type {any} */ (parent)[name];

/**
 * @param {string} text
 * @returns {Set<string>} what a style sheet uses outside `@supports`, and without the same property before it
 */
export function newInStyle(text) {
  const found = new Set();
  /** @type {any[]} */
  const above = [];
  const sheet = parse(text, { parseCustomProperty: true });
  walk(sheet, {
    enter(/** @type {any} */ node) {
      above.push(node);
      if (!above.some(isGuard)) for (const name of newOf(node, above)) found.add(name);
    },
    leave() {
      above.pop();
    },
  });
  return found;
}

/** @param {any} node */
const isGuard = (node) => node.type === "Atrule" && node.name === "supports";

/** @param {any} node @param {any[]} above @returns {string[]} */
function newOf(node, above) {
  if (node.type === "Atrule") return known(css["at-rules"]?.[node.name]) ? [] : [`@${node.name}`];
  if (node.type === "Feature") return newFeature(node);
  if (node.type === "FeatureRange") return ["range in @media"];
  if (node.type === "NestingSelector") return ["nesting"];
  if (/^Pseudo(Class|Element)Selector$/.test(node.type)) return newSelector(node);
  if (node.type === "Declaration") return newDeclaration(node, above);
  return [];
}

/** @param {any} node */
function newFeature({ name }) {
  const entry = css["at-rules"]?.media && child(css["at-rules"].media, name.replace(/^(min|max)-/, ""));
  return known(entry) ? [] : [`@media (${name})`];
}

/** @param {any} node */
function newSelector({ name, children }) {
  const entry = css.selectors?.[name];
  const several = name === "not" && [...(children?.first?.children ?? [])].length > 1;
  return known(several ? entry?.selector_list : entry) ? [] : [`:${name}`];
}

/** @param {any} declaration @param {any[]} above */
function newDeclaration(declaration, above) {
  const { property, value } = declaration;
  const entry = css.properties?.[property];
  const found = known(entry) ? newValues(value, entry) : [property];
  return found.length && hasFallback(declaration, above) ? [] : found;
}

/** @param {any} value @param {Entry|undefined} property @returns {string[]} */
function newValues(value, property) {
  /** @type {string[]} */
  const found = [];
  walk(value, (/** @type {any} */ node) => {
    const { type, name, unit } = node;
    if (type === "Identifier" && property && !known(child(property, name))) found.push(name);
    const isFunction = type === "Function";
    if (isFunction && isNew(types.get(name) ?? types.get(`${name}-function`))) found.push(`${name}()`);
    if (isFunction && /^\w+\(from/.test(generate(node))) found.push("relative colour");
    if (type === "Dimension" && isNew(unitEntries(unit))) found.push(unit);
  });
  return found;
}

/** @param {string} unit - `dvh`, of the family `viewport_percentage_units_dynamic`; `cqw`, of the container units */
function unitEntries(unit) {
  if (/^[dsl]v(h|w|i|b|min|max)$/.test(unit)) {
    const size = { d: "dynamic", s: "small", l: "large" }[unit[0] ?? ""];
    return types.get(`viewport_percentage_units_${size}`);
  }
  return types.get(/^cq/.test(unit) ? "container_query_length_units" : unit);
}

/**
 * A void declaration leaves the one before it; a void property of our own makes void whatever is made of it.
 * @param {any} declaration
 * @param {any[]} above
 */
function hasFallback({ property, value }, above) {
  if (property.startsWith("--")) return false;
  const siblings = [...(above.at(-2)?.children ?? [])];
  const before = siblings.slice(0, siblings.indexOf(above.at(-1)));
  const bare = (/** @type {string} */ name) => name?.replace(/^-(webkit|moz)-/, "");
  const twin = (/** @type {any} */ other) => bare(other.property) === property && other.property !== property;
  const older = (/** @type {any} */ other) =>
    other.property === property && !newValues(other.value, css.properties?.[property]).length;
  return before.some((other) => older(other) || (twin(other) && generate(other.value) === generate(value)));
}

/**
 * @param {string} text
 * @returns {string[]} lists of selectors of which a new one makes the others void
 */
export function mixedLists(text) {
  /** @type {string[]} */
  const found = [];
  walk(parse(text), (/** @type {any} */ node) => {
    if (node.type !== "Rule") return;
    const lists = [...(node.prelude.children ?? [])].map((selector) => newInStyle(`${generate(selector)}{}`).size);
    if (lists.some(Boolean) && !lists.every(Boolean)) found.push(generate(node.prelude));
  });
  return found;
}
