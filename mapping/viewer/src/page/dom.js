// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The only way elements are made: text goes in as text, never as markup.

/** @typedef {string|number|boolean|null|undefined|((event: Event) => unknown)} Prop a function listens */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, Prop>} [props] - attributes; `on…` listeners; `class`; null and false are left out
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(element, name, value);
  element.append(...children.filter(present));
  return element;
}

/** @param {Node|string|null|undefined|false} child @returns {child is Node|string} */
function present(child) {
  return child !== null && child !== undefined && child !== false && child !== "";
}

/** @param {HTMLElement} element @param {string} name @param {Prop} value */
function setProp(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (typeof value === "function") element.addEventListener(name.slice(2), value);
  else if (value === true) element.setAttribute(name, "");
  else element.setAttribute(name, String(value));
}

/** @param {string} id @returns {HTMLElement} */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element «${id}»`);
  return found;
}

/**
 * Text of the registry: Italian or whatever its writer used, never translated, its own direction.
 * @param {string} text
 * @param {string} [className]
 */
export function registryText(text, className = "") {
  return h("bdi", { lang: "it", class: className || null }, text);
}

/** @param {string} address @param {string} text @param {string} [className] */
export function outerLink(address, text, className = "") {
  if (!/^https?:\/\//i.test(address)) return registryText(text);
  return h(
    "a",
    { href: address, target: "_blank", rel: "noopener noreferrer", class: className || null, dir: "auto" },
    text,
  );
}

/**
 * A definition list without the empty ones of the pairs.
 * @param {[string, Node|string|null|false][]} pairs
 */
export function facts(pairs) {
  const kept = pairs.filter(([, value]) => present(value));
  return h(
    "dl",
    { class: "fatti" },
    ...kept.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
  );
}

/**
 * A box to tick, with its label.
 * @param {string} id
 * @param {string} text
 * @param {boolean} checked
 * @param {() => void} onchange
 */
export function checkbox(id, text, checked, onchange) {
  return h(
    "p",
    { class: "casella" },
    h("input", { type: "checkbox", id, checked, onchange }),
    h("label", { for: id }, text),
  );
}
