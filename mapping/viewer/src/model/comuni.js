// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The comuni that a reader may name: those with associations, the chief towns, the larger of all others.

/** @import { ProvinceShape } from "../types/borders.js" */
/** @import { Comune, Place } from "../types/page.js" */
/** @import { ComuneColumns, Town } from "../types/payload.js" */

/**
 * @param {ComuneColumns} others - as mapping/viewer/near.py packs them
 * @param {Place[]} places
 * @param {Town[]} towns
 * @param {ProvinceShape[]} provinces
 * @returns {Comune[]} each once
 */
export function readComuni({ nome, codice, lat, lon }, places, towns, provinces) {
  const province = new Map(provinces.map(({ codice_provincia, sigla }) => [codice_provincia, sigla]));
  const comune = (/** @type {string} */ code, /** @type {string} */ name, /** @type {number[]} */ [north, east]) => ({
    codice: code,
    nome: name,
    provincia: province.get(code.slice(0, 3)) ?? "",
    lat: north,
    lon: east,
  });
  const [codes, norths, easts] = [codice, lat, lon].map(sums);
  const names = nome ? nome.split("|") : [];
  const all = [
    ...places.filter((place) => place.codice),
    ...towns.map(([name, north, east, code]) => comune(code, name, [north, east])),
    ...names.map((name, n) => comune(String(codes[n]).padStart(6, "0"), name, [norths[n] / 100, easts[n] / 100])),
  ];
  return [...new Map(all.map((one) => [one.codice, one])).values()];
}

/** @param {number[]} steps @returns {number[]} */
function sums(steps) {
  let sum = 0;
  return steps.map((step) => {
    sum += step;
    return sum;
  });
}
