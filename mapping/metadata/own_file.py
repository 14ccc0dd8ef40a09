# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The publisher's own file, of an edition: read within bounds, and held against what ships as a whole."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mapping.errors import InputError
from mapping.files import label, read_toml_given
from mapping.metadata.faults import EditionError, has_shape
from mapping.metadata.look import COLOUR, COLOUR_KEYS, look_faults
from mapping.metadata.own_tables import beside, table_faults, without_tables
from mapping.metadata.tables import STATES
from mapping.places import find_extent
from mapping.register_kind import LIST, SAMPLE, read_share

Tables = dict[str, Any]
"""Those of ``metadata.toml``."""
_LONGEST = 5_000
"""Characters of a text."""
_MAIL = re.compile(r"[^\s@,?&\"<>]+@[^\s@,?&\"<>]+\.[^\s@,?&\"<>]+")
_NOT_IN_ADDRESSES = re.compile(r"[\s<>\"{}|\\^`]")
_FILLED_IN = re.compile(r"\{(?:id|nome|risposta|edizione|lingua)\}")
"""What a card writes into the address of a form (mapping/viewer/src/sheets/report.js)."""
_KINDS: dict[Any, str] = {
    str: "un testo tra virgolette", list: "un elenco tra parentesi quadre", dict: "una tabella",
    bool: "true o false, senza virgolette",
}  # fmt: skip
PATHS = ("aspetto.logo", "registro.file", "registro.colonne", "registro.decisioni", "registro.ritirate")
"""The keys that name a file, from where the edition's own file stands."""
OPTIONAL = (
    "codice", "contatto.email", "contatto.segnalazioni",
    "accessibilita.dichiarazione", "accessibilita.aggiornata", "accessibilita.recapito",
    "parole.titolo_it", "parole.titolo_en", "parole.sottotitolo_it", "parole.sottotitolo_en", "parole.registro_it",
    "parole.registro_en", "registro.natura", "registro.nome", "registro.nome_en", "registro.data", "registro.autore",
    "registro.autore_en", "registro.quota_coperta", "registro.prova", "registro.prova_en", "registro.fonti",
    "registro.fonti_en", "registro.foglio", "territorio", "da_confermare", "aspetto.logo_testo",
    *(f"aspetto.{key}" for key in COLOUR_KEYS), *PATHS,
)  # fmt: skip
"""What a publisher may leave empty."""
_ALSO: dict[str, tuple[type, ...]] = {
    "pubblicato": (date,), "accessibilita.aggiornata": (date,),
    "registro.data": (date, int), "registro.quota_coperta": (int, float),
}  # fmt: skip
"""What may be written without quotes too."""


def read_own_file(path: Path, shipped: Tables) -> Tables:
    """Return what the file sets, once all of it was found good; the files that it names, from where we stand.

    Raises
    ------
    InputError
        If it is no ordinary file of 1 MB at most, or is no TOML in UTF-8.
    EditionError
        If it sets what ``shipped`` does not have, or something of another kind: a sentence for each fault.
    """
    own = read_toml_given(path, "Il file dell'edizione", "di un'edizione")
    faults = [*_faults(without_tables(own), shipped, ""), *table_faults(own, shipped, path.parent)]
    if has_shape(without_tables(own), shipped, _ALSO):
        faults += [
            *_doubled(own, shipped), *_unproved(own), *_undeclared(own), *_unspoken(own), *_undescribed(own),
            *_absent(own, path.parent),
        ]  # fmt: skip
        if not any(fault.startswith("«aspetto.") for fault in faults):
            faults += look_faults({**shipped["aspetto"], **own.get("aspetto", {})}, path.parent)
    if faults:
        raise EditionError(label(path), faults)
    own = beside(_as_texts(own), path.parent)
    for key in filter(lambda key: (value_at(own, key) or "").strip(), PATHS):
        table, _, name = key.partition(".")
        own[table][name] = str(path.parent / own[table][name])
    return own


def _faults(own: Tables, shipped: Tables, within: str, top: Tables | None = None) -> Iterator[str]:
    top = top or shipped
    for key, value in own.items():
        name = f"{within}{_shown(key)}"
        model = shipped.get(key)
        if model is None:
            yield f"«{name}» non è una chiave conosciuta: {_nearest(name, shipped, top)}"
        elif type(value) is not type(model) and type(value) not in _ALSO.get(name, ()):
            yield f"«{name}» deve essere {_KINDS[type(model)]}"
        elif isinstance(value, dict):
            yield from _faults(value, model, f"{name}.", top)
        elif isinstance(value, bool):
            continue
        elif isinstance(value, list):
            yield from _faults_of_list(name, value)
        else:
            yield from _faults_of_text(name, str(value), model)


