// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What a script uses that a browser as old as the floor lacks, and does not ask for first.

import mdn from "@mdn/browser-compat-data" with { type: "json" };
import { parse } from "acorn";
import { full, fullAncestor } from "acorn-walk";
import { byName, isNew, known } from "./floor.js";

/** @typedef {import("./floor.js").Entry} Entry */

const { api, javascript } = /** @type {any} */ (mdn);
const globals = { ...javascript.builtins, ...api };
const members = byName([api, javascript.builtins, javascript.builtins.Intl], 2);

/**
 * @param {string} text
 * @param {Set<string>} own - names of members that are ours, or a library's
 * @returns {Set<string>} the syntax, globals and members that a script uses and nowhere asks for
 */
export function newInScript(text, own = new Set()) {
  /** @type {Set<string>} */
  const used = new Set();
  const asked = new Set();
  fullAncestor(scriptOf(text), (/** @type {any} */ node, _state, /** @type {any[]} */ above) => {
    for (const [name, entry] of syntaxOf(node)) if (!known(entry)) used.add(name);
    if (node.operator === "in") asked.add(node.left.value);
    const [name, entries] = meant(node, above, own);
    if (name && isAsked(node, above)) asked.add(name);
    else if (isNew(entries)) used.add(name);
  });
  return new Set([...used].filter((name) => !asked.has(name)));
}

/** @param {string} text - of a later edition of the language it is an error */
const scriptOf = (text) => parse(text, { ecmaVersion: 2022 });

/** What `known` answers false for: before Chrome 91 a call that is skipped evaluates such arguments all the same. */
const NEVER = /** @type {Entry} */ ({ __compat: { support: {} } });

/** @param {any} node @returns {[string, Entry|undefined][]} the newer syntax that a node is */
function syntaxOf(node) {
  const { classes, regular_expressions: patterns, operators } = /** @type {any} */ (javascript);
  const pattern = node.regex?.pattern ?? (node.type === "Literal" ? String(node.value) : "");
  if (/\(\?<[=!]/.test(pattern)) return [["lookbehind", patterns.lookbehind_assertion]];
  if (node.regex?.flags.includes("d")) return [["flag d", javascript.builtins.RegExp?.hasIndices]];
  if (node.type === "StaticBlock") return [["static block", classes.static.initialization_blocks]];
  if (node.type === "PropertyDefinition")
    return [["class field", node.static ? classes.static.class_fields : classes.public_class_fields]];
  if (node.type === "PrivateIdentifier") return [["private member", classes.private_class_fields]];
  if (node.operator === "??=") return [["??=", operators.nullish_coalescing_assignment]];
  if (node.type === "CallExpression" && skippable(node)) return [["spread after ?.", NEVER]];
  return [];
}

/** @param {any} node @returns {boolean} a call with a spread argument that may be skipped */
function skippable({ optional, callee, arguments: given }) {
  const spread = given.some((/** @type {any} */ { type }) => type === "SpreadElement");
  return spread && (optional || isOptional(callee));
}

/** @param {any} node @returns {boolean} «?.» stands in the chain before it */
function isOptional(node) {
  return Boolean(node) && (Boolean(node.optional) || isOptional(node.object ?? node.callee));
}

/** @param {any} node @param {any[]} above @param {Set<string>} own @returns {[string, Entry[]]} a name, what it may be */
function meant({ type, name, computed, property }, above, own) {
  if (type === "Identifier") return [name, Object.hasOwn(globals, name) ? [/** @type {any} */ (globals)[name]] : []];
  if (type !== "MemberExpression" || computed) return ["", []];
  const parent = above.at(-2);
  const called = parent?.type === "CallExpression" && parent.callee === above.at(-1);
  return [
    property.name,
    own.has(called ? `${property.name}()` : property.name) ? [] : (members.get(property.name) ?? []),
  ];
}

/** @param {string} text @returns {Set<string>} the members that a script makes itself; those that are functions, with () */
export function ownMembers(text) {
  const found = new Set();
  full(scriptOf(text), (/** @type {any} */ node) => {
    const [key, value] =
      node.type === "AssignmentExpression" ? [node.left.property, node.right] : [node.key, node.value];
    const name = key?.name ?? key?.value;
    if (!name) return;
    found.add(name);
    if (!/^(Literal|ObjectExpression|ArrayExpression)$/.test(value?.type)) found.add(`${name}()`);
  });
  return found;
}

/** @param {any} node @returns {boolean} what esbuild makes of «?.» for browsers that do not know it */
function isLowered({ type, test, consequent }) {
  return type === "ConditionalExpression" && test.right?.raw === "null" && consequent.operator === "void";
}

/** @param {any} node @param {any[]} above @returns {boolean} it stands where its lack is asked for */
function isAsked(node, above) {
  const parent = above.at(-2);
  if (parent?.optional || isOptional(node) || above.some(isLowered)) return true;
  if (parent?.type === "UnaryExpression") return ["typeof", "!"].includes(parent.operator);
  if (parent?.type === "LogicalExpression") return parent.left === node;
  return ["IfStatement", "ConditionalExpression"].includes(parent?.type) && parent.test === node;
}
