// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// As much of a document as a redraw asks of it: elements within elements, and one that has the focus.

export class Tiny {
  /** @type {Tiny[]} */
  children = [];
  /** @type {Tiny|null} */
  parent = null;
  scrollLeft = 0;
  scrollTop = 0;

  /**
   * @param {string} localName
   * @param {{id?: string, scorre?: string}} [props]
   * @param {...Tiny} children
   */
  constructor(localName, { id = "", scorre } = {}, ...children) {
    this.localName = localName;
    this.id = id;
    this.dataset = scorre ? { scorre } : {};
    this.replaceChildren(...children);
  }

  /** @param {...Tiny} children - what the focus was in loses it with its place in the document, as in a browser */
  replaceChildren(...children) {
    for (const child of this.children) {
      child.parent = null;
      if (child.contains(page.activeElement)) page.activeElement = page.body;
    }
    this.children = children;
    for (const child of children) child.parent = this;
  }

  /**
   * @param {Tiny|null} other
   * @returns {boolean}
   */
  contains(other) {
    return other === this || this.children.some((child) => child.contains(other));
  }

  /**
   * @param {string} selector - a name, or the attribute of what scrolls
   * @returns {Tiny[]}
   */
  querySelectorAll(selector) {
    const own = (/** @type {Tiny} */ one) =>
      selector === "[data-scorre]" ? Boolean(one.dataset.scorre) : one.localName === selector;
    return this.children.flatMap((child) => [...(own(child) ? [child] : []), ...child.querySelectorAll(selector)]);
  }

  focus() {
    page.activeElement = this;
  }
}

/** @type {{body: Tiny|null, activeElement: Tiny|null}} */
export const page = { body: null, activeElement: null };
page.body = new Tiny("body");
page.activeElement = page.body;
