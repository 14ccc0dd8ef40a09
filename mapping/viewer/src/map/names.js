// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Which names the map would show, the most important first: those of what is shown before those that help to find it.

/**
 * @typedef {Object} Name
 * @property {"luogo"|"regione"|"provincia"|"paese"} kind
 * @property {string} text
 * @property {string} lang
 * @property {string} code - of a comune, "" of everything else
 * @property {[lat: number, lon: number][]} points - where it may stand, the best first; of a place its point
 * @property {boolean} must - shown in any case, where it covers least
 */
/** @typedef {{code: string, name: string, point: [lat: number, lon: number], count: number}} Spot */

/** From this zoom every comune with something shown has its name; up to that one regions and neighbours have theirs. */
const CLOSE = 9;
const NATIONAL = 7.6;
/** The largest towns are named even where circles leave no room: a map of Italy without Roma does not read. */
const MUST = 8;

/** @param {number} zoom @returns {number} how many towns to name at most: a few for the country, all for a province */
function most(zoom) {
  return zoom < 6.5 ? 22 : zoom < 7.5 ? 50 : 200;
}

/**
 * @param {Object} known
 * @param {number} known.zoom
 * @param {Spot[]} known.towns - chief towns, the largest first
 * @param {Spot[]} known.shown - comuni with associations that the filters leave, where circles are drawn
 * @param {Spot[]} known.sites - comuni of the projects that are switched on
 * @param {boolean} known.filtered - whether what is shown matters more than where the large towns are
 * @param {Name[]} known.regions
 * @param {Name[]} known.provinces - of the one region that is chosen
 * @param {Name[]} known.neighbours
 * @returns {Name[]}
 */
export function namesToShow({ zoom, towns, shown, sites, filtered, regions, provinces, neighbours }) {
  const large = towns.slice(0, most(zoom));
  const byCount = [...shown].sort((a, b) => b.count - a.count);
  const alone = !shown.length && sites.length > 0;
  const close = zoom >= CLOSE;
  const ordered = alone
    ? [...sites, ...large]
    : filtered
      ? [...byCount, ...sites, ...large]
      : [...large, ...(close ? byCount : []), ...sites];
  const places = distinct(ordered).filter(({ name }) => name);
  const needed = alone ? sites.length : close ? places.length : MUST;
  const [first, rest] = [places.slice(0, needed), places.slice(needed)];
  return [
    ...first.map((spot) => ofPlace(spot, true)),
    ...(close ? [] : provinces),
    ...(zoom < NATIONAL && !provinces.length ? regions : []),
    ...rest.map((spot) => ofPlace(spot, false)),
    ...(zoom < NATIONAL ? neighbours : []),
  ];
}

/** @param {Spot[]} spots @returns {Spot[]} each comune once */
function distinct(spots) {
  const seen = new Set();
  return spots.filter(({ code }) => !seen.has(code) && seen.add(code));
}

/** @param {Spot} spot @param {boolean} must @returns {Name} */
function ofPlace({ code, name, point }, must) {
  return { kind: "luogo", text: name, lang: "it", code, points: [point], must };
}
