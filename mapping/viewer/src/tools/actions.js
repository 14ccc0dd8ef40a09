// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What can be taken away: the selected rows as files, the link, the snippet to embed, the printed page.

import { byId, h } from "../page/dom.js";
import { redraw } from "../page/redraw.js";
import { save } from "../page/save.js";
import { copyField } from "./copy.js";
import { embedCode, frameAddress } from "./embed-code.js";
import { toCsv, toGeoJson } from "./export.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Context, Part } from "../types/page.js" */

const framed = window.parent !== window;

/** @returns {Part} */
export function createActions() {
  let open = false;
  return {
    update(context) {
      const { words } = context;
      const details = h(
        "details",
        { class: "condividi", open },
        h("summary", {}, words.t("condividi")),
        share(context),
      );
      details.addEventListener("toggle", () => {
        open = details.open;
      });
      redraw(byId("azioni"), [
        quiet(words.t("scarica_csv"), () =>
          saveText("associazioni.csv", "text/csv", toCsv(context.selection.rows, context.model)),
        ),
        quiet(words.t("scarica_geojson"), () =>
          saveText("associazioni.geojson", "application/geo+json", toGeoJson(context.selection.rows, context.model)),
        ),
        framed ? wholePage(words) : quiet(words.t("stampa"), () => window.print()),
        details,
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
  return h("a", { class: "quieto", href: location.href, target: "_blank", rel: "noopener" }, words.t("pagina_intera"));
}

/** @param {string} name @param {string} type @param {string} text */
function saveText(name, type, text) {
  save(name, new Blob([text], { type }));
}

/** @param {Context} context */
function share({ words }) {
  return h(
    "div",
    { class: "condividi-corpo" },
    copyField("link", words.t("link"), location.href, words),
    copyField("incorpora", words.t("incorpora"), embedCode(frameAddress(location.href), words.t("titolo")), words),
  );
}
