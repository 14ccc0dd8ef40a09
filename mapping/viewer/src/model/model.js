// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// From the data block to the model: columns unpacked, names found once, search keys folded.

import { stayPlain } from "../page/fault.js";
import { bunzip } from "../text/bunzip.js";
import { inflate, inflateBeside } from "../text/inflate.js";
import { readLanguages } from "../text/languages.js";
import { inOtherLetters } from "../text/other-letters.js";
import { readOutlines, readProvinceFigures } from "./areas.js";
import { unpack } from "./columns.js";
import { readCommunities, readResidents } from "./communities.js";
import { readComuni } from "./comuni.js";
import { projectsByComune, readInitiatives, readMarked, sitesKnown } from "./initiatives.js";
import { readPublished } from "./published.js";
import { readFigures, readRegions } from "./regions.js";
import { readRows } from "./rows.js";
import { readSearchFirst } from "./search-first.js";
import { VIEWS } from "./state.js";
import { propertiesOf, readTopology } from "./topology.js";

/** @import { LanguageWords, PackedLanguage, WordBlock } from "../types/languages.js" */
/** @import { Facet, Model, Place } from "../types/page.js" */
/** @import { FieldsBlock, Payload, PlaceColumns, SentPayload } from "../types/payload.js" */
/** @import { Rest } from "./rows.js" */

/**
 * @param {Payload & WordBlock} block
 * @param {Rest} rest
 * @returns {Promise<Model>}
 */
export async function readModel(block, rest) {
  const places = readPlaces(block.luoghi);
  const borders = block.confini;
  const provinces = Object.fromEntries(propertiesOf(borders.objects.province).map(({ sigla, nome }) => [sigla, nome]));
  const initiatives = readInitiatives(block.iniziative);
  const searchFirst = readSearchFirst(block.comunita, block);
  const facets = readFacets(block.campi);
  const projects = projectsByComune(sitesKnown(initiatives));
  return {
    rows: await readRows(block, { places, provinces, projects, facets, last: block.registro.eta.ultima }, rest),
    byName: block.per_nome,
    fields: block.campi,
    facets,
    places,
    regions: readRegions(block.regioni),
    italy: readFigures(block.italia),
    indicators: block.indicatori,
    shown: block.mostrati,
    communities: readCommunities(block.comunita, block.evidenze, block.altre_fonti),
    residents: readResidents(block.residenti, block.regioni.codice),
    evidence: block.evidenze,
    comparison: block.confronto,
    published: readPublished(block),
    searchFirst,
    initiatives,
    ...readMarked(initiatives, block.livelli),
    views: VIEWS.filter((view) => ({ iniziative: initiatives.progetti, cercare: searchFirst })[view]?.length !== 0),
    provinces,
    spellings: block.grafie,
    towns: block.capoluoghi,
    comuni: readComuni(block.comuni, places, block.capoluoghi, propertiesOf(borders.objects.province)),
    namedOver: block.comuni.residenti,
    kin: block.lingue_comuni.map((countries) => countries.split(" ")),
    registry: block.registro,
    topology: readTopology(borders),
    ground: readTopology(block.sfondo),
    outlineOf: readOutlines(() => block.contorni),
    provinceFigures: readProvinceFigures(block.province),
    map: block.mappa,
    part: block.territorio,
    unit: block.territorio?.unita ?? "regione",
    lang: block.lingua,
    languages: readLanguages(block, wordsIn(block.lingue), inOtherLetters),
  };
}

/**
 * @param {SentPayload} sent
 * @returns {Promise<Payload & WordBlock>} with the tables that a document carries deflated as one
 */
export async function openTables({ tavole, ...rest }) {
  const text = rest.mappa.subito ? inflate(tavole) : await inflateBeside(tavole);
  return /** @type {Payload & WordBlock} */ ({ ...rest, ...JSON.parse(text) });
}

/** Kinds of columns whose cells may hold several values. */
const SEVERAL = ["choices", "countries"];

/** @param {FieldsBlock} fields @returns {Facet[]} with what the schema says of their columns */
export function readFacets({ faccette, colonne }) {
  return faccette.map(({ nome, colonna }) => {
    const { tipo = "text", elenco = "" } = colonne[colonna] ?? {};
    return { nome, colonna, tipo, elenco, molti: SEVERAL.includes(tipo) };
  });
}

/**
 * @param {PlaceColumns} columns
 * @returns {Place[]}
 */
function readPlaces(columns) {
  const lat = unpack(columns.lat, 0, 0);
  const lon = unpack(columns.lon, lat.length, 0);
  const [codice, nome, provincia, regione] = [columns.codice, columns.nome, columns.provincia, columns.regione].map(
    (packed) => unpack(packed, lat.length, ""),
  );
  return lat.map((_, n) => ({
    n,
    codice: codice[n],
    nome: nome[n],
    provincia: provincia[n],
    regione: regione[n],
    lat: lat[n],
    lon: lon[n],
  }));
}

/**
 * Languages are opened when one of them is chosen: those that arrived damaged are met only then.
 * @param {Record<string, PackedLanguage>} languages
 * @returns {(language: PackedLanguage) => LanguageWords}
 */
function wordsIn(languages) {
  /** @type {Record<string, Record<string, LanguageWords>>} */
  const opened = {};
  const open = (/** @type {string} */ code) => {
    try {
      return JSON.parse(bunzip(String(languages[code]?.parole)));
    } catch (fault) {
      stayPlain();
      throw fault;
    }
  };
  return ({ codice, con }) => {
    const code = con ?? codice;
    opened[code] ??= open(code);
    return /** @type {LanguageWords} */ (opened[code]?.[codice]);
  };
}
