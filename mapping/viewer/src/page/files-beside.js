// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The files that were published with the page, as its foot lists them. What each link would say again and again is
// added here: in a frame a file opens by itself, and its name is said without the list around it.

/** @returns {HTMLAnchorElement[]} */
export function filesBeside() {
  return [.../** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("#file li a"))];
}

/** @param {HTMLAnchorElement} link */
export function pathOf(link) {
  return link.getAttribute("href") ?? "";
}

export function dressFiles() {
  for (const link of filesBeside()) {
    Object.assign(link, { target: "_blank", rel: "noopener" });
    link.setAttribute("aria-label", pathOf(link));
  }
}
