# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The repairs of the raw inputs, on a country of unit squares and on single values."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geodata import prepare
from geodata.steps import centres, municipal
from geodata.steps.common import StepError, check, read_raw, to_csv
from geodata.steps.counts_2023 import whole
from geodata.steps.gazetteer import italian_names

METRES = "EPSG:32632"


def square(x, y, side=1000):
    return shapely.box(x * side, y * side, (x + 1) * side, (y + 1) * side)


@pytest.mark.parametrize(
    ("damaged", "count"),
    [
        ("44.51", 44_510),
        ("973.0", 973),
        ("1.414", 1_414),
        ("2.2", 2_200),
        ("0.0", 0),
        ("132.338", 132_338),
        ("7", 7),
    ],
)
def test_thousands_read_as_decimals_are_put_together(damaged, count):
    assert whole(damaged) == count


def test_the_italian_name_is_the_double_one_without_the_other():
    full = pd.Series(["Bolzano/Bozen", "Monrupino-Repentabor", "Gais/Gais", "Presicce-Acquarica"])
    other = pd.Series(["Bozen", "Repentabor", "Gais", ""])
    assert list(italian_names(full, other)) == ["Bolzano", "Monrupino", "Gais", "Presicce-Acquarica"]


def test_raw_tables_are_text_and_stripped(tmp_path):
    path = tmp_path / "raw.csv"
    path.write_bytes("\ufeffsigla ; codice\n NA ;001272\n;\n".encode())
    table = read_raw(path, sep=";")
    assert list(table.columns) == ["sigla", "codice"]
    assert table.to_numpy().tolist() == [["NA", "001272"], ["", ""]]
    assert to_csv(table) == b"sigla,codice\nNA,001272\n,\n"


def test_a_failed_check_says_which():
    with pytest.raises(StepError, match="Le province non sono 107"):
        check([], "Le province non sono 107.")


def test_a_hole_becomes_the_comune_whose_centre_lies_in_it(monkeypatch):
    ring = [square(x, y) for x in range(5) for y in range(3) if (x, y) not in {(1, 1), (3, 1)}]
    comuni = gpd.GeoSeries(ring, index=[f"{number:06d}" for number in range(len(ring))], crs=METRES)
    monkeypatch.setattr(
        municipal,
        "read_exceptions",
        lambda _: pd.DataFrame({"codice_2023": ["000001", ""], "codice_2025": ["000001", "999999"]}),
    )
    points = pd.Series({"999999": shapely.Point(3500, 1500)})
    filled = municipal._fill_holes(comuni, points)
    assert filled["999999"].equals(square(3, 1)) and len(filled) == len(comuni) + 1
    with pytest.raises(StepError, match="999999 non ha il suo buco"):
        municipal._fill_holes(comuni, pd.Series({"999999": shapely.Point(500, 500)}))


def test_specks_without_area_go_and_the_rest_stays():
    speck = shapely.Polygon([(5, 5), (5, 5), (5, 5), (5, 5)])
    broken = shapely.MultiPolygon([shapely.box(0, 0, 1, 1), speck])
    whole_, mended = municipal._without_specks(np.array([shapely.box(1, 0, 2, 1), broken]))
    assert whole_.equals(shapely.box(1, 0, 2, 1)) and mended.equals(shapely.box(0, 0, 1, 1))


@pytest.fixture
def two_squares(monkeypatch):
    areas = gpd.GeoSeries([square(500, 4800), square(501, 4800)], index=["000001", "000002"], crs=METRES)
    monkeypatch.setattr(centres, "polygons", lambda _: areas)

    def place(*points):
        series = gpd.GeoSeries([shapely.Point(*xy) for xy in points], index=areas.index, crs=METRES)
        monkeypatch.setattr(centres, "gazetteer_points", lambda _: series)
        return areas

    return place


def test_a_point_cut_off_by_the_line_is_moved_into_its_comune(two_squares, tmp_path):
    areas = two_squares((500_300, 4_800_300), (500_900, 4_800_500))
    found = centres.centres(tmp_path)
    points = gpd.GeoSeries.from_xy(found["longitudine"], found["latitudine"], crs=4326).to_crs(METRES)
    points.index = areas.index
    assert points.within(areas).all()
    assert points["000001"].distance(shapely.Point(500_300, 4_800_300)) < 2
    assert points["000002"].distance(shapely.Point(501_015, 4_800_500)) < 2


def test_a_point_too_far_out_stops_the_work(two_squares, tmp_path):
    two_squares((500_300, 4_800_300), (500_400, 4_800_500))
    with pytest.raises(StepError, match="Punti sbagliati: 000002"):
        centres.centres(tmp_path)


def test_foreign_inputs_stop_prepare_before_it_writes(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["prepare", str(tmp_path / "raw"), "--out", str(tmp_path / "out")])
    assert prepare.main() == 1
    assert "Nulla è stato scritto" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_prepare_writes_what_the_steps_make_and_says_what_changed(tmp_path, capsys):
    prepare.write({"a/b.csv": b"x\n"}, tmp_path)
    prepare.write({"a/b.csv": b"x\n", "c.csv": b"y\n"}, tmp_path)
    assert (tmp_path / "a/b.csv").read_bytes() == b"x\n"
    lines = capsys.readouterr().out.splitlines()
    assert ["cambiato" in line for line in lines] == [True, False, True]
