# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The boundaries of ``LimitiGGMMAAAA_g.zip``: shapefiles of regions, provinces and comuni, without a .cpg."""

import re
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely

from geodata.steps.boundaries import TOLERANCE
from geodata.steps.common import METRES, WGS84, StepError, check, read_exceptions
from geodata.steps.municipal import simplified


def layer(archive: Path, name: str) -> gpd.GeoDataFrame:
    """Return ISTAT's layer ``Com``, ``ProvCM`` or ``Reg``, EPSG:32632, its text in the encoding it is written in.

    Raises
    ------
    StepError
        If the archive is no zip or does not hold the layer, or the layer is in another CRS.
    """
    pattern = re.compile(rf"(?:^|/){name}\d{{8}}_g[^/]*\.shp$", re.IGNORECASE)
    try:
        with zipfile.ZipFile(archive) as opened, tempfile.TemporaryDirectory() as folder:
            found = [member for member in opened.namelist() if pattern.search(member)]
            check(len(found) == 1, f"{archive.name}: i file dello strato {name} sono {len(found)}, non uno.")
            path = _extract(opened, found[0], Path(folder))
            frame = pyogrio.read_dataframe(path, encoding=_encoding(path))
    except zipfile.BadZipFile as error:
        raise StepError(f"{archive.name} non è un archivio zip intero.") from error
    check(frame.crs is not None and frame.crs.to_epsg() == METRES, f"{archive.name}: {name} non è in EPSG:{METRES}.")
    return frame


def _extract(opened: zipfile.ZipFile, shapefile: str, folder: Path) -> Path:
    """Write the parts of a shapefile into the folder under their bare names, and return the .shp."""
    stem = shapefile[: -len(".shp")]
    for member in opened.namelist():
        if member[: -len(".shp")] == stem and not member.endswith("/"):
            part = folder / f"strato{PurePosixPath(member).suffix.lower()}"
            part.write_bytes(opened.read(member))
    return folder / "strato.shp"


def _encoding(shapefile: Path) -> str | None:
    """Return what the attributes are written in: what a .cpg says, else UTF-8 if they are, else Windows' own."""
    if shapefile.with_suffix(".cpg").exists():
        return None  # GDAL reads it
    try:
        shapefile.with_suffix(".dbf").read_bytes()[_header_length(shapefile) :].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _header_length(shapefile: Path) -> int:
    """Return the length of a dBASE header: it holds numbers, which are no text."""
    with shapefile.with_suffix(".dbf").open("rb") as stream:
        return int.from_bytes(stream.read(12)[8:10], "little")


def regions(archive: Path) -> pd.DataFrame:
    """Return codice_regione and nome."""
    frame = layer(archive, "Reg")
    return pd.DataFrame({"codice_regione": frame["COD_REG"].map("{:02d}".format), "nome": frame["DEN_REG"]})


def provinces(archive: Path) -> gpd.GeoDataFrame:
    """Return codice_provincia, sigla, nome, codice_regione and the generalised polygon (EPSG:4326), sorted.

    Names that ISTAT's archive spoils are repaired by ``province_nomi.csv``.
    """
    frame = layer(archive, "ProvCM")
    check(shapely.coverage_is_valid(frame.geometry.to_numpy()), f"{archive.name}: le province non combaciano.")
    repaired = read_exceptions("province_nomi.csv").set_index("nome_istat")["nome"]
    columns = {
        "codice_provincia": frame["COD_PROV"].map("{:03d}".format),
        "sigla": frame["SIGLA"],
        "nome": frame["DEN_UTS"].map(repaired).fillna(frame["DEN_UTS"]),
        "codice_regione": frame["COD_REG"].map("{:02d}".format),
    }
    check(columns["sigla"].is_unique, f"{archive.name}: due province hanno la stessa sigla.")
    lines = shapely.coverage_simplify(frame.geometry.to_numpy(), TOLERANCE)
    made = gpd.GeoDataFrame(columns, geometry=lines, crs=METRES)
    return made.sort_values("codice_provincia", ignore_index=True).to_crs(WGS84)


def municipalities(archive: Path) -> gpd.GeoDataFrame:
    """Return codice_comune and the polygon (EPSG:4326) as ``boundaries/comuni.parquet`` has it, sorted."""
    frame = layer(archive, "Com").set_index("PRO_COM_T").sort_index()
    check(frame.index.is_unique, f"{archive.name}: due comuni hanno lo stesso codice.")
    check(shapely.coverage_is_valid(frame.geometry.to_numpy()), f"{archive.name}: i comuni non combaciano.")
    polygons = simplified(frame.geometry)
    return gpd.GeoDataFrame({"codice_comune": polygons.index}, geometry=polygons.to_numpy(), crs=WGS84)
