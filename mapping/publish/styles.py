# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How programs for geographers draw a layer: the same rules as QGIS keeps them (QML) and as the OGC does (SLD)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from mapping.coverage import Classes
from mapping.palette import RAMP, colour

_OGC, _SLD = "http://www.opengis.net/ogc", "http://www.opengis.net/sld"
_SIZE = "2.6"
"""Of a mark, in millimetres."""


@dataclass(frozen=True)
class Rule:
    """What is drawn in one colour: rows whose ``column`` is in a span, has no value, or any row (no ``column``).

    The span is above ``least`` and up to ``most``; where both are one number, it is that number. ``absent``: the rows
    without a value.
    """

    label: str
    fill: str
    column: str = ""
    least: float = 0
    most: float = 0
    absent: bool = False

    def conditions(self) -> list[tuple[str, str, float]]:
        """Return the limits as (sign of QGIS, name in the OGC's filters, number)."""
        if self.least == self.most:
            return [("=", "PropertyIsEqualTo", self.least)]
        return [(">", "PropertyIsGreaterThan", self.least), ("<=", "PropertyIsLessThanOrEqualTo", self.most)]


def class_rules(column: str, classes: Classes) -> list[Rule]:
    """Return the rules of a choropleth: no data, zero, then each class, with the colours of the page."""
    rules = [Rule("dato non disponibile", colour("bordo"), column, absent=True)]
    rules += [Rule("0", colour("zero"), column)]
    half, reached = 10.0**-classes.decimals / 2, 0.0
    for name, (low, high) in zip(RAMP, classes.intervals(), strict=False):
        label = f"{low:.{classes.decimals}f} – {high:.{classes.decimals}f}".replace(".", ",")
        least, reached = reached, round(high + half, classes.decimals + 1)
        rules.append(Rule(label, colour(name), column, least, reached))
    return rules


def qml(rules: Sequence[Rule], *, points: bool = False) -> str:
    """Return the style as QGIS keeps it."""
    root = ET.Element("qgis", {"version": "3.28", "styleCategories": "Symbology"})
    renderer = ET.SubElement(root, "renderer-v2", {"type": "RuleRenderer", "forceraster": "0", "symbollevels": "0"})
    within = ET.SubElement(renderer, "rules", {"key": "tutte"})
    symbols = ET.SubElement(renderer, "symbols")
    for place, rule in enumerate(rules):
        told = {"key": f"regola-{place}", "symbol": str(place), "label": rule.label}
        ET.SubElement(within, "rule", told | ({"filter": _expression(rule)} if rule.column else {}))
        kind = "marker" if points else "fill"
        symbol = ET.SubElement(symbols, "symbol", {"name": str(place), "type": kind, "alpha": "1"})
        _qml_layer(symbol, rule.fill, points=points)
    return _text(root)


def _expression(rule: Rule) -> str:
    if rule.absent:
        return f'"{rule.column}" IS NULL'
    return " AND ".join(f'"{rule.column}" {sign} {limit:g}' for sign, _, limit in rule.conditions())


def _qml_layer(symbol: ET.Element, fill: str, *, points: bool) -> None:
    made = {"color": _numbers(fill), "outline_color": _numbers(colour("confine-forte")), "outline_width": "0.2"}
    made |= {"name": "circle", "size": _SIZE, "size_unit": "MM"} if points else {"style": "solid"}
    kind = "SimpleMarker" if points else "SimpleFill"
    layer = ET.SubElement(symbol, "layer", {"class": kind, "enabled": "1", "locked": "0", "pass": "0"})
    option = ET.SubElement(layer, "Option", {"type": "Map"})
    for name, value in made.items():
        ET.SubElement(option, "Option", {"name": name, "type": "QString", "value": value})
        ET.SubElement(layer, "prop", {"k": name, "v": value})  # before QGIS 3.26


def _numbers(fill: str) -> str:
    return ",".join(str(int(fill[place : place + 2], 16)) for place in (1, 3, 5)) + ",255"


def sld(name: str, rules: Iterable[Rule], *, points: bool = False) -> str:
    """Return the style as the OGC's Styled Layer Descriptor 1.0.0."""
    root = ET.Element("StyledLayerDescriptor", {"version": "1.0.0", "xmlns": _SLD, "xmlns:ogc": _OGC})
    layer = ET.SubElement(root, "NamedLayer")
    ET.SubElement(layer, "Name").text = name
    feature = ET.SubElement(ET.SubElement(layer, "UserStyle"), "FeatureTypeStyle")
    for rule in rules:
        one = ET.SubElement(feature, "Rule")
        ET.SubElement(one, "Name").text = rule.label
        if rule.column:
            _sld_filter(one, rule)
        _sld_symbol(one, rule.fill, points=points)
    return _text(root)


def _sld_filter(one: ET.Element, rule: Rule) -> None:
    conditions = rule.conditions()
    within = ET.SubElement(one, "ogc:Filter")
    if rule.absent:
        ET.SubElement(ET.SubElement(within, "ogc:PropertyIsNull"), "ogc:PropertyName").text = rule.column
        return
    within = ET.SubElement(within, "ogc:And") if len(conditions) > 1 else within
    for _, name, limit in conditions:
        compared = ET.SubElement(within, f"ogc:{name}")
        ET.SubElement(compared, "ogc:PropertyName").text = rule.column
        ET.SubElement(compared, "ogc:Literal").text = f"{limit:g}"


def _sld_symbol(one: ET.Element, fill: str, *, points: bool) -> None:
    if points:
        graphic = ET.SubElement(ET.SubElement(one, "PointSymbolizer"), "Graphic")
        drawn = ET.SubElement(graphic, "Mark")
        ET.SubElement(drawn, "WellKnownName").text = "circle"
        ET.SubElement(graphic, "Size").text = "8"
    else:
        drawn = ET.SubElement(one, "PolygonSymbolizer")
    for part, name, value in (("Fill", "fill", fill), ("Stroke", "stroke", colour("confine-forte"))):
        ET.SubElement(ET.SubElement(drawn, part), "CssParameter", {"name": name}).text = value


def _text(root: ET.Element) -> str:
    ET.indent(root, " ")
    return ET.tostring(root, encoding="unicode")
