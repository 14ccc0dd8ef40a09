// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Where to look first: the communities of a region in the order in which they travel, with the survey that saw them.

import { readTable } from "./columns.js";

/** @import { SearchFirst } from "../types/page.js" */
/** @import { CommunityCells, SearchCells } from "../types/communities.js" */
/** @import { Payload, Table } from "../types/payload.js" */

/**
 * @param {Table<CommunityCells>} communities
 * @param {Pick<Payload, "posti"|"altre_fonti">} block
 * @returns {SearchFirst[]}
 */
export function readSearchFirst(communities, { posti, altre_fonti }) {
  const table = /** @type {Table<SearchCells>} */ (/** @type {unknown} */ (communities));
  return readTable(table)
    .slice(0, posti)
    .map(({ altra_fonte, ...cells }, n) => ({
      ...cells,
      posto: n + 1,
      fonte: altra_fonte === "" ? undefined : altre_fonti[altra_fonte],
    }));
}
