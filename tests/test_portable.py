# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ways to get the program: the folder for keepers and what starts it, the image, the lock that both take."""

import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from mapping.portable.assemble import NAME, assemble, pack
from mapping.portable.lock import part_of_lock

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="these start on POSIX")
UV = """\
#!/bin/sh
printf '%s\\n' "$*" >> "$LOG"
[ "$1" = "${FAILS:-}" ] && exit 1
if [ "$1" = venv ]; then
    for place; do :; done
    mkdir -p "$place/bin"
    printf '#!/bin/sh\\nprintf "mapping %%s\\\\n" "$*" >> "$LOG"\\n' > "$place/bin/mapping"
    chmod +x "$place/bin/mapping"
fi
exit 0
"""


@pytest.fixture
def lock(root: Path) -> Path:
    return root / "requirements.lock"


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    path = tmp_path / "mappa-1-py3-none-any.whl"
    path.write_bytes(b"wheel")
    return path


def names(text: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE))


def test_the_lock_without_the_build_is_what_the_package_asks_for(lock: Path, root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    whole, part = lock.read_text(encoding="utf-8"), part_of_lock(lock.read_text(encoding="utf-8"))
    asked = {Requirement(line).name for line in project["project"]["dependencies"]}
    build = {Requirement(line).name for line in project["dependency-groups"]["build"]}
    assert asked <= names(part) < names(whole)
    assert not build & names(part)
    assert build <= names(part_of_lock(whole, "build"))
    assert names(part) | names(part_of_lock(whole, "build")) == names(whole)
    entries = re.split(r"(?m)^(?=[a-z0-9])", part)[1:]
    assert all("--hash=sha256:" in entry and entry in whole for entry in entries)


def test_the_same_parts_make_the_same_folder(tmp_path: Path, wheel: Path, lock: Path) -> None:
    packed = []
    for place in ("a", "b"):
        folder = assemble(tmp_path / place / NAME, wheel, lock)
        packed.append(pack(folder).read_bytes())
        for path in folder.rglob("*"):
            os.utime(path, (1, 1))
    assert packed[0] == packed[1]
    with zipfile.ZipFile(tmp_path / "a" / f"{NAME}.zip") as archive:
        modes = {entry.filename.rpartition(".")[2]: entry.external_attr >> 16 for entry in archive.infolist()}
    assert (modes["sh"], modes["command"], modes["txt"]) == (0o100755, 0o100755, 0o100644)


def test_another_package_is_another_edition(tmp_path: Path, wheel: Path, lock: Path) -> None:
    first = (assemble(tmp_path / NAME, wheel, lock) / f"{NAME}.sh").read_bytes()
    wheel.write_bytes(b"another")
    assert (assemble(tmp_path / NAME, wheel, lock) / f"{NAME}.sh").read_bytes() != first


class Keeper:
    """A machine with a folder of the program, in a place with spaces and accents, and a `uv` that only talks."""

    def __init__(self, home: Path, wheel: Path, lock: Path) -> None:
        self.home = home / "Società è qui (1)"
        self.folder = assemble(self.home / "condivisa" / NAME, wheel, lock)
        self.log = home / "log"
        self.path = home / "bin"
        self.path.mkdir()
        self.give(self.path)

    def give(self, place: Path) -> None:
        (place / "uv").write_text(UV)
        (place / "uv").chmod(0o755)

    def start(self, *words: str, **setting: str) -> tuple[int, str, list[str]]:
        self.log.write_text("")
        environment = {"PATH": f"{self.path}:/usr/bin:/bin", "HOME": str(self.home), "LOG": str(self.log)} | setting
        done = subprocess.run(
            ["/bin/sh", str(self.folder / f"{NAME}.sh"), *words],
            env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.returncode, done.stderr, self.log.read_text().splitlines()

    @property
    def prepared(self) -> list[Path]:
        return list(self.home.rglob("pronto"))


@pytest.fixture
def keeper(tmp_path: Path, wheel: Path, lock: Path) -> Keeper:
    return Keeper(tmp_path, wheel, lock)


@POSIX
def test_the_first_start_prepares_by_hash_and_the_second_only_starts(keeper: Keeper) -> None:
    code, err, said = keeper.start("registro di prova.xlsx")
    assert (code, err) == (0, "")
    assert [line.split()[:2] for line in said[:3]] == [["venv", "--quiet"], ["pip", "install"], ["pip", "install"]]
    assert "--require-hashes" in said[1]
    assert "requirements.lock" in said[1]
    assert said[2].endswith("mappa-1-py3-none-any.whl")
    assert said[-1] == "mapping desk registro di prova.xlsx"
    assert keeper.start()[2] == ["mapping desk"]


@POSIX
def test_nothing_is_written_into_the_folder_so_it_may_be_read_only(keeper: Keeper) -> None:
    before = {path: path.stat().st_mtime_ns for path in keeper.folder.rglob("*")}
    assert keeper.start()[0] == 0
    assert {path: path.stat().st_mtime_ns for path in keeper.folder.rglob("*")} == before


@POSIX
@pytest.mark.parametrize("step", ["venv", "pip"])
def test_without_network_one_sentence_and_the_next_start_begins_anew(keeper: Keeper, step: str) -> None:
    code, err, _ = keeper.start(FAILS=step)
    assert code == 2
    assert err.count("\n") == 1
    assert "la prima volta serve la rete" in err
    assert keeper.prepared == []
    assert keeper.start()[0] == 0
    assert len(keeper.prepared) == 1


@POSIX
def test_with_packages_at_hand_nothing_is_asked_of_the_network(keeper: Keeper) -> None:
    (keeper.folder / "programma" / "pacchetti").mkdir()
    _, _, said = keeper.start()
    assert "--no-index --find-links" in said[1]
    shutil.rmtree(keeper.home / ".local")
    assert "«pacchetti»" in keeper.start(FAILS="pip")[1]


@POSIX
def test_uv_of_the_folder_comes_first_and_without_any_a_sentence_says_where_to_get_it(keeper: Keeper) -> None:
    keeper.give(keeper.folder / "programma")
    (keeper.path / "uv").write_text("#!/bin/sh\nexit 9\n")
    assert keeper.start()[0] == 0
    shutil.rmtree(keeper.home / ".local")
    for place in (keeper.folder / "programma", keeper.path):
        (place / "uv").unlink()
    code, err, _ = keeper.start()
    assert code == 2
    assert err.startswith("Manca «uv»")
    assert err.count("\n") == 1


@POSIX
def test_where_nothing_can_be_written_a_sentence_says_so(keeper: Keeper) -> None:
    (keeper.home / "occupato").write_text("")
    code, err, _ = keeper.start(XDG_DATA_HOME=str(keeper.home / "occupato"))
    assert code == 2
    assert "Non si può scrivere in «" in err.splitlines()[-1]


def test_the_starter_for_windows_has_what_its_shell_needs(tmp_path: Path, wheel: Path, lock: Path) -> None:
    """Its lines end as Windows wants, its letters are ASCII, every jump has its label; no block that a bracket ends."""
    data = (assemble(tmp_path / NAME, wheel, lock) / f"{NAME}.cmd").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") > 40
    text = data.decode("ascii").replace("\r\n", "\n")
    labels = re.findall(r"(?m)^:(\w+)$", text)
    assert set(re.findall(r"goto (\w+)", text)) == set(labels)
    assert len(labels) == len(set(labels))
    lines = [line for line in text.splitlines() if not line.startswith("rem ")]
    assert [
        line for line in lines if line.count('"') % 2 or re.search(r"[()!^]", re.sub(r"in \(uv\.exe\)", "", line))
    ] == []
    assert "@" not in text.replace("@echo off", "")
    told = {line for line in lines if line.startswith("echo ")}
    assert [line for line in told if re.search(r"[&|<>]", line)] == []


def test_both_starters_do_the_same(root: Path) -> None:
    parts = root / "mapping" / "portable" / "parts"
    posix, windows = ((parts / name).read_text("utf-8") for name in ("start.sh", "start.cmd"))
    for words in ("venv --quiet --python", "--require-hashes", "--offline --no-deps", "pronto", ">=3.11,<3.15", "desk"):
        assert words in posix
        assert words in windows


class Container:
    """What runs in the image, with a `mapping` of our own."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.scripts = root / "mapping" / "portable" / "container"
        self.diary = folder / "diario.log"
        (folder / "mapping").write_text('#!/bin/sh\nprintf "%s\\n" "$*" >> "$LOG"\nexit 1\n')
        (folder / "mapping").chmod(0o755)
        self.setting = {
            "PATH": f"{folder}:/usr/bin:/bin", "LOG": str(folder / "log"),
            "MAPPA_SETTINGS": "mappa.toml", "MAPPA_STATE": str(folder), "MAPPA_EVERY": "60",
        }  # fmt: skip

    def healthy(self, code: int, age: float = 0) -> bool:
        self.diary.write_text(f"2026-01-01\tpubblicata\t0\t\t\n2026-01-02\tx\t{code}\t\tFrase.\n")
        os.utime(self.diary, (time.time() - age, time.time() - age))
        done = subprocess.run(
            ["/bin/sh", str(self.scripts / "healthy.sh")], env=self.setting, capture_output=True, text=True, check=False
        )
        return done.returncode == 0


@POSIX
def test_the_container_is_healthy_if_the_last_run_was_and_is_not_old(root: Path, tmp_path: Path) -> None:
    container = Container(root, tmp_path)
    assert container.healthy(0)
    assert not container.healthy(1)
    assert not container.healthy(2)
    assert not container.healthy(0, age=40 * 60)


@POSIX
def test_the_container_goes_on_after_a_refusal_and_ends_when_it_is_told(root: Path, tmp_path: Path) -> None:
    container = Container(root, tmp_path)
    setting = container.setting | {"MAPPA_EVERY": "0.01"}
    with subprocess.Popen(["/bin/sh", str(container.scripts / "every.sh")], env=setting) as running:
        deadline = time.monotonic() + 60
        while (tmp_path / "log").read_text().count("\n") < 2 if (tmp_path / "log").exists() else True:
            assert time.monotonic() < deadline
        running.terminate()
        assert running.wait(60) == 0
    assert (tmp_path / "log").read_text().splitlines()[0] == f"regenerate --settings mappa.toml --state {tmp_path}"


def test_the_image_takes_only_what_is_there_and_needs_no_root(root: Path) -> None:
    text = re.sub(r"(?m)^#.*\n", "", (root / "Dockerfile").read_text(encoding="utf-8")).replace("\\\n", " ")
    given = [line.split()[1:-1] for line in re.findall(r"(?m)^COPY .*$", text) if "--from" not in line]
    paths = [path for words in given for path in words]
    assert [path for path in paths if not (root / path).exists()] == []
    ignored = (root / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert [path for path in paths if f"!{path.split('/')[0]}" not in ignored] == []
    last = text.split("FROM ")[-1]
    assert re.findall(r"(?m)^USER (.+)$", last) == ["mappa"]
    assert last.index("USER") > last.rindex("RUN")
    assert {"HEALTHCHECK", "CMD", "VOLUME"} <= set(re.findall(r"(?m)^([A-Z]+) ", last))
    installs = re.findall(r"pip[^&]* install ([^&]*)", text)
    assert installs
    assert [words for words in installs if "--require-hashes" not in words and "--no-index" not in words] == []


def test_what_is_told_of_the_folder_is_so(root: Path) -> None:
    told = (root / "mapping" / "portable" / "parts" / "LEGGIMI.txt").read_text(encoding="utf-8")
    assert [ending for ending in ("cmd", "command", "sh") if f"{NAME}.{ending}" not in told] == []
    assert max(map(len, told.splitlines())) <= 120
