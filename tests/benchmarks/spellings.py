# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How keepers write the official names, and how they misspell them: the same strings at every run."""

import hashlib
import re
import unicodedata
from collections.abc import Callable

Written = tuple[str, str]
"""What stands in the columns comune and provincia."""

LETTERS = "abcdefghilmnopqrstuvz"


def bare(name: str) -> str:
    """Return the name without accents."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def accents_as_apostrophes(name: str) -> str:
    """Return «Forli'» of «Forlì»."""
    return "".join(bare(letter) + "'" if bare(letter) != letter else letter for letter in name)


def saints(name: str, short: str) -> str:
    """Return «S. Agata» of «Sant'Agata»."""
    return re.sub(r"\b(San|Santo|Santa|Sant')\s?(?=[A-Z])", short, name)


def last_word(name: str, shorten: Callable[[str], str]) -> str:
    """Return the name with its last word shortened, if it has two words and the last has six letters."""
    head, _, last = name.rpartition(" ")
    return f"{head} {shorten(last)}" if head and len(last) >= 6 else name


SPELLINGS: dict[str, Callable[[str, str], Written]] = {
    "maiuscole, accenti come apostrofi": lambda name, sigla: (accents_as_apostrophes(name).upper(), sigla),
    "minuscole": lambda name, sigla: (name.lower(), sigla.lower()),
    "senza accenti": lambda name, sigla: (bare(name), sigla),
    "senza accenti né apostrofi": lambda name, sigla: (bare(name).replace("'", "").upper(), sigla),
    "apostrofi come spazi": lambda name, sigla: (bare(name).replace("'", " ").upper(), sigla),
    "apostrofi tipografici": lambda name, sigla: (name.replace("'", "’"), sigla),
    "apici inversi": lambda name, sigla: (accents_as_apostrophes(name).replace("'", "`").upper(), sigla),
    "S. per i santi": lambda name, sigla: (saints(name, "S. ").upper(), sigla),
    "S. attaccata": lambda name, sigla: (saints(name, "S."), sigla),
    "Nome (XX)": lambda name, sigla: (f"{name} ({sigla})", ""),
    "NOME XX": lambda name, sigla: (f"{name.upper()} {sigla}", ""),
    "Nome - XX": lambda name, sigla: (f"{name} - {sigla}", ""),
    "Comune di Nome": lambda name, sigla: (f"Comune di {name}", sigla),
    "trattini come spazi": lambda name, sigla: (name.replace("-", " "), sigla),
    "spazi come trattini": lambda name, sigla: (name.replace(" ", "-"), sigla),
    "spazi doppi": lambda name, sigla: ("  ".join(name.split()), sigla),
    "troncato a 25 lettere": lambda name, sigla: (name[:25].upper(), sigla),
    "troncato a 20 lettere": lambda name, sigla: (name[:20].upper(), sigla),
    "UTF-8 letto come cp1252": lambda name, sigla: (name.encode().decode("cp1252", "replace"), sigla),
    "DOS letto come Windows": lambda name, sigla: (name.encode("cp850", "replace").decode("cp1252", "replace"), sigla),
    "Macintosh letto come Windows": lambda name, sigla: (
        name.encode("mac_roman", "replace").decode("cp1252", "replace"),
        sigla,
    ),
    "Nome, XX, Italia": lambda name, sigla: (f"{name}, {sigla}, Italia", ""),
    "S. e troncato a 18 lettere": lambda name, sigla: (saints(name, "S.")[:18].upper(), sigla),
    "accenti perduti (?)": lambda name, sigla: ("".join("?" if bare(c) != c else c for c in name), sigla),
}

ABBREVIATIONS: dict[str, Callable[[str, str], Written]] = {
    "ultima parola puntata": lambda name, sigla: (last_word(name, lambda word: word[:3] + "."), sigla),
    "ultima parola contratta": lambda name, sigla: (
        last_word(name.upper(), lambda word: f"{word[0]}.{bare(word)[-2:]}"),
        sigla,
    ),
    "ultima parola, l'iniziale": lambda name, sigla: (last_word(name, lambda word: word[0] + "."), sigla),
}
"""The last word written short: what is left may be two places, and is then to be left open."""

PROVINCES: dict[str, Callable[[str, str], str]] = {
    "per esteso": lambda name, _: name,
    "MAIUSCOLE, accenti come apostrofi": lambda name, _: accents_as_apostrophes(name).upper(),
    "Provincia di Nome": lambda name, _: f"Provincia di {name}",
    "PROV. NOME": lambda name, _: f"PROV. {name.upper()}",
    "Nome (XX)": lambda name, sigla: f"{name} ({sigla})",
    "NOME XX": lambda name, sigla: f"{name.upper()} {sigla}",
    "CITTA' METROPOLITANA DI NOME": lambda name, _: f"CITTA' METROPOLITANA DI {name.upper()}",
    "troncata a 10 lettere": lambda name, _: name.upper()[:10],
}
"""How offices write the province."""


def number(*parts: object) -> int:
    """Return a number that depends on the parts alone."""
    return int(hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:8], 16)


def misspelt(name: str, kind: str, seed: int) -> str:
    """Return the name with one slip, at a place and with a letter that depend on the name and the seed alone."""
    at, letter = number(name, seed) % len(name), LETTERS[number(name, seed, "letter") % len(LETTERS)]
    if kind == "lettera mancante":
        return name[:at] + name[at + 1 :]
    if kind == "lettera doppia":
        return name[:at] + name[at] + name[at:]
    if kind == "lettere scambiate":
        at = min(at, len(name) - 2)
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    if kind == "lettera sbagliata":
        return name[:at] + letter + name[at + 1 :]
    return name[:at] + letter + name[at:]


SLIPS = ("lettera mancante", "lettera doppia", "lettere scambiate", "lettera sbagliata", "lettera in più")
