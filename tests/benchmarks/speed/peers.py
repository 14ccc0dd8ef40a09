# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The map that one would write with another library, from the same rows, already geocoded.

``PYTHON tests/benchmarks/speed/peers.py WAY dati/associazioni.csv MAP.html [--whole]`` writes one; ``PYTHON`` needs
the library of that way only. ``--whole`` puts what Folium's maps would ask of the network into the file, so that
they can be opened without one: their bytes are then not those that the library writes.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

FIELDS = [
    "denominazione", "comune", "provincia", "regione", "paesi_origine_it", "composizione", "tipologia",
    "ambiti_attivita", "sito_web",
]  # fmt: skip
"""What a popup tells; the page of this program has some twenty fields, the coverage and its languages."""
MIDDLE, ZOOM = (42.5, 12.5), 6


def placed(path: str) -> Any:
    """Return the rows that have a point."""
    import pandas as pd  # noqa: PLC0415 - every way imports what it needs, and pays for it

    rows = pd.read_csv(path, dtype="string", na_values="", keep_default_na=False).fillna("")
    rows = rows[rows["latitudine"] != ""]
    return rows.assign(lat=rows["latitudine"].astype(float), lon=rows["longitudine"].astype(float))


def frame(path: str) -> Any:
    """Return the same rows with a geometry (EPSG:4326)."""
    import geopandas as gpd  # noqa: PLC0415

    rows = placed(path)
    return gpd.GeoDataFrame(rows[FIELDS], geometry=gpd.points_from_xy(rows["lon"], rows["lat"]), crs="EPSG:4326")


def tutorial(path: str) -> Any:
    """Return a marker with a popup for each row, in a cluster, as Folium's guide does it."""
    import folium  # noqa: PLC0415
    from folium.plugins import MarkerCluster  # noqa: PLC0415

    made, rows = folium.Map(MIDDLE, zoom_start=ZOOM), placed(path)
    cluster = MarkerCluster().add_to(made)
    for row in rows.itertuples():
        text = "<br>".join(str(getattr(row, field)) for field in FIELDS)
        folium.Marker((row.lat, row.lon), popup=folium.Popup(text), tooltip=row.denominazione).add_to(cluster)
    return made


def fast_marker_cluster(path: str) -> Any:
    """Return the quickest way of Folium: all rows as one array, drawn by one callback."""
    import folium  # noqa: PLC0415
    from folium.plugins import FastMarkerCluster  # noqa: PLC0415

    made, rows = folium.Map(MIDDLE, zoom_start=ZOOM), placed(path)
    draw = """function (row) {
        const text = document.createElement('div');
        text.innerText = row.slice(2).join('\\n');
        return L.marker(new L.LatLng(row[0], row[1])).bindPopup(text);
    }"""
    FastMarkerCluster(rows[["lat", "lon", *FIELDS]].to_numpy().tolist(), callback=draw).add_to(made)
    return made


def explore(path: str) -> Any:
    """Return GeoPandas' own map."""
    return frame(path).explore()


def folium_offline(path: str) -> Any:
    """Return the first map through the copy of Folium that puts its scripts in."""
    import offlinefolium  # noqa: PLC0415
    import offlinefolium.plugins  # noqa: PLC0415

    sys.modules |= {"folium": offlinefolium, "folium.plugins": offlinefolium.plugins}
    return tutorial(path)


def lonboard(path: str) -> Any:
    """Return a map of the graphics card."""
    from lonboard import Map, ScatterplotLayer  # noqa: PLC0415

    return Map(ScatterplotLayer.from_geopandas(frame(path), get_radius=500, radius_min_pixels=3))


def pydeck(path: str) -> Any:
    """Return another one."""
    import pydeck as pdk  # noqa: PLC0415

    rows = placed(path)[["lat", "lon", *FIELDS]]
    layer = pdk.Layer("ScatterplotLayer", rows, get_position=["lon", "lat"], get_radius=500, pickable=True)
    view = pdk.ViewState(latitude=MIDDLE[0], longitude=MIDDLE[1], zoom=ZOOM - 1)
    return pdk.Deck(layers=[layer], initial_view_state=view, tooltip={"text": "{denominazione}\n{comune}"})


WAYS: dict[str, Callable[[str], Any]] = {
    "tutorial": tutorial,
    "FastMarkerCluster": fast_marker_cluster,
    "explore": explore,
    "folium-offline": folium_offline,
    "lonboard": lonboard,
    "pydeck": pydeck,
}
FOLIUM_WAYS = ("tutorial", "FastMarkerCluster", "explore")
"""Those that need no environment of their own, and can be made whole."""


def main() -> None:
    """Write one map."""
    way, table, target, *whole = sys.argv[1:]
    made = WAYS[way](table)
    if whole:
        from mapping import save_inline  # noqa: PLC0415 - not in the environment of the others

        save_inline(made, target)
    elif hasattr(made, "save"):
        made.save(target)
    else:
        made.to_html(target)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[3]))
    main()
