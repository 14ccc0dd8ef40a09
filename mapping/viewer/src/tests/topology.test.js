// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What our layers draw of the boundaries on other people's maps is what the library draws of them on the page.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { feature } from "topojson-client";
import { shapesOf } from "../model/topology.js";

const BORDERS = new URL("../../../../geodata/boundaries/province.topojson", import.meta.url);

test("shapes are those that topojson-client makes, of regions and of provinces", async () => {
  const topology = JSON.parse(await readFile(BORDERS, "utf8"));
  const names = Object.keys(topology.objects);
  assert.ok(names.length);
  for (const name of names) {
    const shapes = topology.objects[name];
    const { features } = shapesOf(topology, shapes);
    const wanted = /** @type {import("geojson").FeatureCollection} */ (
      /** @type {unknown} */ (feature(topology, shapes))
    );
    assert.ok(features.length >= 20);
    assert.deepEqual(
      features.map(({ geometry, properties }) => ({ geometry, properties })),
      wanted.features.map(({ geometry, properties }) => ({ geometry, properties })),
    );
  }
});
