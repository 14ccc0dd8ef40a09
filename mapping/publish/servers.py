# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lines for the servers that publish the folder, so that each sends what `mapping serve` sends, and compresses it.

A page says its own policy, by the hashes of its script and style: a server adds only who may frame it, and its lines
hold from one edition to the next.
"""

from collections.abc import Iterator

from mapping.publish.headers import FRAMED, HEADERS, SAFE, TYPES

FOLDER = "/associazioni/"
"""Where the folder stands on the server of the lines: to be replaced."""
PAGES = ("index.html", "incorpora.html", "registro/novita.html")
"""With a policy of their own; a page that only leads to the map needs no more than other files."""
_POLICY = "Content-Security-Policy"
_TEXT = "text/"
_PACKED = ("text/", "json", "xml", "sqlite3")
"""How the types begin or end that compression makes smaller; workbooks, Parquet and PNG are compressed already."""


def server_lines() -> dict[str, str]:
    """Return ``server -> lines``: for nginx, for Apache (``.htaccess``), for IIS (``web.config``)."""
    return {name: "\n".join(lines()) for name, lines in _SERVERS.items()}


def _packed() -> str:
    kinds = dict.fromkeys(kind for kind in TYPES.values() if kind.startswith(_PACKED) or kind.endswith(_PACKED))
    return " ".join(kinds)


def _charset(kind: str) -> str:
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXT) else kind


def _nginx() -> Iterator[str]:
    texts = dict.fromkeys(kind for kind in TYPES.values() if kind.startswith(_TEXT))
    yield "# http"
    yield "map $uri $mappa_policy {"
    yield f'    ~\\.html$ "{FRAMED}";'
    yield f'    default "{SAFE}";'
    yield "}"
    yield "# server"
    yield f"location {FOLDER} {{"
    yield "    index index.html;"
    yield "    types {"
    yield from (f"        {kind} {ending[1:]};" for ending, kind in TYPES.items())
    yield "    }"
    yield "    default_type application/octet-stream;"
    yield "    charset utf-8;"
    yield f"    charset_types {' '.join(kind for kind in texts if kind != 'text/html')};"
    yield f"    add_header {_POLICY} $mappa_policy always;"
    yield from (f'    add_header {name} "{value}" always;' for name, value in HEADERS.items())
    yield "    gzip on;"
    yield f"    gzip_types {_packed().replace('text/html ', '')};"
    yield "}"


def _apache() -> Iterator[str]:
    yield "DirectoryIndex index.html"
    yield from (f'AddType "{_charset(kind)}" {ending}' for ending, kind in TYPES.items())
    yield "<IfModule mod_headers.c>"
    yield f'Header always set {_POLICY} "{SAFE}"'
    yield from (f'Header always set {name} "{value}"' for name, value in HEADERS.items())
    yield '<FilesMatch "\\.html$">'
    yield f'Header always set {_POLICY} "{FRAMED}"'
    yield "</FilesMatch>"
    yield "</IfModule>"
    yield "<IfModule mod_deflate.c>"
    yield f"AddOutputFilterByType DEFLATE {_packed()}"
    yield "</IfModule>"


def _iis() -> Iterator[str]:
    kept = {name: value for name, value in HEADERS.items() if name != "Cache-Control"}  # IIS has an element for it
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield "<configuration>"
    yield "  <system.webServer>"
    yield "    <staticContent>"
    for ending, kind in TYPES.items():
        yield f'      <remove fileExtension="{ending}" />'
        yield f'      <mimeMap fileExtension="{ending}" mimeType="{_charset(kind)}" />'
    yield '      <clientCache cacheControlMode="DisableCache" />'
    yield "    </staticContent>"
    yield "    <httpProtocol><customHeaders>"
    yield from (_iis_header(name, value) for name, value in {_POLICY: SAFE, **kept}.items())
    yield "    </customHeaders></httpProtocol>"
    yield '    <urlCompression doStaticCompression="true" />'
    yield "  </system.webServer>"
    for page in PAGES:
        yield f'  <location path="{page}"><system.webServer><httpProtocol><customHeaders>'
        yield _iis_header(_POLICY, FRAMED)
        yield "  </customHeaders></httpProtocol></system.webServer></location>"
    yield "</configuration>"


def _iis_header(name: str, value: str) -> str:
    return f'      <remove name="{name}" /><add name="{name}" value="{value}" />'


_SERVERS = {"nginx": _nginx, "Apache (.htaccess)": _apache, "IIS (web.config)": _iis}
