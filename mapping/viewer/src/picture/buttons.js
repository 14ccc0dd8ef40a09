// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The present map as an image to take away: SVG, or PNG painted from it.

import { byId, h } from "../page/dom.js";
import { framed } from "../page/print.js";
import { redraw } from "../page/redraw.js";
import { rove } from "../page/roving.js";
import { save } from "../page/save.js";
import { wholeAddress } from "../tools/embed-code.js";
import { drawing, WIDTH } from "./drawing.js";

/** @import { Context, Part } from "../types/page.js" */

const NAME = "mappa";
const SVG_TYPE = "image/svg+xml";
/** Pixels of the PNG to one of the drawing. */
const SHARP = 2;

/** @returns {Part} */
export function createPictureButtons() {
  let asked = false;
  rove(byId("immagine"), "button");
  return {
    update(context) {
      const { words } = context;
      const button = (/** @type {string} */ format, /** @type {(context: Context) => unknown} */ take) => {
        const act = () => {
          take(context);
          asked = true;
          redraw(byId("immagine"), [...buttons, ...inFrame(context)]);
        };
        const text = words.t("scarica_immagine", { formato: format });
        return h("button", { type: "button", class: "quieto", onclick: act }, text);
      };
      const buttons = [button("PNG", takePng), button("SVG", takeSvg)];
      redraw(byId("immagine"), [...buttons, ...(asked ? inFrame(context) : [])]);
    },
  };
}

/**
 * A sandbox that forbids downloads does so in silence: the page cannot know it, and says what to do.
 * @param {Context} context
 */
function inFrame({ words }) {
  if (!framed) return [];
  const href = wholeAddress(location.href);
  const whole = h("a", { href, target: "_blank", rel: "noopener" }, words.t("pagina_intera"));
  return [h("p", { class: "minuto", role: "status" }, `${words.t("immagine_cornice")} `, whole)];
}

/** @param {Context} context */
function takeSvg(context) {
  hand(`${NAME}.svg`, new Blob([written(drawing(context).element)], { type: SVG_TYPE }), context);
}

/** @param {string} nome @param {Blob} file @param {Context} context */
function hand(nome, file, { words }) {
  save(nome, file, words.t("file_pronto", { nome }));
}

/** @param {SVGSVGElement} element */
function written(element) {
  return new XMLSerializer().serializeToString(element);
}

/**
 * Where the browser does not paint a drawing, or does not hand the painting out, the drawing itself is saved.
 * @param {Context} context
 */
async function takePng(context) {
  const { element, height } = drawing(context);
  try {
    const image = new Image();
    image.src = `data:${SVG_TYPE};charset=utf-8,${encodeURIComponent(written(element))}`;
    await image.decode();
    hand(`${NAME}.png`, await painted(image, height), context);
  } catch {
    takeSvg(context);
  }
}

/** @param {HTMLImageElement} image @param {number} height @returns {Promise<Blob>} */
function painted(image, height) {
  const canvas = h("canvas", { width: WIDTH * SHARP, height: Math.round(height * SHARP) });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((file) => (file ? resolve(file) : reject(new Error("no image"))), "image/png");
  });
}
