# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the page of a publisher looks: its logo and two colours, and all that follows from them, light and dark."""

import colorsys
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mapping.contrast import parts
from mapping.metadata.logo import logo_address, logo_fault
from mapping.palette import Faint, colours_of, faint_pairs

COLOUR = re.compile(r"#[0-9a-fA-F]{6}", re.ASCII)
Colours = dict[str, str]
"""Name of ``palette.toml`` -> ``#rrggbb``."""
_LOGO_STYLE = (
    ".logo{display:block;max-width:100%;height:3.5rem;margin-bottom:.5rem}.incorporata .logo{display:none}"
    "[dir=rtl] .testata h1,[dir=rtl] .testata p{text-align:right}"
    "@media screen and (prefers-color-scheme:dark){.logo{background:#fff;padding:.25rem}}"
)
"""Logos are drawn for white paper; in a page from right to left an Italian title stands below the logo too."""
_STEPS = 255
_NAMES = {
    "accento": "i collegamenti", "accento-forte": "i pulsanti scelti", "accento-tenue": "lo sfondo tenue",
    "su-accento": "le scritte nei pulsanti", "cerchio": "i cerchi della mappa", "su-cerchio": "i numeri nei cerchi",
    "fondo": "la pagina", "fondo-quieto": "i riquadri", "testo": "il testo", "testo-quieto": "il testo minore",
    "acqua": "il mare", "terra": "i Paesi vicini",
}  # fmt: skip
"""The colours of the rules in words; all others are those of the regions."""


def _of_main(main: str, theme: Colours) -> Colours:
    """Return what links and buttons take from the main colour: stronger towards the text, fainter towards the page."""
    return {
        "accento": main,
        "accento-forte": mixed(main, theme["testo"], 0.3),
        "accento-tenue": mixed(main, theme["fondo"], 0.9),
    }


def _of_accent(accent: str, _theme: Colours) -> Colours:
    """Return what the map's circles take from the accent."""
    return {"cerchio": accent}


_DERIVED: dict[str, Callable[[str, Colours], Colours]] = {"colore_principale": _of_main, "colore_accento": _of_accent}
_DARK = "_scuro"
COLOUR_KEYS = tuple(f"{key}{end}" for key in _DERIVED for end in ("", _DARK))
"""The keys of ``[aspetto]`` that hold a colour."""


@dataclass(frozen=True)
class Look:
    """What a page of the publisher's has beside ours: a style sheet, and the logo with what it shows; "" for none."""

    style: str = ""
    logo: str = ""
    logo_text: str = ""


OUR_LOOK = Look()
"""Of a publisher who says nothing of it."""


def look_of(told: Mapping[str, Any]) -> Look:
    """Return the look that ``[aspetto]`` asks for, which was found good."""
    logo = told["logo"].strip()
    style = _style(told)
    if logo:
        style += _LOGO_STYLE
    return Look(style, logo_address(Path(logo)) if logo else "", told["logo_testo"].strip())


def _style(told: Mapping[str, Any]) -> str:
    """Return the colours as properties of the root, in which they come before those of the page's own sheet."""
    light, dark = (_rule(_of_theme(told, theme)) for theme in ("light", "dark"))
    return light and f"{light}@media screen and (prefers-color-scheme:dark){{{dark}}}"


def _rule(colours: Colours) -> str:
    said = "".join(f"--{name}:{value};" for name, value in colours.items())
    return said and f":root:root{{{said}}}"


def _of_theme(told: Mapping[str, Any], theme: str) -> Colours:
    """Return the colours of a theme that the publisher's take the place of."""
    found: Colours = {}
    for key, derive in _DERIVED.items():
        if colour := _given(told, key, theme):
            found |= derive(colour, _theme(theme))
    return found


def _given(told: Mapping[str, Any], key: str, theme: str) -> str:
    """Return a colour for a theme; a dark one that is not given is the nearest to the light one that can be read."""
    light = str(told[key]).strip().lower()
    if theme == "light" or not light:
        return light
    return str(told[f"{key}{_DARK}"]).strip().lower() or nearest(light, lambda one: not _faint(key, one, theme))


def _theme(name: str) -> Colours:
    return colours_of("light") | colours_of(name)


def _faint(key: str, colour: str, theme: str) -> list[Faint]:
    colours = _theme(theme)
    return faint_pairs(colours | _DERIVED[key](colour, colours))


def look_faults(told: Mapping[str, Any], folder: Path) -> Iterator[str]:
    """Yield what is wrong with ``[aspetto]``, whose colours are colours and whose logo is a file in ``folder``."""
    for key in _DERIVED:
        for theme, end in (("light", ""), ("dark", _DARK)):
            colour = str(told[f"{key}{end}"]).strip().lower()
            if colour and not str(told[key]).strip():
                yield f"«aspetto.{key}{end}» è senza «aspetto.{key}»: scrivere anche quello della pagina chiara"
            elif colour and (faint := _faint(key, colour, theme)):
                yield _told(f"aspetto.{key}{end}", colour, faint, theme, key)
    logo, text = told["logo"].strip(), told["logo_testo"].strip()
    if logo and (fault := logo_fault(folder / logo)):
        yield f"«aspetto.logo» {fault}"
    if logo and not text:
        yield "«aspetto.logo» è senza «aspetto.logo_testo»: scrivere di chi è il logo, per chi non lo vede"


def _told(name: str, colour: str, faint: list[Faint], theme: str, key: str) -> str:
    worst = min(faint, key=lambda pair: pair.found / pair.least)
    good = nearest(colour, lambda one: not _faint(key, one, theme))
    page = "chiara" if theme == "light" else "scura"
    mark, ground = (_NAMES.get(one, "le regioni colorate") for one in (worst.mark, worst.ground))
    found, least = (f"{number:.1f}".replace(".", ",") for number in (int(worst.found * 10) / 10, worst.least))
    return (
        f"«{name}» ({colour}) non si distingue bene nella pagina {page}: fra {mark} e {ground} il contrasto è di "
        f"{found} a 1, ne serve {least}; il colore più vicino che va bene è {good}"
    )


def nearest(colour: str, good: Callable[[str], bool]) -> str:
    """Return the colour of the same hue, lighter or darker, that is ``good`` and differs least; itself if it is."""
    hue, light, full = colorsys.rgb_to_hls(*(part / 255 for part in parts(colour)))
    steps = sorted(range(_STEPS + 1), key=lambda step: abs(step / _STEPS - light))
    shades = (_hex(*colorsys.hls_to_rgb(hue, step / _STEPS, full)) for step in steps)
    return next((shade for shade in (colour, *shades) if good(shade)), colour)


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour with a ``share`` of another in it."""
    return _hex(*((a * (1 - share) + b * share) / 255 for a, b in zip(parts(one), parts(other), strict=True)))


def _hex(*rgb: float) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)
