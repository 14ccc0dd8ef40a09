// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
/**
 * The boundaries: mapping/viewer/borders.py writes them, model/topology.js reads them; what an edition adds to them.
 *
 * @import { GeometryCollection, Topology } from "topojson-specification"
 *
 * @typedef {{codice_regione: string, nome: string}} RegionShape
 * @typedef {{codice_provincia: string, sigla: string, nome: string, codice_regione: string}} ProvinceShape
 *
 * @typedef {Topology<{regioni: GeometryCollection<RegionShape>}>} RegionBorders
 * @typedef {Topology<{regioni: GeometryCollection<RegionShape>, province: GeometryCollection<ProvinceShape>}>} Borders
 *
 * @typedef {{paese?: string, posto?: [lon: number, lat: number]}} NeighbourShape a country, with a place for its name
 * @typedef {Topology<{stati: GeometryCollection<NeighbourShape>, laghi: GeometryCollection<{}>}>} Ground
 *
 * @typedef {Object} PartBlock of Italy that the map is of
 * @property {"provincia"|"nel_comune"} unita
 * @property {string} codice_regione
 * @property {string} regione
 *
 * @typedef {Object} LayerBlock points of an edition's own
 * @property {string} progetto
 * @property {[lat: number, lon: number, nome: string][]} punti
 */
/**
 * The same with its arcs as texts.
 * @template {Topology} T
 * @typedef {Omit<T, "arcs"> & {arcs: string[]}} PackedBorders
 */
export {};
