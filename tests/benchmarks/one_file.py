# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A Folium map saved as one file, beside what else there is for it: ``folium-offline`` and Folium itself.

``python -m tests.benchmarks.one_file --rival PYTHON`` saves the same map (heat map, clusters, icons, popups, GeoJSON,
layer control, mini map, full screen, drawing, colour scale) with Folium, with `mapping.inlining.save_inline` and, where
``PYTHON`` is the interpreter of an environment with ``folium-offline`` (not installed here: a copy of Folium under
another name), with that; then opens each from disk in Chromium without a network. It prints the seconds that saving
takes (the best of ``--times``), the size, whether two saves give the same bytes, how many addresses the page asks for,
how many complaints it has, and how many of the things on it are drawn.
"""

import argparse
import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
DRAWN = {
    "sfondo": ".leaflet-tile-loaded",
    "icona rossa": ".awesome-marker-icon-red",
    "gruppo": ".marker-cluster",
    "calore": ".leaflet-heatmap-layer",
    "area": "path.leaflet-interactive",
    "strati": ".leaflet-control-layers-expanded",
    "mini mappa": ".leaflet-control-minimap",
    "schermo intero": ".leaflet-control-zoom-fullscreen, .leaflet-control-fullscreen",
    "disegno": ".leaflet-draw-draw-polygon",
    "scala di colori": "#legend",
}


def make(way: str, path: Path, times: int) -> float:
    """Save the map in one way, several times; return the seconds of the fastest."""
    if way == "folium-offline":
        import offlinefolium  # noqa: PLC0415 - only in the environment of the rival
        import offlinefolium.plugins  # noqa: PLC0415

        sys.modules |= {"folium": offlinefolium, "folium.plugins": offlinefolium.plugins}
    maps = _maps()
    return min(_seconds(way, maps.rich(), path) for _ in range(times))


def _seconds(way: str, made: Any, path: Path) -> float:
    begun = time.perf_counter()
    if way == "save_inline":
        from mapping.inlining import save_inline  # noqa: PLC0415 - not in the environment of the rival

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            save_inline(made, path)
    else:
        made.save(path)
    return time.perf_counter() - begun


def _maps() -> Any:
    spec = importlib.util.spec_from_file_location("inlining_maps", ROOT / "tests" / "inlining_maps.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure(way: str, python: str, folder: Path, times: int) -> dict[str, Any]:
    """Return what saving in one way costs and gives."""
    paths = [folder / f"{way}-{number}.html" for number in (1, 2)]
    seconds = []
    for path in paths:
        words = [python, __file__, "--make", way, "--path", str(path), "--times", str(times)]
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
        seconds.append(float(done.stdout))
    texts = [path.read_bytes() for path in paths]
    return {
        "secondi": round(min(seconds), 2),
        "MB": round(len(texts[0]) / 1e6, 2),
        "stessi byte": texts[0] == texts[1],
        **opened(paths[0]),
    }


def opened(path: Path) -> dict[str, Any]:
    """Return what the file asks for and shows when it is opened without a network."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not in the environment of the rival

    asked: list[str] = []
    complaints: list[str] = []
    with sync_playwright() as playwright:
        names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
        known = next((found for name in names if (found := shutil.which(name))), None)
        browser = playwright.chromium.launch(executable_path=known)
        context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800})
        page = context.new_page()
        page.on("request", lambda r: asked.append(r.url) if r.url.startswith("http") else None)
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path.as_uri())
        page.wait_for_timeout(2000)
        drawn = [name for name, selector in DRAWN.items() if page.query_selector(selector)]
        browser.close()
    return {
        "richieste": len(asked),
        "host": len({address.split("/")[2] for address in asked}),
        "errori": len(complaints),
        "disegnati": f"{len(drawn)} di {len(DRAWN)}",
        "mancano": sorted(set(DRAWN) - set(drawn)),
    }


def has_rival(python: str) -> bool:
    """Tell whether an interpreter knows ``folium-offline``."""
    done = subprocess.run([python, "-c", "import offlinefolium"], capture_output=True, check=False)
    return done.returncode == 0


def main() -> None:
    """Measure and print; with ``--make``, only save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rival", default=sys.executable, help="interpreter of an environment with folium-offline")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--make", help=argparse.SUPPRESS)
    parser.add_argument("--path", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.make:
        print(make(given.make, given.path, given.times))
        return
    with tempfile.TemporaryDirectory() as folder:
        for way, python in (
            ("folium", sys.executable),
            ("save_inline", sys.executable),
            ("folium-offline", given.rival),
        ):
            if way == "folium-offline" and not has_rival(python):
                print(f"{way}: not installed in {python}; give the interpreter of an environment that has it: --rival")
                continue
            print(way, json.dumps(measure(way, python, Path(folder), given.times), ensure_ascii=False))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
