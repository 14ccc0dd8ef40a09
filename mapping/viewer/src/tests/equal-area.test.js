// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The projection of the images, against the worked example of EPSG's guidance note 7-2.
import assert from "node:assert/strict";
import test from "node:test";
import { equalArea } from "../picture/equal-area.js";

test("the example of the guidance note: 50° N, 5° E of ETRS89-LAEA", () => {
  const [x, y] = equalArea(5, 50);
  assert.ok(Math.abs(x - (3_962_799.45 - 4_321_000)) < 0.01, String(x));
  assert.ok(Math.abs(y - (2_999_718.85 - 3_210_000)) < 0.01, String(y));
});

test("areas are kept: a degree of the sphere near Palermo and one near Bolzano as their cosines", () => {
  /** @param {number} lon @param {number} lat */
  const area = (lon, lat) => {
    const step = 0.01;
    const [[a, b], [c, d], [e, f]] = [equalArea(lon, lat), equalArea(lon + step, lat), equalArea(lon, lat + step)];
    return Math.abs((c - a) * (f - b) - (e - a) * (d - b));
  };
  const expected = Math.cos((38 * Math.PI) / 180) / Math.cos((46.5 * Math.PI) / 180);
  assert.ok(Math.abs(area(13.3, 38) / area(11.3, 46.5) / expected - 1) < 0.005); // the earth is a little flat
});
