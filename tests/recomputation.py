# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
# Every function has the same three arguments, whichever it needs.
# ruff: noqa: ARG001
"""Each column of the coverage tables computed again from the published files and the shipped tables.

`RECOMPUTED` names, by table and column, what gives the values; nothing here comes from `mapping`, so that a fault there
is not repeated here. Who adds a column adds its line.
"""

import io
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from scipy import optimize, stats

GEODATA = Path(__file__).parents[1] / "geodata"
REGIONS, PROVINCES = "copertura_regioni", "copertura_province"
CELLS, PROVINCE_CELLS, SEARCH = "copertura_comunita", "copertura_comunita_province", "dove_cercare"
CODE = {REGIONS: "codice_regione", CELLS: "codice_regione", SEARCH: "codice_regione"}
CODE |= {PROVINCES: "codice_provincia", PROVINCE_CELLS: "codice_provincia"}
MAPPING = "Mappatura delle associazioni di migranti (Ministero del Lavoro, IDOS)"
Column = Callable[["World", pd.DataFrame, str], Any]
RECOMPUTED: dict[str, dict[str, Column]] = {name: {} for name in CODE}


def recomputes(tables: str | tuple[str, ...], *columns: str) -> Callable[[Column], Column]:
    """Register a function for columns of tables; it gets the world, the table and the code of its places."""

    def register(function: Column) -> Column:
        for table in (tables,) if isinstance(tables, str) else tables:
            for column in columns:
                assert column not in RECOMPUTED[table], (table, column)
                RECOMPUTED[table][column] = function
        return function

    return register


def read(data: bytes | Path) -> pd.DataFrame:
    source = io.BytesIO(data) if isinstance(data, bytes) else data
    return pd.read_csv(source, dtype=str, keep_default_na=False)


def numbers(cells: pd.Series) -> np.ndarray:
    return pd.to_numeric(cells.replace("", None)).to_numpy(dtype=float)


