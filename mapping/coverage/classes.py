# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Classes of a choropleth, as data: the legend and every map read the same bounds.

Zero and «no data» are never in a class: they are two states apart, with colours and words of their own.
The bounds belong to the unfiltered figures; a filtered map keeps them, so that colours stay comparable.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from mapping.coverage.indicator_table import Indicator

CLASSES = 5
ZERO, NO_DATA = -1, -2
"""What `Classes.of` says of a value of zero and of a missing one."""
UNSURE = 2
"""A place whose interval meets so many classes, or more, has no class that may be shown as certain."""


@dataclass(frozen=True)
class Classes:
    """Classes of the values above zero.

    Attributes
    ----------
    scheme
        How they are cut, as `Indicator.scheme` names it.
    bounds
        Upper bounds, ascending, each inside its class; as many as there are classes (none without values).
    lowest
        The smallest value above zero, NaN without values.
    decimals
        Values are rounded to so many before they are compared with the bounds: what a reader sees decides.
    """

    scheme: str
    bounds: tuple[float, ...]
    lowest: float
    decimals: int

    def of(self, values: pd.Series) -> pd.Series:
        """Return the class of each value, 0 the lowest, or `ZERO` or `NO_DATA`; above all bounds the last."""
        shown = values.astype(float).round(self.decimals)
        found = np.searchsorted(self.bounds, shown).clip(max=max(len(self.bounds) - 1, 0))
        states = np.select([values.isna(), values == 0], [NO_DATA, ZERO], default=found)
        return pd.Series(states, values.index)

    def spans(self, lower: pd.Series, upper: pd.Series) -> pd.Series:
        """Return how many classes each interval meets, zero counted as one; 0 where there is no interval.

        Examples
        --------
        By hand: of the classes up to 1, 2 and 4, the interval 0,6–3,5 meets all three, 1,2–1,9 the second only, and
        0–1,5 zero and the first two.

        >>> import pandas as pd
        >>> classes = Classes("Quantiles", (1.0, 2.0, 4.0), 0.5, decimals=1)
        >>> classes.spans(pd.Series([0.6, 1.2, 0.0, None]), pd.Series([3.5, 1.9, 1.5, None])).tolist()
        [3, 1, 3, 0]
        """
        return (self.of(upper) - self.of(lower) + 1).where(lower.notna() & upper.notna(), 0)

    def intervals(self) -> list[tuple[float, float]]:
        """Return the lowest and highest value, as shown, that each class can hold."""
        step = 10.0**-self.decimals
        lows = [self.lowest, *(round(bound + step, self.decimals) for bound in self.bounds[:-1])]
        return list(zip(lows[: len(self.bounds)], self.bounds, strict=True))


def classify(values: pd.Series, indicator: Indicator, *, k: int = CLASSES) -> Classes:
    """Return at most ``k`` classes of the values above zero by the indicator's scheme.

    The bounds are rounded to the indicator's decimals; equal bounds are one class.

    Raises
    ------
    ValueError
        If the indicator has no scheme.
    """
    if not indicator.scheme:
        raise ValueError(f"«{indicator.name}» non è un indicatore da colorare su una mappa")
    positive = values[values > 0].astype(float).round(indicator.decimals)
    bounds = {round(bound, indicator.decimals) for bound in _cut(positive, k)}
    lowest = float(positive.min()) if len(positive) else float("nan")
    return Classes(indicator.scheme, tuple(sorted(bounds)), lowest, indicator.decimals)


def spanned_classes(places: pd.DataFrame, indicator: Indicator) -> pd.Series:
    """Return how many classes of an indicator the interval of each place meets; 0 where it has none.

    From `UNSURE` on the colour of the class would tell what is not known.
    """
    if not indicator.limits:
        return pd.Series(0, places.index)
    lower, upper = (places[f"{indicator.limits}_{end}"] for end in ("inf", "sup"))
    return classify(places[indicator.name], indicator).spans(lower, upper)


def _cut(values: pd.Series, k: int) -> list[float]:
    """Return the upper bounds of as many values each; with few distinct values, the values themselves."""
    distinct = values.unique()
    return [
        float(bound) for bound in (distinct if len(distinct) <= k else np.quantile(values, np.arange(1, k + 1) / k))
    ]
