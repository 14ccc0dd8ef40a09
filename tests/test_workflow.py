# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The workflows: what they run is pinned, what may write runs none of it, and every promise is tried somewhere."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

WORKFLOWS = Path(__file__).parents[1] / ".github" / "workflows"


def read(name: str) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load((WORKFLOWS / name).read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module", params=sorted(WORKFLOWS.glob("*.yml")), ids=lambda p: p.name)
def text(request: pytest.FixtureRequest) -> str:
    path: Path = request.param
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def jobs(text: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(text)["jobs"]
    return found


def test_every_action_is_pinned_by_its_hash_with_the_version_beside(text):
    used = re.findall(r"uses: (.*)", text)
    assert used
    assert [line for line in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_no_job_may_more_than_it_needs(text, jobs):
    assert yaml.safe_load(text)["permissions"] == {}
    assert [name for name, job in jobs.items() if set(job["permissions"]) != {"contents"}] == []
    for job in jobs.values():
        runs = " ".join(step.get("run", "") for step in job["steps"])
        if job["permissions"]["contents"] == "write":
            assert not re.search(r"\b(mapping|make|python|pip|npm)\b", runs)
        assert ("TOKEN" in runs) == (job["permissions"]["contents"] == "write")


def test_no_checkout_keeps_the_token_and_no_script_is_made_of_values(jobs):
    for step in (step for job in jobs.values() for step in job["steps"]):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
        assert "${{" not in step.get("run", "")


def test_what_was_built_is_committed_as_it_is_and_pushed(tmp_path):
    jobs = read("regenerate.yml")["jobs"]
    here = tmp_path / "clone"
    setting = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "TOKEN": "x",
        "GITHUB_REF": "refs/heads/main",
    }

    def git(*words: str) -> str:
        who = ("-c", "user.name=a", "-c", "user.email=a@localhost")
        done = subprocess.run(
            ["git", *who, *words], cwd=here, env=os.environ | setting, check=True, capture_output=True, text=True
        )
        return done.stdout

    subprocess.run(["git", "init", "-q", "--bare", "--initial-branch=main", tmp_path / "origin"], check=True)
    subprocess.run(["git", "init", "-q", "--initial-branch=main", here], check=True)
    (here / "output").mkdir()
    (here / "output" / "tolto.csv").write_text("a")
    (here / "notebooks").mkdir()
    (here / "geodata").mkdir()
    for name in ("notebooks/01.ipynb", "notebooks/store.py", "geodata/sources.toml", "geodata/index.py"):
        (here / name).write_text("a")
    git("add", ".")
    git("commit", "-qm", "start")
    git("remote", "add", "origin", str(tmp_path / "origin"))
    script = next(
        step["run"]
        for step in jobs["publish"]["steps"]
        if "git push" in step.get("run", "") or "push origin" in step.get("run", "")
    )
    for new in ("b", "b"):
        (here / "built" / "output").mkdir(parents=True)
        (here / "built" / "output" / "nuovo.csv").write_text(new)
        for name in ("notebooks/01.ipynb", "geodata/sources.toml"):
            (here / "built" / name).parent.mkdir(exist_ok=True)
            (here / "built" / name).write_text(new)
        (here / "built" / "message.txt").write_text("Maps of the new registry\n\n1 aggiunta\n")
        subprocess.run(
            ["bash", "-e", "-c", script], cwd=here, env=os.environ | setting, check=True, capture_output=True
        )
    files = [
        "geodata/index.py", "geodata/sources.toml", "notebooks/01.ipynb", "notebooks/store.py", "output/nuovo.csv",
    ]  # fmt: skip
    assert git("ls-tree", "-r", "--name-only", "origin/main").split() == files
    assert [git("show", f"origin/main:{name}") for name in files] == ["a", "b", "b", "a", "b"]
    assert git("log", "--format=%s", "origin/main").splitlines() == ["Maps of the new registry", "start"]


@pytest.mark.slow
def test_the_steps_of_the_build_make_the_edition_and_leave_every_table_described(root, tmp_path):
    """In a clone whose registry has lost five rows; what sets up, and runs the notebooks, is left out."""
    here, runner = tmp_path / "clone", tmp_path / "runner"
    runner.mkdir()
    subprocess.run(["git", "clone", "-q", root, here], check=True)
    (here / ".venv").symlink_to(root / ".venv")
    for name in ("viewer", "inlining"):
        shutil.copytree(root / "mapping" / name / "dist", here / "mapping" / name / "dist")
    registry = here / "geodata" / "registry" / "associazioni.csv"
    rows = registry.read_text("utf-8").splitlines(keepends=True)
    registry.write_text("".join(rows[:-5]), "utf-8")
    environment = os.environ | {"RUNNER_TEMP": str(runner), "PYTHONPATH": str(here)}

    def call(script: str) -> None:
        command = ["bash", "-e", "-c", script]
        done = subprocess.run(command, cwd=here, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"

    for step in read("regenerate.yml")["jobs"]["build"]["steps"]:
        if "run" in step and "make" not in step["run"]:
            call(step["run"])
    call(".venv/bin/mapping sources --verify")
    call(".venv/bin/mapping build --out output --check")
    assert "tolta 5," in (here / "message.txt").read_text("utf-8")
    assert (runner / "edition" / "registro" / "novita.csv").is_file()
    assert f"{len(rows) - 6} righe" in (here / "geodata" / "sources.toml").read_text("utf-8")


def test_every_push_is_tried_with_every_python_and_system_and_with_the_oldest_and_newest_packages():
    workflow = read("test.yml")
    project = tomllib.loads((WORKFLOWS.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(workflow[True]) == {"push", "pull_request"}  # YAML's «on»
    matrices = {name: job["strategy"]["matrix"] for name, job in workflow["jobs"].items()}
    pythons = matrices["locked"]["python"]
    assert f">={pythons[0]}" == project["requires-python"]
    assert pythons == [f"3.{minor}" for minor in range(11, 11 + len(pythons))]
    packages = {entry["python"]: entry["options"] for entry in matrices["packages"]["include"]}
    assert packages == {pythons[0]: "--resolution lowest-direct", pythons[-1]: "--upgrade"}
    assert {entry["system"].split("-")[0] for entry in matrices["systems"]["include"]} == {"windows", "macos"}
    assert not any(job.get("continue-on-error") for job in workflow["jobs"].values()), "red is red"


def test_what_the_workflow_leaves_out_is_there_to_be_left_out():
    """A test file that is renamed would silently run, or silently not, in the jobs that leave it out."""
    root = WORKFLOWS.parents[1]
    left_out = re.findall(r"--ignore (\S+)", (WORKFLOWS / "test.yml").read_text(encoding="utf-8"))
    assert left_out
    assert [name for name in left_out if not (root / name).exists()] == []