class World:
    """The published tables by name, the shipped tables, and what the metadata say of the register."""

    def __init__(self, files: dict[str, pd.DataFrame], nature: str, share: float | None) -> None:
        self.files, self.nature, self.share = files, nature, share
        self.rows, self.counts = files["associazioni"], files["aggregati_pubblicati"]
        self.comuni = read(GEODATA / "gazetteer/comuni.csv")
        self.provinces = read(GEODATA / "gazetteer/province.csv").set_index("codice_provincia")
        self.regions = read(GEODATA / "gazetteer/regioni.csv").set_index("codice_regione")
        self.countries = read(GEODATA / "residents/cittadinanze.csv").set_index("paese")
        self.totals = read(GEODATA / "residents/totali.csv")

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """Each association once in each of its countries other than Italy."""
        listed = self.rows.assign(paese=self.rows["paesi_origine"].str.split("; ")).explode("paese")
        return listed[~listed["paese"].isin(["", "IT"])].drop_duplicates(["id", "paese"])

    def people(self, year: int, code: str) -> pd.DataFrame:
        table = read(GEODATA / f"residents/stranieri_{year}.csv")
        level = table[table["livello"] == code.removeprefix("codice_")]
        return level.assign(n=numbers(level["totale"])).pivot(index="codice", columns="paese", values="n").fillna(0)

    def foreign(self, year: int, code: str) -> pd.Series:
        """Sum of the shipped citizenships; the provinces of Sardegna of 2014 are not today's."""
        summed = self.people(year, code).sum(axis=1)
        if code == "codice_provincia" and year == 2014:
            summed = summed[summed.index.map(self.provinces["codice_regione"].to_dict()) != "20"]
        return summed

    def tally(self, code: str, chosen: pd.Series | None = None) -> pd.Series:
        rows = self.rows if chosen is None else self.rows[chosen]
        return rows.loc[rows[code] != "", code].value_counts()

    def seen(self, code: str) -> pd.DataFrame:
        """What the register sees of each place, with the published count of its region."""
        places = self.regions if code == "codice_regione" else self.provinces
        held = self.held_in_regions()
        t = self.tally(code).reindex(places.index).fillna(0)
        u = self.tally(code, self.rows["paesi_origine"] == "").reindex(places.index).fillna(0)
        known = (t - u + (t - u).sum() / t.sum()) / (t + 1)
        nothing = self.tally("codice_regione").reindex(self.regions.index).isna()
        if code == "codice_regione":
            return held.assign(senza_comunita=u, quota_vista=held["held"] * known, quota_nota=known.mask(nothing))
        region, whole = places["codice_regione"], held["t"]
        placed = t.groupby(region).sum().reindex(whole.index)
        located = (placed + placed.sum() / whole.sum()) / (whole + 1)
        table = {"senza_comunita": u, "quota_vista": known * region.map(located * held["held"])}
        return pd.DataFrame(table).assign(quota_nota=known * region.map(located.mask(nothing)))

    def held_in_regions(self) -> pd.DataFrame:
        t = self.tally("codice_regione").reindex(self.regions.index).fillna(0)
        area, found = self.regions["ripartizione"], []
        exact = self.counts[(self.counts["rilevazione_it"] == MAPPING) & (self.counts["misura_it"] == "associazioni")]
        exact = exact[(exact["unita_it"] == "associazioni") & exact["segno"].isin(["", "calcolato"])]
        for code in self.regions.index:
            for place, members in ((code, [code]), (area[code], area.index[area == area[code]]), ("IT", area.index)):
                there = exact[exact["codice"] == place]
                if there.empty or not t[members].sum():
                    continue
                best = there.iloc[numbers(there["valore"]).argmax()]
                # The registry holds some in each area, so that only regions of the same year are counted apart.
                apart = exact[(exact["anno"] == best["anno"]) & exact["codice"].isin({*members} - {code})]
                value = float(best["valore"]) - numbers(apart["valore"]).sum()
                without = ", ".join(self.regions.loc[apart["codice"], "nome"])
                name = f"{place} senza {without}" if without else place
                found.append((value, best["anno"], name, t[members].sum() - t[apart["codice"]].sum()))
                break
        names = ["conteggio_pubblicato", "conteggio_anno", "conteggio_luogo", "nel_conteggio"]
        table = pd.DataFrame(found, columns=names, index=self.regions.index).assign(t=t)
        share = (table["nel_conteggio"] / table["conteggio_pubblicato"]).clip(upper=1)
        declared = pd.Series(self.share, t.index, dtype=float).where((t > 0) | (self.nature != "elenco"))
        held = share if self.nature == "campione" and self.share is None else declared
        return table.assign(quota_del_conteggio=share, held=held)

    def model(self, code: str) -> dict[str, pd.DataFrame]:
        """Expected counts and both spreads, places by countries."""
        people = self.people(2025, code)
        places = self.regions.index if code == "codice_regione" else self.provinces.index
        countries = sorted(set(people.columns) | set(self.pairs["paese"]))
        n = people.reindex(index=places, columns=countries)
        exposure = n.mul(self.seen(code)["quota_vista"].fillna(1), axis=0).fillna(0).to_numpy()
        y = self.pairs.groupby([code, "paese"]).size().unstack().reindex(index=places, columns=countries)
        y = np.where(exposure > 0, y.fillna(0).to_numpy(), 0)
        a = b = 1.0
        alpha, beta, rho = np.ones(len(places)), np.ones(len(countries)), y.sum() / exposure.sum()
        for turn in range(300):
            by_place = rho * exposure @ beta
            a = likeliest(y.sum(axis=1), by_place) if turn < 30 else a
            alpha = (a + y.sum(axis=1)) / (a + by_place)
            by_country = rho * alpha @ exposure
            b = likeliest(y.sum(axis=0), by_country) if turn < 30 else b
            beta = (b + y.sum(axis=0)) / (b + by_country)
            rho = y.sum() / (alpha @ exposure @ beta)
        mean = rho * exposure * np.outer(alpha, beta)
        k = likeliest(y[exposure > 0], mean[exposure > 0])
        margins = np.outer(1 + 1 / (a + y.sum(axis=1)), 1 + 1 / (b + y.sum(axis=0)))
        found = {"attese": mean, "dispersione": (1 + 1 / k) * margins - 1, "incertezza_attese": margins - 1}
        apart = {"tasso_luogo": 10_000 * rho * alpha[:, None], "fattore_comunita": beta[None, :]}
        found |= {name: np.broadcast_to(value, mean.shape) for name, value in apart.items()}
        return {name: pd.DataFrame(v, places, countries).where(exposure > 0) for name, v in found.items()}

    @cached_property
    def models(self) -> dict[str, dict[str, pd.DataFrame]]:
        return {code: self.model(code) for code in ("codice_regione", "codice_provincia")}