def _nearest(name: str, shipped: Tables, top: Tables) -> str:
    """Return where a key that nobody knows may belong: to one spelled alike, or of the same name in another table."""
    within, dot, key = name.rpartition(".")
    if key in top:
        return f"«{key}» si scrive all'inizio del file, prima di ogni riga tra parentesi quadre"
    if tables := [table for table, keys in top.items() if isinstance(keys, dict) and key in keys]:
        return f"forse va sotto [{tables[0]}]"
    alike = get_close_matches(key, shipped, n=1)
    return f"forse è «{within}{dot}{alike[0]}»" if alike else "l'elenco delle chiavi lo scrive «mapping new-edition»"


def _faults_of_list(name: str, values: list[Any]) -> Iterator[str]:
    if not values and name not in OPTIONAL:
        yield f"«{name}» è un elenco vuoto"
    for value in values:
        if not isinstance(value, str) or not value.strip() or not value.isprintable() or len(value) > _LONGEST:
            yield f"«{name}» deve contenere solo testi tra virgolette, su una riga, non «{_shown(value)}»"


def _faults_of_text(name: str, text: str, model: str) -> Iterator[str]:
    fault = _check_of(name, model)(text)
    if not text.strip():
        fault = "" if name in OPTIONAL else "è vuoto"
    if len(text) > _LONGEST:
        fault = f"supera {_LONGEST} caratteri"
    if fault:
        yield f"«{name}» {fault}: «{_shown(text)}»"


def _check_of(name: str, model: str) -> Callable[[str], str]:
    """Return what tells the fault of a text, ``""`` for none: by the key, or by what stands there in ours."""
    last = name.rpartition(".")[2]
    checks = {
        "base_url": _not_a_folder, "codice": _not_an_address, "dichiarazione": _not_an_address,
        "pubblicato": _not_a_day, "aggiornata": _not_a_day, "email": _not_a_mailbox, "recapito": _not_a_recipient,
        "segnalazioni": _not_a_contact, "identificativo": _not_a_code, "spdx": _not_a_code,
        "territorio": _not_a_territory, **dict.fromkeys(COLOUR_KEYS, _not_a_colour),
        "natura": _not_a_nature, "stato_minimo": _not_a_state, "data": _not_a_date, "quota_coperta": _not_a_share,
    }  # fmt: skip
    return checks.get(last) or (_not_an_address if model.startswith("http") else _not_a_text)


def _not_an_address(text: str) -> str:
    fault = "non è un indirizzo che comincia per http:// o https://"
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return fault
    plain = text.isprintable() and not _NOT_IN_ADDRESSES.search(text) and "@" not in parts.netloc
    return "" if good and plain and text.startswith(("http://", "https://")) else fault


def _not_a_folder(text: str) -> str:
    whole = text.endswith("/") and not _not_an_address(text) and "?" not in text and "#" not in text
    return "" if whole else "non è un indirizzo che finisce con «/»"


def _not_a_mailbox(text: str) -> str:
    return "" if text.isprintable() and _MAIL.fullmatch(text) else "non è un indirizzo di posta"


def _not_a_contact(text: str) -> str:
    return "" if not _not_a_mailbox(text) else _not_a_recipient(_FILLED_IN.sub("", text))


def _not_a_recipient(text: str) -> str:
    return "" if not _not_a_mailbox(text) or not _not_an_address(text) else "non è un indirizzo, di posta o del web"


def _not_a_territory(text: str) -> str:
    if not text.strip():
        return ""
    try:
        find_extent(text)
    except InputError as error:
        return f"non va ({str(error).rstrip('.')})"
    return ""


def _not_a_colour(text: str) -> str:
    return "" if COLOUR.fullmatch(text.strip()) else "non è un colore come #205080"


def _not_a_day(text: str) -> str:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) and date.fromisoformat(text):
            return ""
    except ValueError:
        pass
    return "non è una data come 2026-01-15"


def _not_a_nature(text: str) -> str:
    return "" if text.strip().lower() in (SAMPLE, LIST) else f"deve essere «{SAMPLE}» o «{LIST}», o vuoto"


def _not_a_state(text: str) -> str:
    return "" if text in STATES else f"deve essere uno fra {', '.join(STATES)}"


