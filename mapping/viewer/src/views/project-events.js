// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The events of a project, each in one line.

import { h, registryText } from "../page/dom.js";
import { told } from "../text/told.js";
import { sourceMarks } from "./sources.js";

/** @import { Words } from "../types/languages.js" */
/** @import { ProjectEvent } from "../types/page.js" */

/**
 * @param {ProjectEvent[]} known
 * @param {string[]} cited - the sources of the whole card
 * @param {Words} words
 */
export function eventList(known, cited, words) {
  if (!known.length) return null;
  const item = (/** @type {ProjectEvent} */ event) =>
    h("li", {}, eventText(event, words), sourceMarks(event.fonti, cited, words));
  return h("details", {}, h("summary", {}, words.t("eventi", { n: known.length })), h("ul", {}, ...known.map(item)));
}

/**
 * What is known of an event, and that something is not.
 * @param {ProjectEvent} event
 * @param {Words} words
 */
export function eventText(event, words) {
  const { data, comune, titolo, sede, comunita } = event;
  const italian = [comune, titolo, sede].map((text) => text && registryText(text));
  const whose = comunita && words.country(comunita);
  const unknown = data && comune ? "" : words.t("evento_ignoto");
  const parts = [words.date(data), ...italian, whose, told(event.evento, words), unknown].filter(Boolean);
  return h("span", {}, ...parts.flatMap((part, n) => (n ? [" · ", part] : [part])));
}
