// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
/**
 * What Python writes into the page: mapping/viewer/payload.py, figures.py, initiatives.py, page_words.py, map.py.
 * What it writes for our layers on other maps: mapping/layers.
 *
 * A column without any value is not sent: what may be missing is marked so.
 *
 * @typedef {string|number|null} Cell
 * @typedef {number|""|undefined} Told the place of a text in `racconti` of the words, "" where nothing is told
 */
/**
 * A column: its cells, or its distinct values and the place of each (mapping/viewer/packing.py).
 * @template [T=Cell]
 * @typedef {T[]|{v: T[], i: number[]}} Packed
 */
/**
 * A table of so many rows, by its columns.
 * @template T
 * @typedef {{quante: number, colonne: {[K in keyof T]?: Packed<T[K]|null>}}} Table
 */
/**
 * @import { Borders, Ground, LayerBlock, PackedBorders, PartBlock } from "./borders.js"
 * @import { CommunityCells, Evidence, OtherSource, ResidentsBlock } from "./communities.js"
 *
 * @typedef {Object} Payload
 * @property {Registry} registro
 * @property {FieldsBlock} campi
 * @property {Record<string, Packed|string|undefined>} associazioni - `luogo` is the place of its circle in
 *   `luoghi`; a long column is deflated (mapping/viewer/deflated.py)
 * @property {number} quante - associations
 * @property {boolean} per_nome - whether they stand in the order of their names
 * @property {PlaceColumns} luoghi
 * @property {PackedBorders<Borders>} confini
 * @property {PackedBorders<Ground>} sfondo - what lies around Italy
 * @property {OutlineBlock|null} contorni - of the comuni that can be chosen; null of too many
 * @property {Town[]} capoluoghi
 * @property {ComuneColumns} comuni - the larger of those that are in no other table
 * @property {string[]} lingue_comuni - countries of one official language, separated by spaces
 * @property {IndicatorBlock[]} indicatori
 * @property {ShownFigures} mostrati
 * @property {RegionColumns} regioni
 * @property {Record<string, Cell>} italia
 * @property {Table<CommunityCells>} comunita
 * @property {number} posti - rows of `comunita`, the first, that are the list of where to look first
 * @property {ProvinceBlock} province
 * @property {ResidentsBlock} residenti
 * @property {Evidence[]} evidenze - what can be said of a community in a region: `comunita` has places in it
 * @property {OtherSource[]} altre_fonti - who else counted communities: `comunita` has places in it
 * @property {Comparison} confronto
 * @property {InitiativeBlock} iniziative
 * @property {Spellings} grafie
 * @property {MapSettings} mappa
 * @property {PartBlock} [territorio]
 * @property {LayerBlock[]} [livelli]
 *
 * @typedef {Object} SentPayload what a document carries
 * @property {string} tavole - all tables but those of the associations and the languages, deflated as one in base 85
 * @property {MapSettings} mappa
 *
 * @typedef {Object} Spellings other names by value, joined with «;» (mapping/viewer/spellings.py); a stem ends with «*»
 * @property {Record<string, string>} paesi
 * @property {Record<string, string>} province
 * @property {Record<string, string>} regioni
 * @property {string[]} luoghi - in the order of `Model.places`
 *
 * @typedef {Object} Registry
 * @property {string} nome
 * @property {number} righe
 * @property {Record<string, number>} stati - how many rows ended in each
 * @property {Age} eta - of the sources, each association by its newest
 * @property {import("./citation.js").Citation} citazione
 *
 * @typedef {Object} Age years, 0 where not known
 * @property {number} prima
 * @property {number} ultima
 * @property {number} meta - at least half are older
 * @property {Record<string, number>} anni - associations by year
 * @property {number} verificate - associations that somebody verified
 *
 * @typedef {Object} FieldsBlock which columns of the associations are shown, and where (mapping/viewer/fields.toml)
 * @property {Record<string, FieldBlock|undefined>} colonne - those whose cells are not shown as they are
 * @property {string[]} scheda - the lines of the card
 * @property {string[]} elenco - beside name and place in the list
 * @property {string[]} scarica - the columns of the files that the browser makes
 * @property {FacetBlock[]} faccette
 *
 * @typedef {Object} FieldBlock
 * @property {string} tipo - the kind of its values (mapping/schema.toml)
 * @property {string} [elenco] - the closed list of its values
 *
 * @typedef {Object} FacetBlock
 * @property {string} nome - in the address of the page
 * @property {string} colonna
 *
 * @typedef {Object} ComuneColumns by their codes; the figures as steps from the one before
 * @property {string} nome - separated by |
 * @property {number[]} codice
 * @property {number[]} lat - hundredths of a degree
 * @property {number[]} lon
 * @property {number} residenti - more than these
 *
 * @typedef {Object} PlaceColumns
 * @property {Packed<string>} [codice]
 * @property {Packed<string>} [nome]
 * @property {Packed<string>} [provincia]
 * @property {Packed<string>} [regione]
 * @property {Packed<number>} [lat]
 * @property {Packed<number>} [lon]
 *
 * @typedef {Object} OutlineBlock
 * @property {string[]} codici - of the comuni
 * @property {number[]} passi - the step of the grid of each
 * @property {string[]} anelli - of each, its rings as arcs with a space between
 *
 * @typedef {Object} ProvinceBlock the figures that can colour the provinces
 * @property {string[]} sigla
 * @property {Record<string, (number|null)[]>} cifre - in the order of `sigla`
 * @property {Record<string, string[]>} incerte - whose class is not certain
 *
 * @typedef {[name: string, lat: number, lon: number, code: string]} Town a chief town of a province
 *
 * @typedef {Object} ShownFigures names of figures, in the order to show
 * @property {string[]} tabella
 * @property {string[]} scheda
 *
 * @typedef {IndicatorBlock} Indicator
 * @typedef {Object} IndicatorBlock
 * @property {string} nome
 * @property {string} unita
 * @property {string} fonte
 * @property {Told} [formula] - of the page, not of a layer
 * @property {number} decimali
 * @property {string} [su] - the figure of the whole that a count is told of
 * @property {number[]} [soglie] - upper bounds of the classes, if it can colour the map
 * @property {string} [limiti] - the figure whose interval tells how sure it is
 * @property {string[]} [incerte] - the regions whose class is not certain
 *
 * @typedef {{codice: string[], regione: string[]} & Record<string, Cell[]>} RegionColumns and one column per indicator
 *
 * @typedef {Object} Comparison
 * @property {number[]} anni - the years of the residents, today's first
 * @property {number} pochi - below so many residents there is no rate
 * @property {[number, number][]} limiti - exact Poisson limits by count
 *
 * @typedef {Object} InitiativeBlock
 * @property {InitiativeTables} tabelle
 * @property {string[]} indirizzi - the sources of all facts: a cell of `fonti` holds places in it
 *
 * @typedef {Object} InitiativeTables
 * @property {Table<ProjectCells>} progetti
 * @property {Table<FactCells>} fatti
 * @property {Table<TerritoryCells>} luoghi
 * @property {Table<EventCells>} [eventi]
 * @property {Table<FigureCells>} [cifre]
 * @property {Table<AroundCells>} [malaika] - the associations around its territories
 * @property {Table<PublishedCells>} [mappatura] - the published counts beside the registry's
 *
 * @typedef {Object} ProjectCells
 * @property {string} progetto
 * @property {string} nome
 * @property {Told} [titolo]
 * @property {Told} [periodo]
 * @property {string} [importo_euro]
 * @property {Told} [luoghi]
 * @property {string} fonti
 *
 * @typedef {Object} FactCells something told of a project
 * @property {string} progetto
 * @property {string} fatto
 * @property {string} posto - where the card tells it
 * @property {Told} tema
 * @property {Told} testo
 * @property {string} fonti
 *
 * @typedef {Object} TerritoryCells one comune in which a project was
 * @property {string} progetto
 * @property {string} codice_comune
 * @property {string} comune
 * @property {string} codice_regione
 * @property {number|""} latitudine
 * @property {number|""} longitudine
 * @property {Told} [ruolo]
 * @property {Told} [partner]
 * @property {Told} [nota]
 * @property {string} fonti
 *
 * @typedef {Object} EventCells
 * @property {string} progetto
 * @property {Told} [evento]
 * @property {string} comunita
 * @property {string} data
 * @property {string} codice_comune
 * @property {string} comune
 * @property {string} codice_regione
 * @property {number|""} latitudine
 * @property {number|""} longitudine
 * @property {string} sede
 * @property {string} titolo
 * @property {string} fonti
 *
 * @typedef {Object} FigureCells
 * @property {string} progetto
 * @property {string} posto - whether it is shown in large
 * @property {Told} [nome]
 * @property {string} valore
 * @property {Told} [unita]
 * @property {string} fonti
 *
 * @typedef {Record<`${Group}_${Level}`, number>} AroundCounts
 * @typedef {"associazioni"|"donne"|"giovani"} Group
 * @typedef {"comune"|"provincia"|"regione"} Level
 * @typedef {{codice_comune: string, distanza_km: number|null, vicina_codice_comune: string, manca: string}} AroundPlace
 * @typedef {AroundCounts & AroundPlace} AroundCells
 *
 * @typedef {Object} PublishedCells
 * @property {string} anno
 * @property {Told} [voce]
 * @property {number} valore
 * @property {string} segno
 * @property {number} nel_registro
 * @property {Told} [dubbio]
 * @property {string} fonti
 */
/**
 * @typedef {Object} MapSettings
 * @property {string} nome
 * @property {[[number, number], [number, number]]} confini
 * @property {[[number, number], [number, number]]} [vista] - what the map shows at first, where it is less
 * @property {number} [zoom] - the least, of a part of Italy
 * @property {string} indicatore
 * @property {boolean} [subito] - everything at once: scripts of somebody else's follow
 * @property {string} [titolo]
 * @property {string} contatto
 * @property {Streets|null} strade
 * @property {LayerSettings[]} strati
 *
 * @typedef {Object} Streets tiles that the page may offer
 * @property {string} url
 * @property {string} nome
 * @property {string} licenza
 *
 * @typedef {Object} LayerSettings a layer that the viewer draws
 * @property {string} tipo
 * @property {string} nome - in scripts
 * @property {boolean} mostra
 */
export {};
