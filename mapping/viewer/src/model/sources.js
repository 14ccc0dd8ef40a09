// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The sources of an association, and how old they are: it counts by the newest.

import { values } from "./columns.js";

/** @import { Row } from "../types/page.js" */

/** No column of the registry: the years in which the newest source of an association lies. */
export const AGE = "eta_fonte";
/** The first of so many years back that begins a class; what is older than all is old. */
const YEARS_BACK = [2, 5, 10];
const DATE = /^\d{4}(-\d\d){0,2}$/;

/** @param {Record<string, string>} cells @returns {string} the first source as the column of all writes it */
export function sourceText({ fonte_tipo, fonte_url, fonte_data }) {
  return [fonte_tipo, fonte_url, fonte_data].filter(Boolean).join(" | ");
}

/**
 * @param {Pick<Row, "fonti">} row
 * @returns {{tipo: string, url: string, data: string}[]} its sources: an address begins with http, a date with digits
 */
export function sourcesOf({ fonti }) {
  return values(fonti).map((text) => {
    const parts = text.split(" | ");
    const url = parts.find((part) => part.startsWith("http")) ?? "";
    const data = parts.find((part) => DATE.test(part)) ?? "";
    return { tipo: parts.find((part) => part !== url && part !== data) ?? "", url, data };
  });
}

/** @param {Pick<Row, "fonti">} row @returns {string} the newest date among its sources, "" where none has one */
export function newestOf(row) {
  const dates = sourcesOf(row).map(({ data }) => data);
  return dates.sort().pop() ?? "";
}

/**
 * @param {number} last - the year of the newest source of all: the clock has no say
 * @returns {string[]} «2024-2026», «2021-2023», «2016-2020», «-2015»; none where nothing has a date
 */
export function ageClasses(last) {
  if (!last) return [];
  const classes = [];
  let to = last;
  for (const back of YEARS_BACK) {
    classes.push(`${last - back}-${to}`);
    to = last - back - 1;
  }
  return [...classes, `-${to}`];
}

/** @param {string} date @param {number} last @returns {string} the class of a date, "" of none */
export function ageClass(date, last) {
  const year = Number(date.slice(0, 4));
  const classes = ageClasses(last).reverse();
  return date ? (classes.find((known) => year <= Number(known.split("-")[1])) ?? "") : "";
}

/** @param {string} date @param {number} last @returns {boolean} whether what it tells may have changed since */
export function isOld(date, last) {
  return ageClass(date, last).startsWith("-");
}

/**
 * How long ago a source spoke, for a reader of today: unlike the classes, which links name and which stay as they are.
 * @param {string} date - a year, perhaps with month and day
 * @param {Date} today
 * @returns {number} whole years, of a year alone from its beginning; 0 where none has passed, or the clock is wrong
 */
export function yearsSince(date, today) {
  const [year, month = 1, day = 1] = date.split("-").map(Number);
  const passed = [today.getMonth() + 1, today.getDate()];
  const before = passed[0] < month || (passed[0] === month && passed[1] < day);
  return Math.max(0, today.getFullYear() - year - Number(before)) || 0;
}