def likeliest(count: np.ndarray, mean: np.ndarray) -> float:
    """The size of a negative binomial that makes these counts likeliest."""
    y, m = count[mean > 0], mean[mean > 0]
    found = optimize.minimize_scalar(
        lambda s: -stats.nbinom.logpmf(y, np.exp(s), np.exp(s) / (np.exp(s) + m)).sum(), bounds=np.log([0.05, 1e4])
    )
    return float(np.exp(found.x))


def at(table: pd.DataFrame, code: str, wide: pd.DataFrame) -> np.ndarray:
    """The values of a table of places by countries at the rows of a published one."""
    return wide.stack().reindex(pd.MultiIndex.from_frame(table[[code, "paese"]])).to_numpy(dtype=float)


def per_10000(column: str, count: np.ndarray, residents: np.ndarray) -> np.ndarray:
    values = {"inf": stats.chi2.ppf(0.025, 2 * np.maximum(count, 1)) / 2 * (count > 0)}
    values["sup"] = stats.chi2.ppf(0.975, 2 * count + 2) / 2
    return values.get(column.rsplit("_", 1)[1], count) / np.where(residents > 0, residents, np.nan) * 10_000


def marshall(count: np.ndarray, residents: np.ndarray) -> np.ndarray:
    """Global empirical Bayes, by the formulas of the paper."""
    n = np.where(residents > 0, residents, np.nan)
    if np.isnan(n).all():
        return n
    m = count[~np.isnan(n)].sum() / np.nansum(n)
    rates = count / n
    s2 = np.nansum(n * (rates - m) ** 2) / np.nansum(n)
    spread = max(s2 - m / np.nanmean(n), 0)
    weight = spread / (spread + m / n) if m else 0
    return (m + weight * (rates - m)) * 10_000


def counts(table: pd.DataFrame, code: str, found: pd.Series) -> np.ndarray:
    return table[code].map(found).fillna(0).to_numpy(dtype=float)


@recomputes((REGIONS, PROVINCES, CELLS, PROVINCE_CELLS, SEARCH), "codice_regione")
@recomputes((PROVINCES, PROVINCE_CELLS), "codice_provincia")
@recomputes((CELLS, PROVINCE_CELLS, SEARCH), "paese")
def keys(world: World, table: pd.DataFrame, column: str) -> Any:
    if column == "codice_regione" and "codice_provincia" in table:
        return table["codice_provincia"].map(world.provinces["codice_regione"])
    known = {"codice_regione": world.regions.index, "codice_provincia": world.provinces.index}
    known["paese"] = {*world.countries.index, *world.pairs["paese"]}
    return table[column].where(table[column].isin(known[column]), "?")


