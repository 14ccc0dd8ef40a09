// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
/**
 * The shapes that the modules hand to one another: what the page knows, what is chosen of it, what a part gets.
 *
 * @import { MultiPolygon } from "geojson"
 * @import { Borders, Ground } from "./borders.js"
 * @import { Language, Words } from "./languages.js"
 * @import { AroundCells, PublishedCells, Comparison, EventCells, FieldsBlock } from "./payload.js"
 * @import { FactCells, FigureCells } from "./payload.js"
 * @import { Evidence, OtherSource, SearchCells } from "./communities.js"
 * @import { Indicator, MapSettings, ProjectCells, Registry } from "./payload.js"
 * @import { PartBlock } from "./borders.js"
 * @import { ShownFigures, Spellings } from "./payload.js"
 * @import { TerritoryCells, Town } from "./payload.js"
 *
 * @typedef {Object} Row one published association: every column that was sent, under its own name; here those that the
 *   code asks for by name (`cellOf` gives any other)
 * @property {number} n - its place in the registry's order, from 0
 * @property {string} id
 * @property {string} denominazione
 * @property {string} acronimo
 * @property {string} indirizzo
 * @property {string} cap
 * @property {number} luogo - place of its circle in `Model.places`, -1 if it has none
 * @property {string} provincia - two letters, "" if not known
 * @property {string} regione - ISTAT code of two digits, "" if not known
 * @property {string} anno_costituzione
 * @property {string} stato_verifica
 * @property {string} fonte_tipo
 * @property {string} fonte_url - http(s) address or ""
 * @property {string} fonte_data
 * @property {string} fonti - all its sources, the first too
 * @property {string} data_verifica
 * @property {string} stato
 * @property {string} precisione
 * @property {string} paesi_completi - «in parte» where it has other countries, not known
 * @property {number|null} lat - its own point, if the registry gives one
 * @property {number|null} lon
 * @property {string} fonte_recente - the newest date among its sources, "" where none has one
 * @property {string} chiave - what a search looks through, folded: its names, and in a second line its place
 * @property {import("./columns.js").Columns} colonne - what all rows stand in
 *
 * @typedef {Object} Facet a filter
 * @property {string} nome - in the address of the page
 * @property {string} colonna
 * @property {string} tipo - the kind of its values
 * @property {string} elenco - the closed list of its values, or ""
 * @property {boolean} molti - whether an association may have several
 *
 * @typedef {Object} Place one comune with associations (or one point outside every known comune)
 * @property {number} n
 * @property {string} codice - ISTAT code of six digits, or ""
 * @property {string} nome
 * @property {string} provincia
 * @property {string} regione
 * @property {number} lat
 * @property {number} lon
 *
 * @typedef {{cifre: Record<string, number|null|undefined>}} Figures by the name of the indicator; null where not known
 *
 * @typedef {Object} RegionFacts
 * @property {string} codice - ISTAT code of two digits
 * @property {string} regione - its name
 * @property {string} confronto - how its rate stands to Italy's, "" if it has none
 *
 * @typedef {RegionFacts & Figures} Region
 *
 * @typedef {Object} Published a count of others', and the register's own in the same place
 * @property {number} n
 * @property {number} totale
 * @property {string} anno
 * @property {string} luogo - a region's code, the name of an area, or «IT»
 *
 * @typedef {Omit<SearchCells, "altra_fonte"> & {posto: number, fonte: OtherSource|undefined}} SearchFirst
 *
 * @typedef {Object} Community one community in one region; null where not known
 * @property {string} regione
 * @property {string} paese
 * @property {number} associazioni
 * @property {(number|null)[]} residenti - in each of the two years of `Comparison`
 * @property {Evidence} evidenza
 * @property {number|null} attese - associations expected
 * @property {number|null} p_zero - probability of seeing none of them
 * @property {number|null} per_smentire - how many more would undo that it is absent
 * @property {number|null} da_trovare - expected to exist beside those of the registry
 * @property {{fonte: OtherSource, conteggio: number}|null} altra
 *
 * @typedef {Object} People the residents of one community
 * @property {string} paese
 * @property {boolean} terzo - whether of a third country
 * @property {Map<string, number|null>} regioni - by ISTAT code
 * @property {(number|null)[]} serie - in Italy, in each of the years of `Residents`
 *
 * @typedef {Object} Residents
 * @property {Map<string, People>} paesi - the communities of which there is something to say
 * @property {number[]} anni
 * @property {number[]} altri - of every other citizenship: all, and those of third countries
 */
/**
 * A row of the initiatives with the addresses of its sources.
 * @template T
 * @typedef {Omit<T, "fonti"> & {fonti: string[]}} Cited
 */
