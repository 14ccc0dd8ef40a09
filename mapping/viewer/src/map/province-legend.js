// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What the colours of the provinces mean, and their figures for whoever does not see the map.

import { h } from "../page/dom.js";
import { regionName } from "../text/place-name.js";
import { classRanges } from "./metric.js";
import { provincesOf } from "./province-colouring.js";

/** @import { Context } from "../types/page.js" */
/** @import { Provinces } from "./province-colouring.js" */

/** @param {Context} context @returns {HTMLElement[]} nothing unless one region is chosen */
export function provinceList(context) {
  const provinces = provincesOf(context);
  if (!provinces) return [];
  const { words, model } = context;
  const { region, indicator, own } = provinces;
  const nome = regionName(region, model, words);
  const cifra = indicator ? words.short(indicator) : words.t("associazioni_mostrate");
  const head = own ? words.t("province_cifra", { nome, cifra }) : words.t("province_stesse", { nome });
  return [
    h("p", { class: "minuto titolo-province" }, head),
    ...(own ? [classes(provinces, context)] : []),
    told(provinces, context),
  ];
}

/** @param {Provinces} provinces @param {Context} context */
function classes({ values, bounds, indicator }, { words }) {
  const ranges = classRanges({ values, bounds, filtered: false, indicator: indicator ?? { decimali: 0 } });
  const write = (/** @type {number} */ value) => words.n(value, indicator?.decimali);
  const rows = ranges.map(({ name, from, to }) =>
    entry(name, from === to ? write(to) : `${write(from)} – ${write(to)}`),
  );
  const zero = [...values.values()].includes(0) ? entry("zero", words.t("zero")) : null;
  return h("ul", { class: "classi classi-province" }, zero, ...rows);
}

/** @param {string} name @param {string} text */
function entry(name, text) {
  return h("li", {}, h("span", { class: `quadro ${name}`, "aria-hidden": "true" }), text);
}

/** @param {Provinces} provinces @param {Context} context */
function told({ shapes, values, indicator }, { words }) {
  const rows = shapes.map(({ sigla, nome }) =>
    h(
      "li",
      { lang: words.placeLang(nome) },
      words.pair(words.place(nome), words.n(values.get(sigla), indicator?.decimali)),
    ),
  );
  return h("ul", { class: "solo-lettori" }, ...rows);
}
