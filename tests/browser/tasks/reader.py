# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A reader before the open page: what they do goes by role and by the words of their language, as a person goes."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from mapping.viewer.languages import country_name, place_name, translate
from tests.browser.conftest import READY
from tests.browser.looking import places_of, wait_for_offers, wait_for_rest

ADDRESS = "https://mappa.example/index.html"
HOST = "https://comune.example/"
MONZA = {"latitude": 45.5845, "longitude": 9.2744}
WIDE, PHONE = (1440, 900), (390, 844)
LANGUAGES = ("it", "fr", "ar")
FOLD = """() => {
    for (const open of document.querySelectorAll('details[open]:not([data-faccetta=comunita])')) open.open = false;
    scrollTo(0, 0);
}"""
"""As a page lies that was just opened: what was unfolded before stays so from one address to the next."""


def options(size: tuple[int, int]) -> dict[str, Any]:
    """How the reader's browser is: of this size, in Monza, where it may say where it is and what was copied."""
    allowed = ["geolocation", "clipboard-read", "clipboard-write"]
    return {
        "viewport": {"width": size[0], "height": size[1]},
        "has_touch": size == PHONE,
        "geolocation": MONZA,
        "permissions": allowed,
    }


@dataclass
class Reader:
    """One page, its language, its width, and the register as its table says it, which the page has to agree with."""

    context: BrowserContext
    file: Path
    known: pd.DataFrame
    lang: str
    wide: bool
    requests: list[str] = field(default_factory=list)
    host: str = ""
    page: Page = field(init=False)

    def __post_init__(self) -> None:
        self.page = self.open(f"{ADDRESS}#lang={self.lang}")

    def open(self, address: str) -> Page:
        """Open a page that can reach the map and the official's page, and nothing else."""
        page = self.context.new_page()
        page.route("**/*", self._answer)
        page.goto(address)
        page.wait_for_function(READY)
        return page

    def _answer(self, route: Route) -> None:
        address = route.request.url.split("?")[0]
        if address == ADDRESS:
            route.fulfill(path=self.file, content_type="text/html; charset=utf-8")
        elif address == HOST:
            route.fulfill(body=self.host, content_type="text/html; charset=utf-8")
        elif address == f"{HOST}favicon.ico":
            route.fulfill(status=204)
        else:
            self.requests.append(route.request.url)
            route.abort()

    def begin(self) -> None:
        """Go to the page as one finds it, without loading it once more."""
        for state in ("&vista=elenco", ""):
            self.page.goto(f"{ADDRESS}#lang={self.lang}{state}")
        if not self.wide:
            self.page.locator("#maniglia").press("Escape")
        folded = self.page.locator("#apri-filtri").get_attribute("aria-expanded") == "false"
        if folded == self.wide:
            self.page.locator("#apri-filtri").click()
        self.page.evaluate(FOLD)

    # What is said in the language of the reader

    def t(self, key: str, **values: object) -> str:
        return translate(self.lang, key, **values)

    def country(self, code: str) -> str:
        return country_name(code, self.lang)

    # What the register says

    def of(self, **chosen: str) -> pd.DataFrame:
        """Return the rows with all these values, of which a cell may hold several."""
        rows = self.known
        for column, value in chosen.items():
            rows = rows[rows[column].str.split("; ").map(lambda cells, value=value: value in cells)]
        return rows

    # What the reader does

    def choose(self, what: Locator) -> None:
        """Click, or tap: a mouse would go on pointing at what comes to lie beneath it."""
        what.click() if self.wide else what.tap()

    def write(self, text: str) -> None:
        self.page.get_by_role("combobox", name=self.t("cerca")).fill(text)
        wait_for_offers(self.page)

    def option(self, *words: str) -> Locator:
        """Return the suggestion that holds all these words."""
        pattern = "".join(f"(?=.*{re.escape(word)})" for word in words)
        return self.page.get_by_role("option", name=re.compile(pattern))

    def place(self, italian: str) -> str:
        """Return what the reader calls a region or a town."""
        return place_name(italian, self.lang)

    def press(self, name: str | re.Pattern[str], within: Locator | None = None) -> None:
        self.choose((within or self.page).get_by_role("button", name=name))

    def go_to(self, view: str) -> None:
        name = self.t(f"vista_{view}")
        self.choose(self.page.get_by_role("navigation").get_by_role("link", name=name, exact=True))

    def unfold(self, key: str) -> None:
        self.choose(self.page.locator("summary").filter(has_text=re.compile(f"^{re.escape(self.t(key))}")).first)

    def open_filters(self) -> None:
        """Reach the filters: they lie open beside a wide map, folded on a phone."""
        if not self.wide:
            self.press(re.compile(rf"^{re.escape(self.t('filtri'))}( \d+)?$"))

    def tick(self, name: str) -> None:
        self.choose(self.box(name))
        expect(self.box(name)).to_be_checked()

    def box(self, name: str) -> Locator:
        return self.page.get_by_role("checkbox", name=re.compile(rf"^{re.escape(name)} \d+$"))

    # What the reader sees

    def result_is(self, n: int) -> str:
        """See the sentence with this number, the list with as many; return the sentence."""
        sentence = self.page.locator("#risultato")
        expect(sentence).to_contain_text(self.t("conteggio", n=n, totale=len(self.known)))
        return sentence.inner_text()

    def map_shows(self, rows: pd.DataFrame) -> None:
        """See every comune of these rows on the map, none of it under the sheet or outside."""
        wait_for_rest(self.page)
        assert places_of(self.page) == rows.loc[rows["latitudine"] != "", "codice_comune"].nunique()
        frame = self.page.locator(".carta").bounding_box()
        assert frame is not None
        foot = frame["y"] + frame["height"]
        if not self.wide:
            sheet = self.page.locator("#lato").bounding_box()
            assert sheet is not None
            foot = min(foot, sheet["y"])
        for circle in self.page.locator("button.cerchio").all():
            box = circle.bounding_box()
            assert box is not None
            assert frame["x"] <= box["x"] + box["width"] / 2 <= frame["x"] + frame["width"]
            assert frame["y"] <= box["y"] + box["height"] / 2 <= foot

    def list_holds(self, rows: pd.DataFrame) -> None:
        """See each of these rows in the list, and the first of them on the screen."""
        names = self.page.locator("#elenco [data-id] a").all_inner_texts()
        assert sorted(names) == sorted(rows["denominazione"])
        expect(self.page.locator("#elenco [data-id] a").first).to_be_in_viewport()

    def save(self, name: str, within: Locator | None = None) -> bytes:
        """Press a button that gives a file; return what is in it."""
        with self.page.expect_download() as waiting:
            self.press(name, within)
        return Path(waiting.value.path()).read_bytes()
