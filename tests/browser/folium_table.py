# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of docs/folium.md, made from the examples that the tests load: ``python -m tests.browser.folium_table``."""

import warnings
from pathlib import Path

import folium

from mapping.inlining.saving import inline_document
from tests.browser.folium_examples import EXAMPLES, NOT_SHOWN

PAGE = Path(__file__).parents[2] / "docs" / "folium.md"
START, END = "<!-- table -->\n", "<!-- end of the table -->\n"


NOT_DRAWN = {
    "AntPath", "BeautifyIcon", "BoatMarker", "CirclePattern", "Draw", "FastMarkerCluster", "FeatureGroupSubGroup",
    "FitBounds", "Fullscreen", "GeoMan", "Geocoder", "GroupedLayerControl", "HeatMap", "HeatMapWithTime", "Icon",
    "LocateControl", "MarkerCluster", "MeasureControl", "MiniMap", "MousePosition", "PolyLineFromEncoded",
    "PolyLineTextPath", "PolygonFromEncoded", "Realtime", "RegularPolygonMarker", "Search", "SemiCircle",
    "SideBySideLayers", "StripePattern", "TagFilterButton", "Terminator", "TileLayer", "Timeline", "TimelineSlider",
    "TimestampedGeoJson", "TimestampedWmsTileLayers", "TreeLayerControl", "VectorGridProtobuf",
}  # fmt: skip
"""What the first edition of our map did not draw; the others were drawn, and no page was without an error."""


def table() -> str:
    """Return the rows: class, the first edition, today, what of it cannot stand in one file."""
    rows = [f"| `{name}` | {_before(name)} | drawn, no error | {_inside(name)} |" for name in sorted(EXAMPLES)]
    head = ["| class | first edition | today | what one file of it still lacks |", "| --- | --- | --- | --- |"]
    reasons = [f"| `{name}` | {reason} |" for name, reason in sorted(NOT_SHOWN.items())]
    return "\n".join([*head, *rows, "", "| not tried by itself | why |", "| --- | --- |", *reasons]) + "\n"


def _before(name: str) -> str:
    return "not drawn, error" if name in NOT_DRAWN else "drawn, error"


def _inside(name: str) -> str:
    map_ = folium.Map(tiles=None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        EXAMPLES[name].add(map_)
        _, told = inline_document(map_)
    return " ".join(told) or "—"


def with_table(text: str) -> str:
    """Return the text of the page with today's table in it."""
    before, rest = text.split(START)
    return before + START + table() + END + rest.split(END)[1]


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
