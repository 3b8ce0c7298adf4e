"""The pinned requirements must say the same as pyproject.toml, or a fresh machine gets another program than ours."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DECLARED = {
    "requirements.txt": PROJECT["project"]["dependencies"],
    "requirements-dev.txt": PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"],
}
MACHINES = [
    pytest.param(
        {"python_version": python, "python_full_version": f"{python}.1", "sys_platform": system},
        id=f"{python}-{system}",
    )
    for python in ("3.11", "3.12", "3.13", "3.14")
    for system in ("linux", "win32", "darwin")
]


def pins(file: str) -> dict[Requirement, int]:
    """Each pinned requirement with the number of its hashes."""
    text = (ROOT / file).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.split("#")[0] for line in text.splitlines() if re.match("[A-Za-z]", line)]
    return {Requirement(line.split("--hash")[0]): line.count("--hash=sha256:") for line in lines}


def applies(requirement: Requirement, machine: dict[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(machine)


@pytest.mark.parametrize("file", DECLARED)
@pytest.mark.parametrize("machine", MACHINES)
def test_every_dependency_is_pinned_once_inside_its_range(file: str, machine: dict[str, str]) -> None:
    pinned = {canonicalize_name(pin.name): pin for pin in pins(file) if applies(pin, machine)}
    for declared in filter(lambda wanted: applies(wanted, machine), map(Requirement, DECLARED[file])):
        (exact,) = pinned[canonicalize_name(declared.name)].specifier
        assert exact.operator == "=="
        assert declared.specifier.contains(exact.version), declared


@pytest.mark.parametrize("file", DECLARED)
def test_every_pin_has_a_hash(file: str) -> None:
    assert [str(pin) for pin, hashes in pins(file).items() if not hashes] == []


def test_the_checks_run_against_the_versions_that_a_shop_runs() -> None:
    assert set(map(str, pins("requirements.txt"))) <= set(map(str, pins("requirements-dev.txt")))


@pytest.mark.parametrize("file", DECLARED)
def test_no_pin_names_a_place_to_fetch_it_from(file: str) -> None:
    assert not re.search(r"://|--(extra-)?index-url|--find-links", (ROOT / file).read_text(encoding="utf-8"))