@recomputes((REGIONS, PROVINCES, CELLS, PROVINCE_CELLS, SEARCH), "regione")
@recomputes((PROVINCES, PROVINCE_CELLS), "nome", "provincia")
@recomputes((CELLS, PROVINCE_CELLS, SEARCH), "comunita", "comunita_en")
def names(world: World, table: pd.DataFrame, column: str) -> Any:
    if column in ("comunita", "comunita_en"):
        known = world.countries["nome" if column == "comunita" else "en"]
        return table["paese"].map(known).fillna(table["paese"])
    if column == "regione":
        return table["codice_regione"].map(world.regions["nome"])
    return table["codice_provincia"].map(world.provinces["sigla" if column == "provincia" else "nome"])


@recomputes((CELLS, PROVINCE_CELLS, SEARCH), "dei_16", "paese_terzo")
def flags(world: World, table: pd.DataFrame, column: str) -> Any:
    return table["paese"].map(world.countries[column]).map({"1": "true", "0": "false"})


@recomputes(REGIONS, "associazioni", "mappate", "esatte", "solo_provincia", "solo_regione", "senza_comunita")
@recomputes(PROVINCES, "associazioni", "mappate", "solo_provincia")
def associations(world: World, table: pd.DataFrame, column: str) -> Any:
    code, rows = table.attrs["code"], world.rows
    on, province = rows["latitudine"] != "", rows["codice_provincia"] != ""
    chosen = {"associazioni": rows["id"] != "", "mappate": on, "senza_comunita": rows["paesi_origine"] == ""}
    chosen |= {"esatte": on & rows["precisione"].isin(["punto", "indirizzo"])}
    chosen |= {"solo_provincia": ~on & province, "solo_regione": ~on & ~province}
    return counts(table, code, world.tally(code, chosen[column]))


@recomputes(
    REGIONS, "quota_vista", "conteggio_pubblicato", "conteggio_anno", "conteggio_luogo", "nel_conteggio",
    "quota_del_conteggio",
)  # fmt: skip
@recomputes((CELLS, PROVINCE_CELLS, SEARCH), "quota_vista", "senza_comunita")
def seen(world: World, table: pd.DataFrame, column: str) -> Any:
    return table[table.attrs["code"]].map(world.seen(table.attrs["code"])[column])


@recomputes(REGIONS, "attribuzioni", "comunita_presenti", "comunita_16")
def of_registry(world: World, table: pd.DataFrame, column: str) -> Any:
    pairs = world.pairs[world.pairs["codice_regione"] != ""]
    if column == "comunita_16":
        pairs = pairs[pairs["paese"].isin(world.countries.index[world.countries["dei_16"] == "1"])]
    grouped = pairs.groupby("codice_regione")["paese"]
    if column == "attribuzioni":
        return counts(table, "codice_regione", grouped.size())
    return where_known(table, counts(table, "codice_regione", grouped.nunique()))


def where_known(table: pd.DataFrame, found: Any) -> Any:
    """Nothing is said where there are associations and none of known community."""
    return np.where((table["associazioni"] != "0") & (table["senza_comunita"] == table["associazioni"]), np.nan, found)


STATES = {"altra_fonte": "presente_altra_fonte", "assenti": "probabilmente_assente", "pochi": "pochi_residenti"}


@recomputes(
    REGIONS, "comunita_grandi", "comunita_grandi_presenti", "comunita_altra_fonte", "comunita_assenti",
    "comunita_non_si_puo_dire", "comunita_pochi",
)  # fmt: skip
def of_cells(world: World, table: pd.DataFrame, column: str) -> Any:
    cells, kind = world.files[CELLS], column.removeprefix("comunita_")
    large = numbers(cells["residenti"]) >= 1_000
    chosen = {"grandi": large, "grandi_presenti": large & (cells["associazioni"] != "0")}
    states = cells["evidenza"] == STATES.get(kind, kind)
    found = counts(table, "codice_regione", cells.loc[chosen.get(kind, states), "codice_regione"].value_counts())
    return where_known(table, found) if kind == "grandi_presenti" else found


