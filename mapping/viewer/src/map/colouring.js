// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What colours the regions: a figure, or what can be said of the chosen community.

import { byRegion } from "../model/communities.js";
import { evidenceClass } from "../text/evidence.js";
import { classOf, metricOf } from "./metric.js";

/** @import { Context } from "../types/page.js" */

export const EVIDENCE = "evidenza";

/**
 * @param {Pick<Context, "model"|"state"|"community">} context
 * @returns {string} what the reader asked for; else the evidence of the chosen community, or what the map opens with
 */
export function shownIndicator({ model, state, community }) {
  const asked = state.indicatore === EVIDENCE && !community ? "" : state.indicatore;
  if (asked) return asked;
  return community && model.map.indicatore !== "nessuno" ? EVIDENCE : model.map.indicatore;
}

/**
 * @param {Pick<Context, "model"|"state"|"community"|"selection">} context
 * @returns {Pick<Context, "metric"|"evidence">}
 */
export function colouring(context) {
  const { model, state, community, selection } = context;
  const cells = community ? byRegion(model, community) : null;
  const name = shownIndicator(context);
  if (name === EVIDENCE) return { metric: null, evidence: cells };
  return { metric: metricOf(model, name, selection, state.classi === "filtrate", cells), evidence: null };
}

/**
 * @param {string} code - ISTAT code
 * @param {Context} context
 * @returns {string} as the style sheet names it
 */
export function regionClass(code, { metric, evidence }) {
  const cell = evidence?.get(code);
  if (cell) return evidenceClass(cell.evidenza);
  return metric ? classOf(metric.values.get(code), metric.bounds) : "spenta";
}

/**
 * @param {string} code - ISTAT code
 * @param {Pick<Context, "metric">} context
 * @returns {boolean} whether the interval of the region's figure meets so many classes that its own is not certain
 */
export function unsure(code, { metric }) {
  return metric?.unsure.has(code) ?? false;
}
