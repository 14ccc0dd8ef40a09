// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// A tooltip stays whole: what would lie beyond the edge of the map is drawn back in, beside its mark and not over it.

import L from "./leaflet.js";

/** Pixels between a mark and what is told beside it. */
const AIR = 8;

/** @param {L.Map} map @param {L.Tooltip} shown */
export function keepTooltipInside(map, shown) {
  const tooltip = shown.getElement();
  if (!tooltip) return;
  tooltip.style.margin = "";
  const [box, frame] = [tooltip.getBoundingClientRect(), map.getContainer().getBoundingClientRect()];
  const down = into(box.top, box.bottom, frame.top, frame.bottom);
  const radius = -L.point(shown.options.offset ?? [0, 0]).y;
  const aside = down > 0 && radius > 0 ? box.width / 2 + radius + AIR : 0;
  const beside = box.right + aside <= frame.right ? aside : -aside;
  const right = beside || into(box.left, box.right, frame.left, frame.right);
  const { marginLeft, marginTop } = getComputedStyle(tooltip);
  tooltip.style.marginLeft = `${Number.parseFloat(marginLeft) + right}px`;
  tooltip.style.marginTop = `${Number.parseFloat(marginTop) + down}px`;
}

/**
 * @param {number} from
 * @param {number} to
 * @param {number} low
 * @param {number} high
 * @returns {number} pixels to move what lies there so that it lies between the limits
 */
function into(from, to, low, high) {
  return from < low ? low - from : Math.min(0, high - to);
}