@recomputes((REGIONS, PROVINCES), "comuni_presenti", "comuni_totali", "quota_residenti")
def reach(world: World, table: pd.DataFrame, column: str) -> Any:
    code, comuni = table.attrs["code"], world.comuni.assign(n=numbers(world.comuni["residenti_2020"]))
    there = comuni[comuni["codice_comune"].isin(world.rows["codice_comune"])]
    if column != "quota_residenti":
        return counts(table, code, (there if column == "comuni_presenti" else comuni)[code].value_counts())
    share = there.groupby(code)["n"].sum() / comuni.groupby(code)["n"].sum() * 100
    return counts(table, code, share)


@recomputes(REGIONS, "province_presenti", "province_totali")
def provinces(world: World, table: pd.DataFrame, column: str) -> Any:
    there = world.provinces.index.isin(world.rows["codice_provincia"]) | (column == "province_totali")
    return counts(table, "codice_regione", world.provinces.loc[there, "codice_regione"].value_counts())


@recomputes((REGIONS, PROVINCES), "residenti_stranieri", "residenti_stranieri_2014")
def foreign(world: World, table: pd.DataFrame, column: str) -> Any:
    code = table.attrs["code"]
    return table[code].map(world.foreign(2014 if column.endswith("2014") else 2025, code)).to_numpy(dtype=float)


LIMITS = tuple(f"tasso_10000{year}{end}" for year in ("", "_2014") for end in ("", "_inf", "_sup"))


@recomputes((REGIONS, PROVINCES), *LIMITS)
def rates(world: World, table: pd.DataFrame, column: str) -> Any:
    residents = numbers(table["residenti_stranieri_2014" if "2014" in column else "residenti_stranieri"])
    return per_10000(column, numbers(table["associazioni"]), residents)


@recomputes((REGIONS, PROVINCES), "tasso_smussato", "confronto_p", "confronto_italia")
def compared(world: World, table: pd.DataFrame, column: str) -> Any:
    y, n = numbers(table["associazioni"]), numbers(table["residenti_stranieri"])
    if column == "tasso_smussato":
        return marshall(y, n)
    if world.nature != "elenco":
        return table["associazioni"].map(lambda _: "")
    total = int(y.sum())
    p = np.array([stats.binomtest(int(k), total, share).pvalue for k, share in zip(y, n / n.sum(), strict=True)])
    order, m = np.argsort(p), len(p)
    scaled = p[order] * m * (1 / np.arange(1, m + 1)).sum() / np.arange(1, m + 1)
    adjusted = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1)[np.argsort(order)]
    if column == "confronto_p":
        return adjusted
    side = np.where(y / n > y.sum() / n.sum(), "sopra", "sotto")
    return np.where(adjusted < 0.05, side, "non distinguibile")


@recomputes((REGIONS, PROVINCES), "territori_malaika", "luoghi_progetti")
def projects(world: World, table: pd.DataFrame, column: str) -> Any:
    told = world.files["iniziative"]
    places = told[told["tipo"].isin(["luogo", "evento"]) & (told["codice_comune"] != "")]
    places = places.drop_duplicates(["progetto", "codice_comune"])
    chosen = places[(places["progetto"] == "malaika") | (column == "luoghi_progetti")]
    return counts(table, table.attrs["code"], chosen[table.attrs["code"]].value_counts())


@recomputes((CELLS, PROVINCE_CELLS, SEARCH), "associazioni")
def cell_counts(world: World, table: pd.DataFrame, column: str) -> Any:
    code = table.attrs["code"]
    return np.nan_to_num(at(table, code, world.pairs.groupby([code, "paese"]).size().unstack()))


@recomputes((CELLS, PROVINCE_CELLS, SEARCH), "residenti")
@recomputes(CELLS, "residenti_2014")
def cell_people(world: World, table: pd.DataFrame, column: str) -> Any:
    code = table.attrs["code"]
    wide = world.people(2014 if column.endswith("2014") else 2025, code)
    return at(table, code, wide)