/**
 * @typedef {Cited<ProjectCells> & {fatti: ProjectFact[]}} Project
 * @typedef {Cited<FactCells>} ProjectFact
 * @typedef {Cited<TerritoryCells>} Territory one comune in which a project was
 * @typedef {Cited<EventCells>} ProjectEvent
 * @typedef {Territory|ProjectEvent} Spot where a project was
 * @typedef {Cited<FigureCells>} ProjectFigure
 * @typedef {Cited<PublishedCells>} PublishedRow
 *
 * @typedef {{progetto: string, nome?: string}} Marked what the map marks; a layer's name is a text of the page
 * @typedef {Pick<Spot, "progetto"|"codice_comune"|"comune"|"latitudine"|"longitudine">} MarkedSpot
 *
 * @typedef {Object} Initiatives
 * @property {Project[]} progetti
 * @property {Territory[]} luoghi
 * @property {ProjectEvent[]} eventi
 * @property {ProjectFigure[]} cifre
 * @property {AroundCells[]} malaika - the associations around its territories
 * @property {PublishedRow[]} mappatura - the published counts beside the registry's
 *
 * @typedef {Object} Model
 * @property {Row[]} rows
 * @property {boolean} byName - whether that is the order of their names
 * @property {FieldsBlock} fields
 * @property {Facet[]} facets
 * @property {Place[]} places
 * @property {Region[]} regions
 * @property {Figures} italy
 * @property {Indicator[]} indicators
 * @property {ShownFigures} shown
 * @property {Community[]} communities - without those of few residents and no association
 * @property {Residents} residents
 * @property {Evidence[]} evidence - in the order to show
 * @property {Comparison} comparison
 * @property {Map<string, Published|null>} published - by the region's code, Italy's by «IT»
 * @property {SearchFirst[]} searchFirst
 * @property {Initiatives} initiatives
 * @property {Marked[]} marked - projects, and the layers of an edition's own
 * @property {MarkedSpot[]} spots - where they are
 * @property {string[]} views - those that there are
 * @property {Record<string, string>} provinces - two letters -> name
 * @property {Spellings} spellings
 * @property {Registry} registry
 * @property {Borders} topology
 * @property {Ground} ground
 * @property {(code: string) => MultiPolygon|undefined} outlineOf - of a comune by its ISTAT code
 * @property {Map<string, ProvinceFigures>} provinceFigures - by the name of the figure
 * @property {MapSettings} map
 * @property {PartBlock|undefined} part - of a map of a part of Italy
 * @property {"regione"|"provincia"|"nel_comune"} unit - the facet by which what the map colours is chosen
 * @property {Town[]} towns - chief towns, the largest first
 * @property {Comune[]} comuni - those that a reader may name
 * @property {number} namedOver - those with more residents are among them
 * @property {string[][]} kin - communities that share an official language
 * @property {string} lang
 * @property {Record<string, Language>} languages
 *
 * @typedef {Object} ProvinceFigures
 * @property {Map<string, number|null>} values - by two letters
 * @property {Set<string>} unsure - whose class is not certain
 *
 * @typedef {"comunita"|"regione"|"provincia"|"nel_comune"} FacetOfPlace the facets that the code asks for by name
 *
 * @typedef {Object} State what the address says, with one list for every facet of `Model.facets` (`chosenOf`)
 * @property {string} lang - the one that was chosen, "" for the reader's own (model/reader-language.js)
 * @property {string} vista
 * @property {string} q
 * @property {"almeno-una"|"tutte"} modo
 * @property {string[]} comunita
 * @property {string[]} regione
 * @property {string[]} provincia
 * @property {string[]} nel_comune - ISTAT codes
 * @property {string} indicatore - "" for what colours the map unless the reader asks otherwise
 * @property {string} classi - "filtrate" where the classes follow the filters
 * @property {string[]} strati
 * @property {string} ordina
 * @property {string} id
 * @property {string} comune
 * @property {string} scheda
 * @property {string} incorporata
 * @property {string} terzi - "1" where only communities of third countries are listed
 * @property {string} vicino - ISTAT code of a comune, or the reader's own latitude and longitude to about a kilometre
 * @property {string} raggio - kilometres around it, "" without a bound
 * @property {string} area - the part of the map to search in, as `writeArea` writes it, or ""
 *
 * @typedef {Object} Selection what a state selects of the model
 * @property {Row[]} rows
 * @property {Row[]} apart - those whose comune is not known: they may be as near, and are not counted
 * @property {Near|null} near
 * @property {number} unplaced - rows that every filter lets through and that have no point: no area has them
 * @property {Map<string, Map<string, number>>} counts - facet -> value -> rows
 * @property {Map<number, Row[]>} byPlace
 * @property {Map<string, number>} byRegion - ISTAT code -> rows
 *
 * @typedef {Omit<Place, "n"|"regione">} Comune a comune that a reader may name
 *
 * @typedef {Object} Near
 * @property {Comune} centre - without a code and a name where it is the reader's own position
 * @property {number} radius - kilometres, or infinite
 * @property {(row: Row) => number} km - from the centre; not a number where the comune of the row is not known
 * @property {(row: Row) => boolean} within
 * @property {(row: Row) => boolean} perhaps - whether only its province or region is known, which the circle reaches
 *
 * @typedef {Object} Metric the figure that colours the regions
 * @property {Indicator} indicator
 * @property {Map<string, number|null>} values
 * @property {number[]} bounds
 * @property {boolean} filtered - whether its values follow the filters
 * @property {boolean} ofCommunity - whether they are those of the chosen community
 * @property {Map<string, number[]>} [intervals] - of those of the community, where they have one
 * @property {Set<string>} unsure - the regions whose interval meets so many classes that their own is not certain
 *
 * @typedef {Object} Context everything a part needs to draw itself
 * @property {Model} model
 * @property {State} state
 * @property {string} told - the state as an address says it by itself, whatever this page was opened with
 * @property {State|null} before
 * @property {Selection} selection
 * @property {string} community - the one community that is chosen, "" without one or with several
 * @property {Metric|null} metric
 * @property {Map<string, Community>|null} evidence - by ISTAT code, where it colours the regions
 * @property {Words} words
 * @property {(patch: Partial<State>, options?: {replace?: boolean}) => void} go
 * @property {(patch: Partial<State>) => Record<string, string>} link - attributes of a link to the present state with
 *   this patch
 *
 * @typedef {Object} Sheet what the panel shows
 * @property {Node|string} title
 * @property {(Node|null)[]} body
 * @property {{text: string, to: Record<string, string>}} [back] - a link to the sheet from which this one was opened
 *
 * @typedef {Object} Part
 * @property {(context: Context) => void} update
 */
export {};
