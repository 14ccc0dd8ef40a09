// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The code that an editor pastes: a sandboxed frame, and a few lines that give it the height it asks for. It has no
// style attribute, which a host with a strict policy would refuse; its script can be allowed by hash.

export const MESSAGE = "mappa-associazioni:altezza";
const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";

/**
 * @param {string} address - of the page, perhaps with its state in the hash
 * @returns {string} the same state in the query, for a frame
 */
export function frameAddress(address) {
  const [base, hash] = address.split("#");
  return `${base.split("?")[0]}?incorporata=1${hash ? `&${hash}` : ""}`;
}

/**
 * @param {string} address - of the page, perhaps in a frame
 * @returns {string} what to send to others: the page with its own header
 */
export function wholeAddress(address) {
  const [, path, query, hash] = /** @type {RegExpMatchArray} */ (address.match(/^([^?#]*)\??([^#]*)#?(.*)$/s));
  const kept = (/** @type {string} */ sign, /** @type {string} */ text) => {
    const pairs = text.split("&").filter((pair) => pair && pair !== "incorporata=1");
    return pairs.length ? sign + pairs.join("&") : "";
  };
  return path + kept("?", query) + kept("#", hash);
}

/** @param {string} source @param {string} title @returns {string} */
export function embedCode(source, title) {
  return `<iframe data-mappa-associazioni src="${attribute(source)}" title="${attribute(title)}" loading="lazy"
  sandbox="${SANDBOX}" allow="geolocation" width="100%" height="1000"></iframe>
<script>
addEventListener("message", function (event) {
  document.querySelectorAll("iframe[data-mappa-associazioni]").forEach(function (frame) {
    if (frame.contentWindow !== event.source || !event.data || event.data.tipo !== "${MESSAGE}") return;
    frame.style.border = "0";
    frame.style.height = event.data.altezza + "px";
  });
});
</script>`;
}

/** @param {string} text */
function attribute(text) {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
}

/**
 * The host's side of the same agreement, for our own pages.
 * @param {ParentNode} root
 */
export function followHeights(root) {
  addEventListener("message", ({ source, data }) => {
    const frame = [...root.querySelectorAll("iframe")].find((known) => known.contentWindow === source);
    if (frame && data?.tipo === MESSAGE) frame.style.height = `${Number(data.altezza)}px`;
  });
}
