# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the page of a part of Italy says where that of Italy speaks of the twenty regions.

In Italian mostly as sentences of its own (``part_texts.toml``); in every other language of words that the catalogues
have, so that nothing is left to be translated for it.
"""

from collections.abc import Mapping

from mapping.atlas import Atlas
from mapping.places import Extent
from mapping.toml_files import read_toml
from mapping.viewer.languages import (
    DEFAULT,
    LANGUAGES,
    NO_WORDS,
    OwnWords,
    choice,
    place_name,
    strings,
    translate,
)

_UNIT = {"regione": "provincia", "provincia": "provincia", "comune": "codice_comune"}
"""The word for what a part is shown by."""


def part_words(atlas: Atlas) -> OwnWords:
    """Return what the page of a part says in the place of our texts, in every language; nothing of all Italy."""
    extent = atlas.extent
    if extent is None:
        return NO_WORDS
    count = len(atlas.shown.coverage.regions)
    told = {lang: _italian(extent, count) if lang == DEFAULT else _composed(extent, lang) for lang in LANGUAGES}
    composed = _composed(extent, DEFAULT)
    return {key: {lang: said.get(key, composed[key]) for lang, said in told.items()} for key in composed}


def part_name(extent: Extent, lang: str = DEFAULT) -> str:
    """Return what a part is called: of a province with the word that it is one.

    Examples
    --------
    >>> from mapping.places import find_extent
    >>> part_name(find_extent("provincia:TO")), part_name(find_extent("12"), "en")
    ('provincia di Torino', 'Lazio')
    """
    name = place_name(extent.name, lang)
    return translate(lang, "provincia_di", codice=extent.sigla, nome=name) if extent.level == "provincia" else name


def _of_the_part(text: str, extent: Extent, lang: str) -> str:
    """Return a sentence with the part where it names Italy (``part_texts.toml``)."""
    code = extent.sigla if extent.level == "provincia" else extent.code
    where = translate(lang, f"in_{extent.level}", nome=place_name(extent.name, lang), codice=code)
    italy, part = read_toml("viewer/part_texts.toml")["in Italia"][lang]
    told = part.replace("<dove>", _quoted(where)).replace("<nome>", _quoted(_capital(part_name(extent, lang))))
    return text.replace(italy, told)


def _italian(extent: Extent, count: int) -> Mapping[str, str]:
    table: dict[str, dict[str, str]] = read_toml("viewer/part_texts.toml")
    texts = table["*"] | table[extent.level]
    name = _capital(part_name(extent))
    return {key: text.replace("<nome>", _quoted(name)).replace("<n>", str(count)) for key, text in texts.items()}


def _capital(name: str) -> str:
    return name[:1].title() + name[1:]  # Georgian has capitals for whole words alone


def _quoted(text: str) -> str:
    """Return a text as a message has it."""
    return text.replace("'", "''")


def _composed(extent: Extent, lang: str) -> dict[str, str]:
    """Return the texts that say the same with words of the catalogues; places to fill stay places."""
    testi = strings(lang)["testi"]

    def said(key: str) -> str:
        return str(testi.get(key) or strings(DEFAULT)["testi"][key])

    def pair(name: str, value: str) -> str:
        return said("coppia").replace("{nome}", name).replace("{valore}", value)

    def both(first: str, then: str, key: str = "virgola") -> str:
        return said(key).replace("{prima}", first).replace("{poi}", then)

    name, unit = _quoted(_capital(part_name(extent, lang))), said(_UNIT[extent.level])
    unsaid = choice(lang, "evidenza_breve", "non_si_puo_dire")
    reached = said("conteggio").replace("{n}", "{regioni}")
    return {
        "titolo": f"{said('titolo')} · {name}",
        "sottotitolo": _of_the_part(said("sottotitolo"), extent, lang),
        "vista_regioni": name,
        "regione": unit,
        "italia": name,
        "carta": name,
        "tabella_regioni": pair(name, unit),
        "colore_regioni": said("cifra"),
        "tutta_italia": said("mostra_tutto"),
        "scegli_regione": unit,
        "torna_scheda": said("torna_a").replace("{nome}", unit),
        "totali": both(
            both(pair(said("strato_associazioni"), "{n}"), pair(unit, "{regioni}"), "punto_e_virgola"),
            pair(said("codice_comune"), "{mappa}"),
            "punto_e_virgola",
        ),
        "solo_questa_regione": said("vista_elenco"),
        "cifre_regione": said("le_cifre"),
        "quintili": said("crescente"),
        "senza_comunita_qui": pair(said("comunita_non_nota"), "{n}"),
        "perche_ignote": pair(said("comunita_non_nota"), "{n}"),
        "cercare_guida": pair(said("da_trovare"), unsaid),
        "cercare_ignoto": unsaid,
        "perche_quota": unsaid,
        "perche_cercare": both(pair(said("residenti_comunita"), "{residenti}"), said("ev_conta"), "punto_e_virgola"),
        "regioni_con_una": unit,
        "evidenza_titolo": said("evidenza"),
        "residenti_in_italia": pair(both(name, said("residenti_comunita")) + " {anno}", "{n}"),
        "associazioni_in_regioni": both(
            pair(said("strato_associazioni"), "{n}"), pair(unit, reached), "punto_e_virgola"
        ),
        "ordina_regione": unit,
        "residenti_negli_anni": both(said("residenti_negli_anni"), said("italia")),
        **{key: said(key) for key in ("terzi_nota", "senza_javascript", "guasto", "evidenza_nota")},
    }
