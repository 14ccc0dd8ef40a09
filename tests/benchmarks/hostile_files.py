# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - samples of one line each
"""How much time and memory hostile and odd files take to read or to be refused.

``python tests/benchmarks/hostile_files.py`` makes one file of each kind, of ``--size`` bytes (20 MB), reads each in a
fresh process, and prints for each the seconds of processor time of that process and its child together, the larger of
their peaks of memory, and what came of it; at the end the worst of both. ``--only WORD`` takes the kinds named so. The
figures promised are in `mapping.files.limits`. Nothing but Linux counts the memory in kilobytes.
"""

import argparse
import gzip
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from itertools import count
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

SECONDS, MEGABYTES = 15, 600
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEAD = f'<?xml version="1.0"?><worksheet {NS}><sheetData>'
COLUMNS = "denominazione,acronimo,codice_fiscale,indirizzo,cap,comune,provincia,paesi_origine,ambiti_attivita,sito_web"
Kind = Callable[[int], bytes]


def filled(head: str, row: str, size: int) -> bytes:
    """Return the head and as many copies of the row as make the size; ``@`` in it is a number, another in each."""
    parts, length = [head], len(head)
    for number in count():
        if length > size:
            break
        text = row.replace("@", str(number))
        parts.append(text)
        length += len(text)
    return "".join(parts).encode("utf-8", "surrogateescape")


def lines(row: str, head: str = COLUMNS) -> Kind:
    """Return a maker of a CSV of one row again and again."""
    return lambda size: filled(head + "\n", row + "\n", size)


def column(name: str, value: str) -> Kind:
    """Return a maker of a CSV whose cells of one column are all distinct and all odd."""
    return lines(f'"A@","Roma","{value}"', f"denominazione,comune,{name}")