@recomputes(CELLS, *LIMITS, "tasso_smussato", "tasso_smussato_2014")
@recomputes(PROVINCE_CELLS, *LIMITS[:3])
def cell_rates(world: World, table: pd.DataFrame, column: str) -> Any:
    residents = numbers(table["residenti_2014" if "2014" in column else "residenti"])
    enough, y = np.where(residents >= 1_000, residents, np.nan), numbers(table["associazioni"])
    if "smussato" not in column:
        return per_10000(column, y, enough)
    smooth = np.full(len(table), np.nan)
    for _, group in table.reset_index(drop=True).groupby("paese"):
        smooth[group.index] = marshall(y[group.index], residents[group.index])
    return np.where(np.isnan(enough), np.nan, smooth)


@recomputes(PROVINCE_CELLS, "tasso_smussato")
def smoothed_provinces(world: World, table: pd.DataFrame, column: str) -> Any:
    """The table lacks the small cells, which the smoothing sees: they are the shipped residents and no association."""
    people = world.people(2025, "codice_provincia")
    n = people.reindex(world.provinces.index)
    y = world.pairs.groupby(["codice_provincia", "paese"]).size().unstack().reindex(index=n.index).fillna(0)
    smooth = {c: marshall(y[c].to_numpy() if c in y else np.zeros(len(n)), n[c].to_numpy()) for c in n}
    found = at(table, "codice_provincia", pd.DataFrame(smooth, index=n.index))
    return np.where(numbers(table["residenti"]) >= 1_000, found, np.nan)


@recomputes((CELLS, PROVINCE_CELLS), "attese")
def expected(world: World, table: pd.DataFrame, column: str) -> Any:
    share = np.nan_to_num(numbers(table["quota_vista"]), nan=1.0)
    return (
        numbers(table["residenti"])
        / 10_000
        * share
        * numbers(table["tasso_luogo"])
        * numbers(table["fattore_comunita"])
    )


@recomputes(SEARCH, "attese")
def expected_again(world: World, table: pd.DataFrame, column: str) -> Any:
    cells = world.files[CELLS].set_index(["codice_regione", "paese"])
    return expected(world, cells.loc[pd.MultiIndex.from_frame(table[["codice_regione", "paese"]])], column)


@recomputes((CELLS, PROVINCE_CELLS), "tasso_luogo", "fattore_comunita", "dispersione", "incertezza_attese")
def fitted(world: World, table: pd.DataFrame, column: str) -> Any:
    return at(table, table.attrs["code"], world.models[table.attrs["code"]][column])


def of_model(table: pd.DataFrame) -> tuple[np.ndarray, ...]:
    """Mean, spread, share seen, share of empty cells, count, and the chance of none by the whole spread."""
    names = ("attese", "dispersione", "quota_vista", "quota_vuote", "associazioni")
    mean, spread, share, empty, y = (numbers(table[name]) for name in names)
    return mean, spread, share, empty, y, stats.nbinom.pmf(0, 1 / spread, 1 / (1 + spread * mean))


def beyond(table: pd.DataFrame, share: np.ndarray | None = None) -> np.ndarray:
    """The chance that one exists beside those seen, by the published mean, spread and share of empty cells."""
    mean, spread, seen, empty, y, none = of_model(table)
    share = seen if share is None else share
    truth = stats.nbinom.pmf(0, 1 / spread, 1 / (1 + spread * mean / share))
    unseen = 1 - (empty + (1 - empty) * truth) / (empty + (1 - empty) * none)
    seen_some = 1 - ((1 / spread + mean) / (1 / spread + mean / share)) ** (1 / spread + y)
    return np.where(y > 0, seen_some, unseen)


