// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The code that an editor pastes: a sandboxed frame, and a script that gives it the height it asks for. Neither has a
// style attribute, which a host with a strict policy would refuse.

export const MESSAGE = "mappa-associazioni:altezza";
const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";
/** Pixels of a frame that no script follows: the map and some of its list. */
const HEIGHT = 1000;

/** @typedef {"script"|"file"|"cornice"} Way the script within the code, in a file that it links, or none */

/**
 * @param {string} address - of the page, perhaps with its state in the hash
 * @returns {string} the same state in the query, for a frame
 */
export function frameAddress(address) {
  const [base, hash = ""] = address.split("#");
  return [`${base.split("?")[0]}?incorporata=1`, ...pairsOf(hash)].join("&");
}

/**
 * @param {string} address - of the page, perhaps in a frame
 * @returns {string} what to send to others: the page with its own header
 */
export function wholeAddress(address) {
  const [, path, query, hash] = /** @type {RegExpMatchArray} */ (address.match(/^([^?#]*)\??([^#]*)#?(.*)$/s));
  const kept = (/** @type {string} */ sign, /** @type {string} */ text) => {
    const pairs = pairsOf(text);
    return pairs.length ? sign + pairs.join("&") : "";
  };
  return path + kept("?", query) + kept("#", hash);
}

/**
 * @param {string} text - a query or a hash
 * @returns {string[]} its pairs, but for the one that says that it stands in a frame
 */
function pairsOf(text) {
  return text.split("&").filter((pair) => pair && pair !== "incorporata=1");
}

/**
 * @param {string} source
 * @param {string} title
 * @param {{way?: Way, height?: number}} [how]
 */
export function embedCode(source, title, { way = "script", height = HEIGHT } = {}) {
  const frame = `<iframe src="${attribute(source)}" title="${attribute(title)}" loading="lazy"
  sandbox="${SANDBOX}" allow="geolocation" width="100%" height="${height}" frameborder="0"></iframe>`;
  if (way === "cornice") return frame;
  if (way === "script") return `${frame}\n<script>${HOST_SCRIPT}</script>`;
  return `${frame}\n<script src="${attribute(new URL("incorpora.js", source).href)}" async></script>`;
}

/**
 * @param {string} address - of the page, with its state
 * @param {string} picture - the address of a picture of the map
 * @param {string} title
 * @returns {string} what stands where no frame may: a newsletter, a site that strips them
 */
export function pictureLink(address, picture, title) {
  return `<a href="${attribute(address)}"><img src="${attribute(picture)}" alt="${attribute(title)}" width="100%"></a>`;
}

/** @param {string} text */
function attribute(text) {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
}

/** The host's side of the agreement: it asks once, for frames that told their height before anybody listened. */
export function followHeights() {
  const maps = () => [...document.querySelectorAll("iframe")].filter(({ src }) => src.includes("incorporata=1"));
  addEventListener("message", ({ source, data }) => {
    const told = data?.tipo === MESSAGE && maps().find((frame) => frame.contentWindow === source);
    if (told) told.style.height = `${Number(data.altezza)}px`;
  });
  for (const frame of maps()) frame.contentWindow?.postMessage({ tipo: MESSAGE }, "*");
}