def packed(parts: dict[str, str | bytes], kind: str = "xlsx") -> bytes:
    """Return a workbook: the smallest one that is read, with these parts in the place of its own."""
    whole = (XLSX if kind == "xlsx" else ODS) | parts
    # What one sign again and again packs to would be refused for its ratio alone.
    whole |= {"xl/media/pad.png": os.urandom(sum(map(len, whole.values())) // 200)}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as book:
        for name, data in whole.items():
            book.writestr(name, data)
    return buffer.getvalue()


_OFFICE = "http://schemas.openxmlformats.org"
XLSX: dict[str, str | bytes] = {
    "[Content_Types].xml": f'<Types xmlns="{_OFFICE}/package/2006/content-types"/>',
    "_rels/.rels": f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="a" Target="xl/workbook'
    f'.xml" Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument"/></Relationships>',
    "xl/workbook.xml": f'<workbook {NS} xmlns:r="{_OFFICE}/officeDocument/2006/relationships"><sheets>'
    '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{_OFFICE}/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>'
    "</Relationships>",
    "xl/worksheets/sheet1.xml": HEAD + "</sheetData></worksheet>",
}
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODS_HEAD = (
    f'<office:document-content xmlns:office="{_ODF}:office:1.0" xmlns:table="{_ODF}:table:1.0" '
    f'xmlns:text="{_ODF}:text:1.0"><office:body><office:spreadsheet><table:table table:name="a">'
)
ODS_TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>"
ODS: dict[str, str | bytes] = {
    "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
    "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0"/>',
    "content.xml": ODS_HEAD + ODS_TAIL,
}


def cell(row: int, letter: str, text: str) -> str:
    """Return a cell with its text inside."""
    return f'<c r="{letter}{row}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet(row: Callable[[int], str], rows: int, after: str = "") -> bytes:
    """Return a workbook whose sheet has a header and these rows."""
    first = f'<row r="1">{cell(1, "A", "denominazione")}{cell(1, "B", "comune")}</row>'
    body = "".join(f'<row r="{n}">{row(n)}</row>' for n in range(2, rows + 2))
    return packed({"xl/worksheets/sheet1.xml": f"{HEAD}{first}{body}</sheetData>{after}</worksheet>"})


def part(token: str, name: str = "xl/worksheets/sheet1.xml", *, head: str = HEAD) -> Kind:
    """Return a maker of a workbook, one of whose parts is one sign again and again, five times the size once unpacked."""
    return lambda size: packed({name: head + token * (5 * size // len(token))})


def shared(size: int, letters: int) -> bytes:
    """Return a workbook in which many cells are one long text."""
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>1</v></c></row>' for n in range(2, size // 60))
    head = f'{HEAD}<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    strings = f"<sst {NS}><si><t>denominazione</t></si><si><t>{'x' * letters}</t></si></sst>"
    sheets = {"xl/worksheets/sheet1.xml": f"{head}{cells}</sheetData></worksheet>", "xl/sharedStrings.xml": strings}
    return packed(sheets)


def many_strings(size: int) -> bytes:
    """Return a workbook with very many shared texts."""
    strings = f"<sst {NS}>" + "<si><t/></si>" * (size // 2) + "</sst>"
    return packed({"xl/sharedStrings.xml": strings})


def merged(size: int) -> bytes:
    """Return a workbook with more merged ranges than cells."""
    ranges = "".join(f'<mergeCell ref="A{n}:B{n + 9_000}"/>' for n in range(1, size // 300))
    return sheet(lambda n: cell(n, "A", f"A{n}"), 1_000, f"<mergeCells>{ranges}</mergeCells>")


def many_sheets(kind: str) -> Kind:
    """Return a maker of a workbook with thousands of sheets."""

    def make(size: int) -> bytes:
        number = min(4_000, size // 1_000)
        if kind == "ods":
            one = '<table:table table:name="@"><table:table-row table:visibility="filter"><table:table-cell/></table:table-row>'
            return packed({"content.xml": ODS_HEAD + "</table:table>" + "".join(
                one.replace("@", str(n)) + "</table:table>" for n in range(number)) + ODS_TAIL.removeprefix("</table:table>")},
                "ods")  # fmt: skip
        text = "".join(f'<sheet name="s{n}" sheetId="{n + 1}" r:id="r1"/>' for n in range(number))
        book = str(XLSX["xl/workbook.xml"]).replace('<sheet name="a" sheetId="1" r:id="r1"/>', text)
        rows = "".join(f'<row r="{n}">{cell(n, "A", "x" * 50)}</row>' for n in range(1, 500))
        return packed({"xl/workbook.xml": book, "xl/worksheets/sheet1.xml": HEAD + rows + "</sheetData></worksheet>"})

    return make


def ods_rows(row: str, repeated: int = 1) -> Kind:
    """Return a maker of an ODS of one row again and again."""

    def make(size: int) -> bytes:
        head = '<table:table-row><table:table-cell office:value-type="string"><text:p>denominazione</text:p></table:table-cell></table:table-row>'
        return packed(
            {"content.xml": ODS_HEAD + head + row * min(size // len(row), 10**6 // repeated) + ODS_TAIL}, "ods"
        )

    return make


def old_excel(size: int) -> bytes:
    """Return bytes that begin like an XLS and name its stream."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + os.urandom(600)
        + "Workbook".encode("utf-16-le")
        + b"\xfe\xff" * (size // 2)
    )


def documents(text: str, *, head: str = "[", tail: str = "]") -> Kind:
    """Return a maker of a JSON of one thing again and again."""
    return lambda size: filled(head, text + ",", size).rstrip(b",") + tail.encode()


WIDE = ",".join(f"c{n}" for n in range(1_990))
KINDS: dict[str, tuple[str, Kind]] = {
    # ordinary
    "csv ordinary rows": (".csv", lines("Associazione @,A@,,Via Roma @,00184,Roma,RM,Senegal; Mali,cultura,https://a.it/@")),
    "csv short rows": (".csv", lines("A@,Roma", "denominazione,comune")),
    "csv names only": (".csv", lines("A@", "denominazione")),
    "csv utf-16": (".csv", lambda size: lines("Nome @,Roma", "denominazione,comune")(size // 2).decode().encode("utf-16")),
    "csv utf-32": (".csv", lambda size: lines("Nome @,Roma", "denominazione,comune")(size // 4).decode().encode("utf-32")),
    "csv cp1252": (".csv", lines("Citt\udce0 @,Roma", "denominazione,comune")),
    "xlsx ordinary rows": (".xlsx", lambda size: sheet(lambda n: cell(n, "A", f"Nome {n}") + cell(n, "B", "Roma"), size // 60)),
    # delimiters and quotes
    "csv one stray quote a row": (".csv", lines('A "@,Roma', "denominazione,comune")),
    "csv open quotes": (".csv", lines('"A@,Roma', "denominazione,comune")),
    "csv open quote each 50 rows": (".csv", lines('"A@,Roma\n' + "B@,Roma\n" * 48 + "C,Roma", "denominazione,comune")),
    "csv quotes in quotes": (".csv", lines('"A ""@"" ""x"" ""","Roma"', "denominazione,comune")),
    "csv only quotes": (".csv", lambda size: b"denominazione,comune\n" + (b'"' * 900_000 + b"\n") * (size // 900_000)),
    "csv quote and spaces": (".csv", lambda size: b"denominazione,comune\n" + (b'" ' * 400_000 + b"\n") * (size // 800_000)),
    "csv backslash quotes": (".csv", lines('"A \\"@\\" x","Roma"', "denominazione,comune")),
    "csv whole lines quoted": (".csv", lines('"A@,Roma"', '"denominazione,comune"')),
    "csv mixed separators": (".csv", lines("A@;Roma\nB@\tRoma\nC@|Roma", "denominazione,comune")),
    "csv only separators": (".csv", lambda size: b"denominazione,comune\n" + b"," * 900_000 + (b"\n" + b"," * 900_000) * (size // 900_001)),
    "csv blank lines": (".csv", lambda size: b"denominazione\nA" + b"\n" * size),
    "csv one long line": (".csv", lambda size: b"denominazione\n" + b"a" * size),
    "csv lines of a million": (".csv", lambda size: b"denominazione\n" + (b"a" * 999_000 + b"\n") * (size // 999_001)),
    "csv two thousand columns": (".csv", lines(WIDE, "denominazione," + WIDE)),
    "csv wide rows without a header": (".csv", lines(WIDE.replace("c", "x@y"), WIDE)),
    "csv header repeated": (".csv", lines(COLUMNS)),
    "csv carriage returns": (".csv", lambda size: lines("A@,Roma", "denominazione,comune")(size).replace(b"\n", b"\r")),
    "csv zeros": (".csv", lambda size: b"denominazione\n" + b"a\0" * (size // 2)),
    "csv longer rows": (".csv", lines("A@,Roma,x,y,z", "denominazione,comune")),
    "csv broken bytes": (".csv", lines("\udce8\udce9 @,Rom\udcff", "denominazione,comune")),
    # names
    "names alike": (".csv", lines("Associazione dei senegalesi di Roma @,Roma", "denominazione,comune")),
    "names alike and long": (".csv", lines("x" * 950 + " @,Roma", "denominazione,comune")),
    "names alike of 100": (".csv", lines("abcdefghi " * 10 + "@,Roma", "denominazione,comune")),
    "names the same": (".csv", lines("A,Roma", "denominazione,comune")),
    "names the same, no place": (".csv", lines("A,", "denominazione,comune")),
    "names of combining marks": (".csv", lines("a" + "\u0301" * 300 + "@,Roma", "denominazione,comune")),
    "names encoded twice": (".csv", lines("Ã¨Ã©â€™ CittÃ @ Ã Ã²Ã¹,Roma", "denominazione,comune")),
    "tax codes the same": (".csv", lines("A@,92064620054", "denominazione,codice_fiscale")),
    "comuni unknown": (".csv", lines("A@,Comune ignoto @", "denominazione,comune")),
    # cells, each distinct
    **{f"cell {name}: {value[:12]}": (".csv", column(name, value)) for name, value in (
        ("paesi_origine", "Xyzland @"), ("paesi_origine", "a@ / b@ / c@ / d@ / e@"), ("paesi_origine", "x " * 100 + "@"),
        ("ambiti_attivita", "kultura@; sp0rt@"), ("ambiti_attivita", "a@/" * 100), ("tipologia", "tipo @"),
        ("sito_web", "www.a@.it e www.b@.it"), ("sito_web", "a." * 200 + "@"), ("sito_web", "http://" * 50 + "@"),
        ("indirizzo", "333 12 @"), ("indirizzo", "3" * 500 + "@"), ("indirizzo", "a@a." * 100 + "@"),
        ("indirizzo", "rssmra80a@"), ("cap", "@ 9"), ("codice_fiscale", "9206462@"), ("fonte_data", "@ gennaio @"),
        ("anno_costituzione", "circa @"), ("numero_soci", "tra @ e @"), ("latitudine", "@°@'@"), ("indirizzo", " " * 400 + "@"),
        ("acronimo", "(" * 300 + "@"), ("note", "=1+@"),
    )},
    # workbooks
    "xlsx <row again": (".xlsx", part("<row ")),
    "xlsx <c again": (".xlsx", part("<c ")),
    "xlsx error cells open": (".xlsx", part('<c t="e">')),
    "xlsx formulas open": (".xlsx", part("<c><f></f> ")),
    "xlsx hidden rows open": (".xlsx", part('<row hidden="1" ')),
    "xlsx nested elements": (".xlsx", part("<a>")),
    "xlsx text": (".xlsx", part("x ")),
    "xlsx relations": (".xlsx", part("<a/>", "xl/_rels/workbook.xml.rels", head="<a>")),
    "xlsx a comment before a doctype": (".xlsx", part("-x", head="<!--")),
    "xlsx shared text of 30,000": (".xlsx", lambda size: shared(size, 30_000)),
    "xlsx shared text of 1 MB": (".xlsx", lambda size: shared(size // 10, 1_000_000)),
    "xlsx many shared texts": (".xlsx", many_strings),
    "xlsx merged ranges": (".xlsx", merged),
    "xlsx many sheets": (".xlsx", many_sheets("xlsx")),
    "xlsx far cells": (".xlsx", lambda _: sheet(lambda n: cell(n * 100_000, "XFD", "x"), 10)),
    "xlsx cells without places": (".xlsx", part("<row><c><v>1</v></c></row>")),
    "xlsx a full square": (".xlsx", lambda size: sheet(lambda _: "<c><v>1</v></c>" * 2_000, size // 2_500)),
    "zip of zeros": (".xlsx", lambda size: packed({"xl/media/a.png": bytes(min(10 * size, 190_000_000))})),
    "ods many sheets": (".ods", many_sheets("ods")),
    "ods repeated rows": (".ods", ods_rows('<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1000" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>', 10**6)),
    "ods rows": (".ods", ods_rows('<table:table-row table:visibility="filter"><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>')),
    "ods errors": (".ods", ods_rows('<table:table-row><table:table-cell table:formula="x" office:value-type="string"><text:p>#N/D</text:p></table:table-cell></table:table-row>')),
    "xls of one sector": (".xls", old_excel),
    # JSON
    "json empty objects": (".json", documents("{}")),
    "json empty lists": (".json", documents("[]")),
    "json open lists": (".json", lambda size: b"[" * size),
    "json a key per record": (".json", documents('{"k@":1}')),
    "json short records": (".json", documents('{"denominazione":"A@"}')),
    "json many lists": (".json", documents('"k@":[{"denominazione":"A@"}]', head="{", tail="}")),
    "json long numbers": (".json", documents('{"denominazione":' + "9" * 5_000 + "}")),
    "json lines": (".json", lambda size: filled("", '{"denominazione":"A@"}\n', size)),
    "json escapes": (".json", documents('{"denominazione":"' + "\\u00e8" * 100 + '"}')),
    "json long texts": (".json", documents('{"denominazione":"' + "x" * 900_000 + '"}')),
    # other
    "random bytes": (".csv", os.urandom),
    "spaces": (".csv", lambda size: b" " * size),
    "html": (".html", lambda size: b"<table>" + b"<tr><td>a" * (size // 9)),
    "html cells that span": (".xls", lambda size: filled("<table><tr><td>denominazione", '<tr><td colspan=1000 rowspan=65534>A', size)),
    "html tables in tables": (".xls", lambda size: filled("", "<table><tr><td>denominazione", size)),
    "html open tags": (".xls", lambda size: b"<table>" + b"<" * size),
    "xml comments": (".xml", lambda size: filled("<?xml version='1.0'?>", "<!-- a -->", size)),
    "excel xml merged": (".xml", lambda size: filled('<Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row>', '<Cell ss:MergeDown="99999"><Data>a</Data></Cell>', size) + b"</Row>" + b"<Row/>" * 100_000 + b"</Table></Worksheet></Workbook>"),
    "kml places": (".kml", lambda size: filled("<kml>", "<Placemark><name>A@</name><Point><coordinates>12,42</coordinates></Point></Placemark>", size) + b"</kml>"),
    "kml deep": (".kml", lambda size: filled("<kml>", "<Folder>", size)),
    "kml one line": (".kml", lambda size: filled("<kml><Placemark><name>A</name><LineString><coordinates>", "12,42 ", size) + b"</coordinates></LineString></Placemark></kml>"),
    "geojson lines": (".geojson", documents('{"type":"Feature","properties":{"denominazione":"A@"},"geometry":{"type":"LineString","coordinates":[[12,42],[13,43]]}}', head='{"type":"FeatureCollection","features":[', tail="]}")),
    "json a key inside per record": (".json", documents('{"a":{"k@":1}}')),
    "json dictionary": (".json", documents('"k@":{"denominazione":"A"}', head="{", tail="}")),
    "json deep objects": (".json", documents('{"a":{"b":{"c":{"d":{"e":{"f":{}}}}}}}')),
    "overpass": (".json", documents('{"type":"way","id":@,"nodes":[1,2,3],"tags":{"name":"A"}}', head='{"osm3s":{},"elements":[', tail="]}")),
    "gzip of blank lines": (".gz", lambda size: gzip.compress(b"denominazione\n" + b"\n" * (15 * size))),
    "one letter": (".csv", lambda size: b"a\n" * (size // 2)),
}  # fmt: skip


def read_one(path: Path) -> None:
    """Read a file in this process and print what it took, as JSON."""
    from mapping.errors import InputError  # noqa: PLC0415 - counted from here on
    from mapping.registry import read_registry  # noqa: PLC0415 - idem

    try:
        found = read_registry(path)
        outcome = f"{len(found.rows)} rows, {len(found.problems)} problems"
    except InputError as error:
        outcome = str(error).replace(path.name, "…")
    own, child = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = own.ru_utime + own.ru_stime + child.ru_utime + child.ru_stime
    print(json.dumps([round(seconds, 1), max(own.ru_maxrss, child.ru_maxrss) // 1_000, outcome]))


def measure(size: int, only: str) -> bool:
    """Print a line for each kind; return whether all kept the promise."""
    worst = {"seconds": (0.0, ""), "megabytes": (0.0, "")}
    with tempfile.TemporaryDirectory() as folder:
        for name, (suffix, _) in KINDS.items():
            if only not in name:
                continue
            path = Path(folder) / f"f{suffix}"
            # Made in a process of its own: what this one held would be counted as its children's.
            subprocess.run([sys.executable, __file__, "--make", name, "--size", str(size), "--one", path], check=True)
            done = subprocess.run(
                [sys.executable, __file__, "--one", path], capture_output=True, text=True, check=False
            )
            told = done.stderr.strip().splitlines()[-1:] or [f"ended with {done.returncode}"]
            seconds, memory, outcome = (
                json.loads(done.stdout) if not done.returncode else (-1.0, -1, f"BROKEN {told[0]}")
            )
            bad = seconds < 0 or seconds > SECONDS or memory > MEGABYTES
            worst = {
                key: max(worst[key], (value, name)) for key, value in (("seconds", seconds), ("megabytes", memory))
            }
            print(
                f"{'!' if bad else ' '} {seconds:6.1f} s {memory:5} MB  {path.stat().st_size / 1e6:5.1f} MB  {name}: {outcome[:110]}",
                flush=True,
            )
    print(f"worst: {worst}")
    return worst["seconds"][0] <= SECONDS and worst["megabytes"][0] <= MEGABYTES


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=20_000_000)
    parser.add_argument("--only", default="")
    parser.add_argument("--make", default="")
    parser.add_argument("--one", type=Path)
    options = parser.parse_args()
    if options.make:
        options.one.write_bytes(KINDS[options.make][1](options.size)[: options.size + 1_000])
    elif options.one:
        read_one(options.one)
    else:
        sys.exit(not measure(options.size, options.only))