@recomputes((CELLS, PROVINCE_CELLS), "p_zero", "p_esiste", "per_smentire")
def chances(world: World, table: pd.DataFrame, column: str) -> Any:
    mean, size = numbers(table["attese"]), 1 / numbers(table["incertezza_attese"])
    law = stats.nbinom(size, size / (size + mean))
    if column == "p_zero":
        return law.pmf(0)
    if column == "p_esiste":
        return np.where(table["associazioni"] == "0", beyond(table), np.nan)
    least = np.array([law.cdf(m) > 0.10 for m in range(200)]).argmax(axis=0)
    return np.where(table["evidenza"] == "probabilmente_assente", least, 0)


@recomputes((CELLS, PROVINCE_CELLS), "quota_vuote")
def empty_by_nature(world: World, table: pd.DataFrame, column: str) -> Any:
    """The likeliest of all shares of four digits."""
    tested = numbers(table["residenti"]) >= 1_000
    *_, y, none = (values[tested] for values in of_model(table))
    shares = np.arange(5_001)[:, None] / 10_000
    silent = none[(y == 0) & ~np.isnan(none)]
    likelihood = np.log(np.maximum(shares + (1 - shares) * silent, 1e-300)).sum(axis=1)
    return np.full(len(table), shares[(likelihood + (y > 0).sum() * np.log(1 - shares[:, 0])).argmax(), 0])


@recomputes((CELLS, PROVINCE_CELLS), "q_value")
def discovery(world: World, table: pd.DataFrame, column: str) -> Any:
    tested = numbers(table["residenti"]) >= 1_000
    p = np.where(table["associazioni"] == "0", numbers(table["p_zero"]), 1.0)[tested]
    order, m = np.argsort(p, kind="stable"), len(p)
    scaled = np.minimum.accumulate((p[order] * m / np.arange(1, m + 1))[::-1])[::-1]
    found = np.full(len(table), np.nan)
    found[np.flatnonzero(tested)[order]] = np.minimum(scaled, 1)
    return found


ELSEWHERE = {
    "altra_fonte": "rilevazione_it", "altra_fonte_en": "rilevazione_en", "altra_fonte_anno": "anno",
    "altra_fonte_conteggio": "valore", "altra_fonte_url": "fonti",
}  # fmt: skip


@recomputes((CELLS, PROVINCE_CELLS, SEARCH), *ELSEWHERE)
def elsewhere(world: World, table: pd.DataFrame, column: str) -> Any:
    told = world.counts[(world.counts["paese"] != "") & (world.counts["unita_it"] != "%")]
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in told.to_dict("records"):
        inside = row["livello"] in ("provincia", "comune")
        province = row["codice"][:3] if inside else ""
        region = world.provinces["codice_regione"][province] if inside else row["codice"]
        if not inside and row["livello"] != "regione":
            continue
        place = province if table.attrs["code"] == "codice_provincia" else region
        best = found.get((place, row["paese"]))
        rank = (row["anno"], float(row["valore"]))
        if best is None or rank > (best["anno"], float(best["valore"])):
            found[place, row["paese"]] = row
    keys = zip(table[table.attrs["code"]], table["paese"], strict=True)
    told_of = [found.get(key, {}).get(ELSEWHERE[column], "").split(" http")[0] for key in keys]
    return numbers(pd.Series(told_of)) if column == "altra_fonte_conteggio" else told_of


@recomputes((CELLS, PROVINCE_CELLS), "evidenza")
def evidence(world: World, table: pd.DataFrame, column: str) -> Any:
    residents, none = numbers(table["residenti"]), table["associazioni"] == "0"
    share = numbers(table["quota_vista"])
    if world.nature == "elenco" and world.share is None:  # it holds those it knows
        share = table[table.attrs["code"]].map(world.seen(table.attrs["code"])["quota_nota"]).to_numpy()
    sure = beyond(table, share) <= 0.10
    absent = (numbers(table["attese"]) >= 3) & (numbers(table["q_value"]) <= 0.10) & sure
    declared = world.nature == "elenco" or world.share is not None
    states = ["presente", "presente_altra_fonte", "senza_dato", "pochi_residenti", "probabilmente_assente"]
    cases = [~none, table["altra_fonte"] != "", np.isnan(residents), residents < 1_000, absent & declared]
    return np.select(cases, states, "non_si_puo_dire")


