# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: the same register in any format that offices and mappers have is the same rows, or one sentence."""

import gzip
import io
import json
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import xlsxwriter
from shapely.geometry import LineString, Point, Polygon

from mapping.errors import InputError
from mapping.files.encoding import repair_bytes
from mapping.files.intake import open_every_sheet, open_records
from mapping.placed_table import place_table
from mapping.registry import read_registry
from mapping.registry.headers import header_score

HEADER = ["denominazione", "comune", "note"]
ROWS = [["Caffè Alfa", "Forlì", "l'una & <l'altra>"], ["Beta; detta «B»", "Torino", ""]]
TABLE = [HEADER, *ROWS]
FRAME = pd.DataFrame(ROWS, columns=HEADER)


def csv_of(rows: list[list[str]] = TABLE, encoding: str = "utf-8") -> bytes:
    return "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows).encode(encoding)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def html_rows(rows: list[list[str]] = TABLE) -> str:
    return "".join("<tr>" + "".join(f"<td>{escaped(cell)}</td>" for cell in row) + "</tr>" for row in rows)


def page(body: str, head: str = "", encoding: str = "utf-8") -> bytes:
    return f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding)


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def xlsx() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(TABLE):
            sheet.write_row(at, 0, row)
    return buffer.getvalue()