def _not_a_date(text: str) -> str:
    whole = text + "-01-01"[len(text) - 4 :] if len(text) in (4, 7) else text
    return "non è una data come 2026, 2026-03 o 2026-03-31" if _not_a_day(whole) else ""


def _not_a_share(text: str) -> str:
    try:
        read_share(text)
    except ValueError:
        return "non è una quota maggiore di 0 e fino a 1, come 0.24, o una percentuale con il suo segno, come «24 %»"
    return ""


def _not_a_code(text: str) -> str:
    return "" if re.fullmatch(r"[A-Za-z0-9._:\-]+", text) else "non è una sigla di lettere, cifre, «.», «-», «_» e «:»"


def _not_a_text(text: str) -> str:
    return "" if all(c.isprintable() or c in "\n\t" for c in text) else "contiene segni che non si vedono"


def _doubled(own: Tables, shipped: Tables) -> Iterator[str]:
    """Yield the files that are not published or belong to two data sets, and what cannot be confirmed."""
    known = [file for dataset in shipped["dataset"].values() for file in dataset["file"]]
    seen: set[str] = set()
    for key, dataset in (shipped["dataset"] | own.get("dataset", {})).items():
        for file in dataset.get("file", shipped["dataset"][key]["file"]):
            if file not in known:
                yield f"«dataset.{key}.file» nomina un file che non viene pubblicato: «{_shown(file)}»"
            elif file in seen:
                yield f"«dataset.{key}.file» nomina un file che è già in un altro elenco, o due volte: «{_shown(file)}»"
            seen.add(file)
    for key in own.get("da_confermare", ()):
        if value_at(shipped, key) is None:
            yield f"«da_confermare» nomina una chiave che non c'è: «{_shown(key)}»"


def _unproved(own: Tables) -> Iterator[str]:
    """Yield that a share is given and not by what evidence."""
    told = own.get("registro", {})
    if str(told.get("quota_coperta", "")).strip() and not told.get("prova", "").strip():
        yield "«registro.quota_coperta» è senza «registro.prova»: scrivere da che cosa si deduce la quota"


def _undeclared(own: Tables) -> Iterator[str]:
    """Yield that a day is given, and no declaration that is of it."""
    told = own.get("accessibilita", {})
    if str(told.get("aggiornata", "")).strip() and not told.get("dichiarazione", "").strip():
        yield "«accessibilita.aggiornata» è senza «accessibilita.dichiarazione»: scrivere dove si trova"


def _unspoken(own: Tables) -> Iterator[str]:
    """Yield that the page would have a language twice, or lack the one that stands in for all others."""
    codes = own.get("lingue", ["it"])
    yield from (f"«lingue» nomina due volte «{_shown(code)}»" for code in dict.fromkeys(codes) if codes.count(code) > 1)
    if "it" not in codes:
        yield "«lingue» è senza l'italiano («it»), nel quale la pagina dice ciò che a un'altra lingua manca"


def _undescribed(own: Tables) -> Iterator[str]:
    """Yield that the projects are not shown, and the catalogue would still speak of them."""
    for key in ("descrizione_it", "descrizione_en"):
        if own.get("progetti") is False and key not in own:
            yield f"«{key}» è da scrivere: i progetti non si mostrano, e quella di partenza ne parla nel catalogo"


def _absent(own: Tables, folder: Path) -> Iterator[str]:
    """Yield the files that are named and are not there."""
    for key in PATHS:
        text = (value_at(own, key) or "").strip()
        if text and not os.path.isfile(folder / text):  # noqa: PTH113 - Path.is_file raises where a name is too long
            yield f"«{key}» nomina un file che non c'è: «{_shown(text)}», da cercare nella cartella di questo file"


def value_at(about: Mapping[str, Any], key: str) -> Any:
    """Return what stands at ``contatto.email``, None where nothing does."""
    found: Any = about
    for part in key.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def _as_texts(own: Tables) -> Tables:
    """Return the same with its days and numbers as texts: TOML knows them without quotes too."""
    return {
        key: _as_texts(value) if isinstance(value, dict) else value if isinstance(value, list | bool) else str(value)
        for key, value in own.items()
    }


def _shown(value: Any) -> str:
    kind = {dict: "una tabella", list: "un elenco", int: "un numero"}.get(type(value))
    text = kind or str(value)
    return "".join(c if c.isprintable() else " " for c in text[:80])