@recomputes((CELLS, PROVINCE_CELLS), "da_trovare", "metodo_stima")
def to_find(world: World, table: pd.DataFrame, column: str) -> Any:
    mean, spread, d, empty, y, none = of_model(table)
    natural = np.where(y > 0, 0, empty / (empty + (1 - empty) * none))
    model = (1 - natural) * mean / d * (1 - d) * (1 / spread + y) / (1 / spread + mean)
    others = numbers(table["altra_fonte_conteggio"])
    more = np.fmax(model, np.where(others > y, others - y, np.nan))
    words = np.select([np.isnan(more), more == model], ["", "modello"], "altra fonte")
    return words if column == "metodo_stima" else more


@recomputes(SEARCH, "da_trovare", "metodo_stima", "evidenza", "p_da_trovare", "posto")
def searched(world: World, table: pd.DataFrame, column: str) -> Any:
    cells = world.files[CELLS]
    cells = cells[numbers(cells["residenti"]) >= 1_000].reset_index(drop=True)
    order = pd.DataFrame({name: numbers(cells[name]) for name in ("da_trovare", "attese", "residenti")})
    order = order.join(cells[["codice_regione", "paese", "evidenza", "metodo_stima"]]).assign(
        p_da_trovare=beyond(cells)
    )
    order = order.sort_values(
        ["da_trovare", "attese", "residenti", "codice_regione", "paese"], ascending=[False, False, False, True, True]
    ).assign(posto=range(1, len(cells) + 1))
    return order.set_index(["codice_regione", "paese"])[column].reindex(
        pd.MultiIndex.from_frame(table[["codice_regione", "paese"]])
    )


ITALIAN = (" residenti", " nel registro, attese ", " nel ", ", anno non detto")
ITALIAN += ("associazioni della regione senza comunità nota",)
ITALIAN += ("il modello ne attende più del doppio di quante ne contava un'altra fonte",)
ITALIAN += ("non è dichiarato quanta parte delle associazioni il registro veda",)
ENGLISH = (" residents", " in the registry, expected ", " in ", ", year not said")
ENGLISH += ("associations of the region whose community is not known",)
ENGLISH += ("the model expects more than twice as many as another source counted",)
ENGLISH += ("it is not declared what part of the associations the registry sees",)


@recomputes(SEARCH, "perche_it", "perche_en")
def reasons(world: World, table: pd.DataFrame, column: str) -> Any:
    it = column == "perche_it"
    words = ITALIAN if it else ENGLISH
    said = []
    for row in table.to_dict("records"):
        people = f"{int(row['residenti']):,}"
        mean = f"{round(float(row['attese']), 1):.1f}"
        parts = [(people.replace(",", ".") if it else people) + words[0]]
        parts.append(row["associazioni"] + words[1] + (mean.replace(".", ",") if it else mean))
        if row["altra_fonte"]:
            year = words[2] + row["altra_fonte_anno"] if row["altra_fonte_anno"] else words[3]
            who = f"altra fonte ({row['altra_fonte']})" if it else f"another source ({row['altra_fonte_en']})"
            parts.append(f"{who}: {row['altra_fonte_conteggio']}{year}")
            sum_of = float(row["associazioni"]) + float(row["da_trovare"] or "nan")
            if sum_of > 2 * float(row["altra_fonte_conteggio"]):
                parts.append(words[5])
        if row["senza_comunita"] != "0":
            parts.append(f"{words[4]}: {row['senza_comunita']}")
        if row["quota_vista"] == "":
            parts.append(words[6])
        said.append("; ".join(parts))
    return said