def biff(kind: int, data: bytes = b"") -> bytes:
    """Return a record of XLSB ([MS-XLSB]), which no library writes."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    return head + bytes([len(data)]) + data


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb() -> bytes:
    office = "http://schemas.openxmlformats.org"
    named = biff(156, struct.pack("<II", 0, 1) + wide("r1") + wide("Foglio1"))
    cells = b"".join(
        biff(0, struct.pack("<IIHBBBI", at, 0, 300, 0, 0, 0, 0))
        + b"".join(biff(6, struct.pack("<II", column, 0) + wide(text)) for column, text in enumerate(row))
        for at, row in enumerate(TABLE)
    )
    extent = biff(148, struct.pack("<IIII", 0, len(TABLE) - 1, 0, len(HEADER) - 1))
    sheet = f'Id="r1" Type="{office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"'
    relations = f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship {sheet}/></Relationships>'
    return zipped({
        "xl/workbook.bin": biff(131) + biff(143) + named + biff(144) + biff(132),
        "xl/_rels/workbook.bin.rels": relations.encode(),
        "xl/worksheets/sheet1.bin": biff(129) + extent + biff(145) + cells + biff(146) + biff(130),
    })  # fmt: skip


def excel_2003() -> bytes:
    rows = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{escaped(cell)}</Data></Cell>' for cell in row) + "</Row>"
        for row in TABLE
    )
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="Foglio1"><Table>{rows}</Table></Worksheet></Workbook>'
    ).encode()


def written(write: Callable[[Path], object], name: str) -> Callable[[Path], bytes]:
    def data(folder: Path) -> bytes:
        inside = folder / "inside"
        inside.mkdir(exist_ok=True)
        write(inside / name)
        return (
            zipped({path.name: path.read_bytes() for path in inside.iterdir()})
            if name.endswith(".shp")
            else (inside / name).read_bytes()
        )

    return data


TABLES = gpd.GeoDataFrame(FRAME, geometry=[Point(12.04, 44.22), Point(7.68, 45.07)], crs=4326)
SHORT = TABLES.rename(columns={"denominazione": "denominazi"})
"""What a Shapefile leaves of a header."""
META = '<meta http-equiv="Content-Type" content="text/html; charset={}">'
LAYOUT = "<table><tr><td>Menu</td><td><table id=a>{}</table></td></tr><tr><td>Piè di pagina</td></tr></table>"
FILES: dict[str, bytes | Callable[[Path], bytes]] = {
    "html.xls": page(f"<table>{html_rows()}</table>"),
    "fragment.xls": f"<table border=1>{html_rows()}</table>".encode(),
    "latin.xls": page(f"<table>{html_rows()}</table>", META.format("iso-8859-1"), "cp1252"),
    "undeclared.xls": page(f"<table>{html_rows()}</table>", encoding="cp1252"),
    "wrongly-declared.xls": page(f"<table>{html_rows()}</table>", META.format("iso-8859-1")),
    "utf-16.xls": page(f"<table>{html_rows()}</table>", encoding="utf-16"),
    "layout.html": page(LAYOUT.format(html_rows())),
    "sections.html": page(f"<table><thead>{html_rows([HEADER])}</thead><tbody>{html_rows(ROWS)}</tbody></table>"),
    "open-tags.html": page("<TABLE>" + html_rows().replace("</td>", "").replace("</tr>", "") + "</TABLE>"),
    "another-first.html": page(f"<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>"
                               f"<table>{html_rows()}</table>"),
    "excel-2003.xls": excel_2003(),
    "binary.xlsb": xlsb(),
    "one.zip": zipped({"registro.csv": csv_of()}),
    "dust.zip": zipped({"cartella/registro.csv": csv_of(), "__MACOSX/cartella/._registro.csv": b"\0\5\x16\7",
                        ".DS_Store": b"x", "cartella/leggimi.txt": b"Dati aperti", "licenza.pdf": b"%PDF"}),
    "windows.zip": zipped({"dati\\registro.csv": csv_of(encoding="cp1252")}),
    "text-only.zip": zipped({"elenco.txt": csv_of()}),
    "book.zip": zipped({"registro.xlsx": xlsx()}),
    "page.zip": zipped({"registro.xls": page(f"<table>{html_rows()}</table>")}),
    "json.zip": zipped({"r.json": json.dumps([dict(zip(HEADER, row, strict=True)) for row in ROWS]).encode()}),
    "registro.csv.gz": gzip.compress(csv_of()),
    "registro.xlsx.gz": gzip.compress(xlsx()),
    "plain.parquet": written(FRAME.to_parquet, "r.parquet"),
    "shapes.parquet": written(TABLES.to_parquet, "r.parquet"),
    "layer.gpkg": written(lambda path: TABLES.to_file(path, layer="registro"), "r.gpkg"),
    "shape.zip": written(lambda path: SHORT.to_file(path, encoding="utf-8"), "r.shp"),
}  # fmt: skip


def write(folder: Path, name: str, data: bytes | Callable[[Path], bytes]) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data(folder))
    return path


def read(path: Path, sheet: str | None = None) -> list[list[str]]:
    """Return the cells of the columns of `HEADER`, the header first."""
    rows = [
        list(map(repair_bytes, record.cells)) for record in open_records(path, score=header_score, sheet=sheet).records
    ]
    head = ["denominazione" if text == "denominazi" else text for text in rows[0]]
    return [HEADER, *([row[head.index(name)] for name in HEADER] for row in rows[1:])]


@pytest.mark.parametrize("name", FILES)
def test_the_same_rows_from_any_format(name: str, tmp_path: Path) -> None:
    assert read(write(tmp_path, name, FILES[name])) == TABLE


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".dat"])
@pytest.mark.parametrize("name", ["layer.gpkg", "plain.parquet", "excel-2003.xls", "binary.xlsb", "registro.csv.gz"])
def test_under_another_ending_a_file_is_what_it_is(name: str, ending: str, tmp_path: Path) -> None:
    path = write(tmp_path, f"r{ending}", FILES[name])
    assert read(path) == TABLE
    assert name.endswith(".gz") or [p.codice for p in read_registry(path).problems][:1] == ["estensione-diversa"]


@pytest.mark.parametrize("number", ["1048577", "99999999", "2000000000", "9" * 30])
@pytest.mark.parametrize("element", ["Row", "Cell"])
def test_a_far_cell_of_excel_2003_is_refused(element: str, number: str, tmp_path: Path) -> None:
    data = excel_2003().replace(f"<{element}>".encode(), f'<{element} ss:Index="{number}">'.encode())
    assert "cancellare le celle lontane" in refused(write(tmp_path, "r.xls", data))


@pytest.mark.parametrize("name", ["html.xls", "one.zip"])
def test_every_command_reads_them(name: str, tmp_path: Path) -> None:
    path = write(tmp_path, name, FILES[name])
    assert read_registry(path).rows["comune"].tolist() == ["Forlì", "Torino"]
    assert place_table(path).frame["luogo_comune"].tolist() == ["Forlì", "Torino"]
    ((_, source),) = open_every_sheet(path, score=header_score)
    assert len(list(source.records)) == 3


def test_cells_of_a_page_that_span_rows_and_columns_hold_for_each(tmp_path: Path) -> None:
    body = (
        "<table><tr><td>denominazione<td colspan=2>comune<td>cap</tr>"
        "<tr><td>Alfa<td rowspan=2>Roma<td>x<td rowspan='3'>00100</tr><tr><td>Beta<td>y</tr>"
        "<tr style='display: none'><td>Gamma<td colspan=2>Torino<br>(TO)</tr>"
        "<tr><td>Delta<td colspan=99999999999 rowspan=-1>Bari</tr></table>"
    )
    records = list(open_records(write(tmp_path, "r.xls", page(body)), score=header_score).records)
    assert [record.cells for record in records] == [
        ["denominazione", "comune", "", "cap"],
        ["Alfa", "Roma", "x", "00100"],
        ["Beta", "Roma", "y", "00100"],
        ["Gamma", "Torino\n(TO)", "", "00100"],
        ["Delta", "Bari"],
    ]
    assert [record.flags for record in records][2:] == [("celle-unite",), ("celle-unite", "riga-nascosta"), ()]


def kml(places: str, space: str = ' xmlns="http://www.opengis.net/kml/2.2"') -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><kml{space}><Document>{places}</Document></kml>'.encode()


DATA = '<ExtendedData><Data name="comune"><value>Forlì</value></Data></ExtendedData>'
SIMPLE = '<ExtendedData><SchemaData><SimpleData name="comune">Forlì</SimpleData></SchemaData></ExtendedData>'
AT = "<Point><coordinates> 12.04,44.22,0 </coordinates></Point>"
RING = "<LinearRing><coordinates>12,44 12.1,44 12.1,44.4 12,44.4 12,44</coordinates></LinearRing>"
PLACES = {
    "data": f"<name>Alfa</name>{DATA}{AT}",
    "simple": f"<name>Alfa</name>{SIMPLE}{AT}",
    "cdata": f"<name><![CDATA[Alfa]]></name><description><![CDATA[<b>Sede</b><br>a]]></description>{DATA}{AT}",
    "polygon": f"<name>Alfa</name>{DATA}<Polygon><outerBoundaryIs>{RING}</outerBoundaryIs></Polygon>",
    "multi": f"<name>Alfa</name>{DATA}<MultiGeometry>{AT}<Polygon><outerBoundaryIs>{RING}</outerBoundaryIs></Polygon>"
    "</MultiGeometry>",
    "line": f"<name>Alfa</name>{DATA}<LineString><coordinates>12,44 12.05,44.2 12.1,44.4</coordinates></LineString>",
}


@pytest.mark.parametrize("place", PLACES)
def test_places_of_kml_are_rows(place: str, tmp_path: Path) -> None:
    space = "" if place == "data" else ' xmlns="http://www.opengis.net/kml/2.2"'
    folder = f"<Folder><name>Nord</name><Placemark>{PLACES[place]}</Placemark></Folder>"
    data = kml(folder + f"<Placemark><name>Beta</name>{AT}</Placemark>", space)
    path = write(tmp_path, "mappa.kmz", zipped({"doc.kml": data, "images/icon.png": b"\x89PNG"}))
    records = [record.cells for record in open_records(path, score=header_score).records]
    first = dict(zip(records[0], records[1], strict=True))
    assert {"cartella": "Nord", "name": "Alfa", "comune": "Forlì"}.items() <= first.items()
    assert 12 <= float(first["longitudine"]) <= 12.1 and 44 <= float(first["latitudine"]) <= 44.4
    assert len(records) == 3


def test_a_map_of_my_maps_is_a_register(tmp_path: Path) -> None:
    path = write(tmp_path, "mappa.kml", kml(f"<Placemark>{PLACES['cdata']}</Placemark>"))
    row = read_registry(path).rows.iloc[0]
    assert (row["denominazione"], row["comune"], row["latitudine"]) == ("Alfa", "Forlì", "44.22")


def test_waypoints_of_gpx_are_rows(tmp_path: Path) -> None:
    data = (
        '<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">'
        '<wpt lat="44.22" lon="12.04"><name>Alfa</name><desc>Sede</desc><link href="https://alfa.it"/></wpt>'
        '<trk><name>Via</name></trk></gpx>'
    )  # fmt: skip
    row = read_registry(write(tmp_path, "punti.gpx", data.encode())).rows.iloc[0]
    found = tuple(row[name] for name in ("denominazione", "latitudine", "longitudine", "sito_web"))
    assert found == ("Alfa", "44.22", "12.04", "https://alfa.it")


METRES = gpd.GeoDataFrame(
    FRAME.assign(anno=[1999, 2001]),
    geometry=[Polygon([(12, 44), (12.1, 44), (12.1, 44.4)]), LineString([(7, 45), (7.7, 45.1), (8, 45.2)])],
    crs=4326,
).to_crs(32632)


@pytest.mark.parametrize("name", ["m.gpkg", "m.parquet", "m.zip"])
def test_shapes_in_metres_become_points_in_degrees_and_it_is_said(name: str, tmp_path: Path) -> None:
    if name == "m.gpkg":
        METRES.to_file(tmp_path / name)
    elif name == "m.parquet":
        METRES.to_parquet(tmp_path / name)
    else:
        points = METRES.set_geometry(METRES.representative_point()).rename(columns={"denominazione": "denominazi"})
        write(tmp_path, name, written(points.to_file, "r.shp"))
    source = open_records(tmp_path / name, score=header_score)
    told = [problem.text("it") for problem in source.problems]
    assert any("UTM zone 32N" in text for text in told)
    head, *rows = [record.cells for record in source.records]
    at = [(float(row[head.index("longitudine")]), float(row[head.index("latitudine")])) for row in rows]
    assert 12 <= at[0][0] <= 12.1 and 44 <= at[0][1] <= 44.4 and 7 <= at[1][0] <= 8 and 45 <= at[1][1] <= 45.2
    assert [row[head.index("anno")] for row in rows] == ["1999", "2001"]


def test_a_shapefile_is_read_beside_its_other_files_and_asks_for_those_it_lacks(tmp_path: Path) -> None:
    SHORT.to_file(tmp_path / "r.shp", encoding="cp1252")
    (tmp_path / "r.cpg").unlink()
    assert read(tmp_path / "r.shp") == TABLE
    assert read(tmp_path / "r.dbf") == TABLE
    (tmp_path / "r.dbf").unlink()
    assert "manca «r.dbf»" in refused(tmp_path / "r.shp")


def refused(path: Path) -> str:
    with pytest.raises(InputError) as told:
        list(open_records(path, score=header_score).records)
    sentence = str(told.value)
    assert f"«{path.name}»" in sentence and sentence.endswith(".") and "\n" not in sentence
    return sentence


TWO = zipped({"a/nord.csv": csv_of(), "a/sud.csv": csv_of([HEADER, ["Gamma", "Bari", "x"]])})


def test_a_header_may_begin_as_an_archive_does(tmp_path: Path) -> None:
    data = b"PK;denominazione;comune;note\n1;Alfa;Roma;\n"
    assert read(write(tmp_path, "r.csv", data)) == [HEADER, ["Alfa", "Roma", ""]]


def test_of_several_files_in_an_archive_one_is_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path, "due.zip", TWO)
    assert "«nord.csv», «sud.csv»" in refused(path) and "--sheet" in refused(path)
    assert read(path, "Sud.csv") == [HEADER, ["Gamma", "Bari", "x"]]
    assert read(path, "nord") == TABLE


def sqlite(folder: Path) -> bytes:
    with sqlite3.connect(folder / "base.sqlite") as base:
        base.execute("CREATE TABLE registro (denominazione TEXT)")
    base.close()
    return (folder / "base.sqlite").read_bytes()


ENTITIES = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
REFUSED: dict[str, tuple[bytes | Callable[[Path], bytes], str]] = {
    "a.pdf": (b"%PDF-1.7", "è un PDF, non una tabella: copiare la tabella in un foglio di calcolo"),
    "a.rtf": (b"{\\rtf1 x}", "è un documento RTF"),
    "a.docx": (zipped({"word/document.xml": b"<w/>"}), "è un documento di Word, non una tabella: copiare"),
    "a.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "è un documento di Word"),
    "a.odt": (zipped({"content.xml": b"<office:text/>"}), "è un documento di testo (ODT)"),
    "a.pptx": (zipped({"ppt/presentation.xml": b"<p/>"}), "è una presentazione"),
    "a.numbers": (zipped({"Index/Document.iwa": b"x"}), "è di un programma di Apple"),
    "a.png": (b"\x89PNG\r\n", "è un'immagine"),
    "a.tif": (b"II*\0", "è un'immagine"),
    "a.7z": (b"7z\xbc\xaf\x27\x1c", "estrarre il registro"),
    "a.mdb": (b"\0\1\0\0Standard Jet DB\0", "è una base di dati Access"),
    "a.sqlite": (sqlite, "è una base di dati, non una tabella"),
    "text.html": (page("<p>Elenco</p>"), "pagina web (HTML) senza una tabella"),
    "layout.html": (page("<table><tr><td></td></tr></table>"), "pagina web (HTML) senza una tabella"),
    "a.xml": (b'<?xml version="1.0"?><dati><ente/></dati>', "è un XML di un tipo che non si legge"),
    "no-places.kml": (kml("<name>x</name>"), "senza luoghi"),
    "link.kml": (kml("<NetworkLink><Link><href>http://example.org</href></Link></NetworkLink>"), "il collegamento"),
    "entities.kml": (ENTITIES + b"<kml><Placemark><name>&a;</name></Placemark></kml>", "definizioni XML"),
    "track.gpx": (b'<gpx version="1.1"><trk/></gpx>', "senza luoghi"),
    "cut.kml": (kml(f"<Placemark>{AT}")[:-25], "danneggiato"),
    "photos.zip": (zipped({"a.jpg": b"x", "b.jpg": b"y"}), "archivio senza un file"),
    "empty.zip": (zipped({}), "archivio senza un file"),
    "cut.csv.gz": (gzip.compress(csv_of() * 50)[:-40], "danneggiato"),
    "bomb.csv.gz": (gzip.compress(b" " * 30_000_000), "si gonfierebbe oltre 20 MB"),
    "bomb.zip": (zipped({"r.csv": b" " * 30_000_000}), "si gonfierebbe oltre 20 MB"),
    "cut.parquet": (b"PAR1" + b"x" * 50, "danneggiato"),
    "cut.gpkg": (b"SQLite format 3\0" + b"x" * 200, "danneggiato"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_table_is_refused_with_the_way_out(name: str, tmp_path: Path) -> None:
    data, said = REFUSED[name]
    assert said in refused(write(tmp_path, name, data))


def test_what_an_archive_unpacks_does_not_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    assert read(write(tmp_path, "one.zip", zipped({"../../registro.csv": csv_of()}))) == TABLE
    refused(write(tmp_path, "due.zip", TWO))
    pdf = write(tmp_path, "pdf.zip", zipped({"a.pdf": b"%PDF"}))
    with pytest.raises(InputError, match=r"«a.pdf» è un PDF"):
        open_records(pdf, score=header_score)
    nested = write(tmp_path, "nested.zip", zipped({"a.zip": TWO}))
    with pytest.raises(InputError, match="archivio dentro un archivio"):
        open_records(nested, score=header_score)
    assert list(temporary.iterdir()) == []
