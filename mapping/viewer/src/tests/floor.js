// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What a browser as old as the floor lacks, by MDN's compatibility data.

import mdn from "@mdn/browser-compat-data" with { type: "json" };

/** @typedef {import("@mdn/browser-compat-data").Identifier} Entry */
/** @typedef {import("@mdn/browser-compat-data").SimpleSupportStatement} Support */

/** As README says it; each phone's and each web view's version is that of its engine. */
export const FLOOR = /** @type {const} */ ({
  chrome: 87,
  chrome_android: 87,
  edge: 87,
  firefox: 91,
  firefox_android: 91,
  safari: 14,
  safari_ios: 14,
  webview_android: 87,
  webview_ios: 14,
});

/** @param {Entry|undefined} entry @returns {boolean} there, and without a flag, in every browser of the floor */
export function known(entry) {
  const support = /** @type {Record<string, Support|Support[]>|undefined} */ (entry?.__compat?.support);
  if (!support) return true;
  return Object.entries(FLOOR).every(([browser, version]) =>
    [support[browser] ?? []].flat().some((one) => covers(one, version)),
  );
}

/** @param {Support} support @param {number} version */
function covers({ version_added, version_removed, flags, prefix, alternative_name }, version) {
  if (typeof version_added !== "string" || flags || prefix || alternative_name) return false;
  const gone = typeof version_removed === "string" && number(version_removed) <= version;
  return !gone && number(version_added) <= version;
}

/** @param {string} version - «87», «≤79», «preview» */
function number(version) {
  return version === "preview" ? Number.POSITIVE_INFINITY : Number.parseFloat(version.replace("≤", ""));
}

/** @param {Entry[]} roots @param {number} depth @returns {Map<string, Entry[]>} what stands so deep, by its name */
export function byName(roots, depth) {
  /** @type {Map<string, Entry[]>} */
  const found = new Map();
  const gather = (/** @type {Entry} */ entry, /** @type {number} */ left) => {
    for (const [name, inner] of Object.entries(entry)) {
      if (name === "__compat") continue;
      const written = name.replace(/_(static|event)$/, "");
      if (left > 1) gather(inner, left - 1);
      else found.set(written, [...(found.get(written) ?? []), inner]);
    }
  };
  for (const root of roots) gather(root, depth);
  return found;
}

/** @param {Entry[]|undefined} entries @returns {boolean} there is such a name, and it is new wherever it stands */
export const isNew = (entries) => Boolean(entries?.length) && !entries?.some(known);
