// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What can be taken away: the selected rows as files, the link, the snippet to embed, the printed page.

import { byId, h } from "../page/dom.js";
import { canPrint, framed } from "../page/print.js";
import { redraw } from "../page/redraw.js";
import { save } from "../page/save.js";
import { citation } from "./cite.js";
import { copyField } from "./copy.js";
import { embedCode, frameAddress, wholeAddress } from "./embed-code.js";
import { toCsv, toGeoJson } from "./export.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Context, Part } from "../types/page.js" */

/** @returns {Part} */
export function createActions() {
  const home = byId("azioni");
  return {
    update(context) {
      const { words } = context;
      const fold = (/** @type {string} */ key, /** @type {(context: Context) => Node[]} */ body) => {
        // Asked of the page itself: its event comes a task later, and a filter may have been changed meanwhile.
        const open = home.querySelector(`[data-che="${key}"][open]`) !== null;
        const details = h("details", { class: "condividi", "data-che": key, open }, h("summary", {}, words.t(key)));
        const fill = () => details.append(h("div", { class: "condividi-corpo" }, ...body(context)));
        if (open) fill();
        details.addEventListener("toggle", () => {
          if (details.open && details.childElementCount === 1) fill();
        });
        return details;
      };
      redraw(home, [
        quiet(words.t("scarica_csv"), () =>
          saveText("associazioni.csv", "text/csv", toCsv(context.selection.rows, context.model), words),
        ),
        quiet(words.t("scarica_geojson"), () =>
          saveText(
            "associazioni.geojson",
            "application/geo+json",
            toGeoJson(context.selection.rows, context.model),
            words,
          ),
        ),
        ...(framed ? [wholePage(words)] : []),
        ...(canPrint ? [quiet(words.t("stampa"), () => window.print())] : []),
        fold("cita", citation),
        fold("condividi", share),
      ]);
    },
  };
}

/** @param {string} text @param {() => void} act */
function quiet(text, act) {
  return h("button", { type: "button", class: "quieto", onclick: act }, text);
}

/**
 * A sandboxed frame may not print; the page by itself may.
 * @param {Words} words
 */
function wholePage(words) {
  const href = wholeAddress(location.href);
  return h("a", { class: "quieto", href, target: "_blank", rel: "noopener" }, words.t("pagina_intera"));
}

/** @param {string} name @param {string} type @param {string} text @param {Words} words */
function saveText(name, type, text, words) {
  save(name, new Blob([text], { type }), words.t("file_pronto", { nome: name }));
}

/** @param {Context} context */
function share({ words, told }) {
  const shown = `${location.href.split("#")[0]}#${told}`;
  return [
    copyField("link", words.t("link"), wholeAddress(location.href), words),
    copyField("incorpora", words.t("incorpora"), embedCode(frameAddress(shown), words.t("titolo")), words),
  ];
}
