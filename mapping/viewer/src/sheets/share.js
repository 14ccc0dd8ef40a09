// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// A card is sent to somebody: by what the device has for it, else by WhatsApp, always as a link to copy.

import { h, outerLink } from "../page/dom.js";
import { framed } from "../page/print.js";
import { encoded, oneLine } from "../text/one-line.js";
import { copyButton } from "../tools/copy.js";
import { wholeAddress } from "../tools/embed-code.js";

/** @import { Context } from "../types/page.js" */

/**
 * @param {string} name - of what the card is about
 * @param {Context} context
 */
export function share(name, { words }) {
  const copy = copyButton(words.t("copia_link"), address, words);
  return h("div", { class: "invia fila" }, sender(oneLine(name), words.t("invia")), copy);
}

function address() {
  return wholeAddress(location.href);
}

/** @param {string} title @param {string} label */
function sender(title, label) {
  // A page on somebody's disk has no address that others could open.
  if (!location.protocol.startsWith("http")) return null;
  // A frame may only if its host says so: there nothing would happen.
  if ("share" in navigator && !framed) {
    const send = () => navigator.share({ title, text: title, url: address() }).catch(() => {});
    return h("button", { type: "button", class: "quieto", onclick: send }, label);
  }
  return outerLink(`https://wa.me/?text=${encoded(`${title}\n${address()}`)}`, "WhatsApp", "quieto");
}
