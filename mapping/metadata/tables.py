# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of ``mapping/metadata.toml`` as types: what each key means stands beside it there."""

from typing import NotRequired, TypedDict


class Dataset(TypedDict):
    """A data set of the catalogue, and the published files that belong to it; ``licenza`` is the code of its own."""

    titolo_it: str
    titolo_en: str
    descrizione_it: str
    descrizione_en: str
    file: list[str]
    licenza: NotRequired[str]


class Licence(TypedDict):
    """A licence, in words and in the vocabularies of the catalogues."""

    spdx: str
    uri: str
    nome_it: str
    nome_en: str
    versione: str
    vocabolario: str
    europea: str
    tipo: str
    tipo_it: str
    tipo_en: str


class AddressLicence(Licence):
    """The licence of points that were asked of OpenStreetMap."""

    attribuzione: str
    attribuzione_uri: str
    diritti_it: str
    diritti_en: str


class Holder(TypedDict):
    """Whose data they are: an administration, or those who made the map."""

    nome_it: str
    identificativo: str
    uri: str
    sito: str


class Contact(TypedDict):
    """The office that answers; an empty text where it is not known."""

    nome: str
    email: str
    segnalazioni: str


class Accessibility(TypedDict):
    """The declaration of accessibility and where problems are told; an empty text where there is none."""

    dichiarazione: str
    aggiornata: str
    recapito: str


class PageWords(TypedDict):
    """What the page says of itself in the place of its own words; an empty text keeps those."""

    titolo_it: str
    titolo_en: str
    sottotitolo_it: str
    sottotitolo_en: str
    registro_it: str
    registro_en: str


class Register(TypedDict):
    """What kind of register is published, and where it stands; an empty text is not said."""

    natura: str
    nome: str
    nome_en: str
    data: str
    autore: str
    autore_en: str
    quota_coperta: str
    prova: str
    prova_en: str
    fonti: list[str]
    fonti_en: list[str]
    file: str
    foglio: str
    colonne: str
    decisioni: str
    ritirate: str


class OwnColumnTable(TypedDict):
    """A column of the register that is published beside ours: its header, its name, its words, where it is shown."""

    intestazione: str
    nome: str
    parola_it: str
    parola_en: str
    dove: list[str]


class PointLayerTable(TypedDict):
    """A layer of points that is shown beside ours: its name and file, its titles, whose it is, under which licence."""

    nome: str
    file: str
    titolo_it: str
    titolo_en: str
    fonte: str
    licenza: str


class LookTable(TypedDict):
    """Logo and colours; an empty text where they are ours."""

    logo: str
    logo_testo: str
    colore_principale: str
    colore_principale_scuro: str
    colore_accento: str
    colore_accento_scuro: str


class Vocabularies(TypedDict):
    """Terms of the Publications Office of the European Union and of EuroVoc."""

    tema: str
    tema_it: str
    tema_en: str
    schema_temi: str
    schema_temi_it: str
    schema_temi_en: str
    sottotema: str
    sottotema_it: str
    sottotema_en: str
    frequenza: str
    disponibilita: str
    disponibilita_it: str
    disponibilita_en: str
    accesso: str
    paese: str
    luogo: str


STATES = ("bozza", "letta", "approvata")
"""How far a translation has come: made by a machine, read by somebody who speaks the language, by a second one too."""


class Metadata(TypedDict):
    """Who publishes what where, in which languages."""

    da_confermare: list[str]
    base_url: str
    pagina: str
    codice: str
    identificativo: str
    pubblicato: str
    territorio: str
    progetti: bool
    colonna: list[OwnColumnTable]
    livello: list[PointLayerTable]
    lingue: list[str]
    stato_minimo: str
    titolo_it: str
    titolo_en: str
    descrizione_it: str
    descrizione_en: str
    parole_chiave_it: list[str]
    parole_chiave_en: list[str]
    dataset: dict[str, Dataset]
    licenza: Licence
    licenza_indirizzi: AddressLicence
    titolare: Holder
    contatto: Contact
    accessibilita: Accessibility
    parole: PageWords
    registro: Register
    aspetto: LookTable
    vocabolari: Vocabularies
