// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Which names fit on the map without covering one another.

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

/** @param {Box[]} boxes the most important first @returns {boolean[]} which of them cover none of those before */
export function fitting(boxes) {
  /** @type {Box[]} */
  const kept = [];
  return boxes.map((box) => {
    const free = kept.every(
      (other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom,
    );
    if (free) kept.push(box);
    return free;
  });
}
