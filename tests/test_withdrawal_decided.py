# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: the list that is written with the keeper's decisions is read again, with them and with all its entries."""

from pathlib import Path

import pytest

from mapping.errors import InputError
from mapping.registry import read_withdrawals, write_decided

HEAD, SAID = "denominazione;comune\n", "denominazione;comune;decisione\n"
LISTS = {
    "as usual": HEAD + "X Alfa;Roma\nY Beta;Milano\n",
    "longer than its header": HEAD + "X Alfa;Roma;;\nY Beta;Milano\n",
    "with its header again": HEAD + "X Alfa;Roma\ndenominazione;comune\nY Beta;Milano\n",
    "decided, with its header again": SAID + f"X Alfa;Roma;\n{SAID}Y Beta;Milano;tieni\n",
    "shorter than its header": "denominazione;comune;data\nX Alfa\nY Beta;Milano\n",
    "numbered": ";denominazione;comune\n1;X Alfa;Roma\n2;Y Beta;Milano\n",
    "numbered beyond its header": HEAD + "X Alfa;Roma\nY Beta;Milano;\n",
    "with a blank line": HEAD + "X Alfa;Roma\n;\nY Beta;Milano\n",
    "with its header alone": HEAD,
}


@pytest.mark.parametrize("listed", LISTS.values(), ids=LISTS.keys())
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_is_written_is_read_again(listed: str, ending: str, tmp_path: Path) -> None:
    path, out = tmp_path / "l.csv", tmp_path / f"due.{ending}"
    path.write_text(listed, encoding="utf-8")
    before = read_withdrawals(path).entries
    write_decided(path, {"2": "ritira"}, out)
    after = read_withdrawals(out).entries
    assert [one.written for one in after] == [one.written for one in before]
    said = [one.decision for one in before]
    assert [one.decision for one in after] == ["ritira", *said[1:]][: len(said)]
    write_decided(out, {}, tmp_path / "tre.csv")
    assert [one.decision for one in read_withdrawals(tmp_path / "tre.csv").entries] == [one.decision for one in after]


def test_a_value_below_no_header_is_told_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text(HEAD + "X Alfa;Roma;vedi\n", encoding="utf-8")
    with pytest.raises(InputError, match="sotto nessuna intestazione"):
        write_decided(path, {"2": "ritira"}, tmp_path / "due.csv")
    assert not (tmp_path / "due.csv").exists()
