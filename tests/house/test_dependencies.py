"""The one list of dependencies, its lock and its conda list agree. Nothing here asks a network."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import Distribution, distributions, packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

PYTHONS = ("3.11.7", "3.12.1", "3.13.0")
# bertopic asks for it and does without; it would bring torch and CUDA.
LEFT_OUT = {"sentence-transformers"}
# The extras that set-up leaves out, for their weight; requirements-engines.lock pins them for those who install them.
ENGINES = {"polars", "spark"}
LOCKS = ("requirements.lock", "requirements-engines.lock")
REPOSITORY = Path(__file__).resolve().parents[2]


def environment(python: str) -> dict[str, str]:
    """What markers see on Linux under this Python."""
    return {"python_version": python.rpartition(".")[0], "python_full_version": python, "sys_platform": "linux",
            "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64",
            "implementation_name": "cpython", "platform_python_implementation": "CPython", "extra": ""}  # fmt: skip


def project() -> dict[str, Any]:
    """pyproject.toml as data."""
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))


def direct() -> list[Requirement]:
    """Every requirement that pyproject.toml states but for the engines: run, dev, build."""
    stated = project()
    lines = [*stated["project"]["dependencies"], *stated["build-system"]["requires"]]
    extras = [group for name, group in stated["project"]["optional-dependencies"].items() if name not in ENGINES]
    for group in (*extras, *stated["dependency-groups"].values()):
        lines += group
    return [Requirement(line) for line in lines]


def engines() -> list[Requirement]:
    """What the extras ask for that set-up leaves out."""
    extras = project()["project"]["optional-dependencies"]
    return [Requirement(line) for name in sorted(ENGINES) for line in extras[name]]


def entries(lock: str = "requirements.lock") -> list[tuple[Requirement, list[str]]]:
    """The entries of a lock with their hashes."""
    text = (REPOSITORY / lock).read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(Requirement(line.split("--hash")[0]), re.findall(r"--hash=(\S+)", line)) for line in lines]


def pinned(python: str, lock: str = "requirements.lock") -> dict[str, Version]:
    """Name and version of all that a lock installs under this Python."""
    found: dict[str, Version] = {}
    for entry, _ in entries(lock):
        if entry.marker is None or entry.marker.evaluate(environment(python)):
            name = canonicalize_name(entry.name)
            assert name not in found, f"{name} is pinned twice for Python {python}"
            found[name] = Version(str(entry.specifier).removeprefix("=="))
    return found


def conda() -> dict[str, str]:
    """Name and bound of each line of environment.yml, its pip lines included."""
    import yaml

    lines = yaml.safe_load((REPOSITORY / "environment.yml").read_text("utf-8"))["dependencies"]
    flat = [line for line in lines if isinstance(line, str)]
    flat += [line for nested in lines if isinstance(nested, dict) for line in nested["pip"]]
    return {canonicalize_name(name): bound for name, _, bound in (line.partition(" ") for line in flat)}


@pytest.mark.parametrize("python", PYTHONS)
def test_direct_dependencies_are_locked(python: str) -> None:
    """Under each Python the lock pins every direct dependency, build backend included, within its bounds."""
    lock = pinned(python)
    for wanted in direct():
        name = canonicalize_name(wanted.name)
        assert name in lock, f"{name} is not in requirements.lock: run `make lock`"
        assert wanted.specifier.contains(lock[name]), f"{name} {lock[name]} is not {wanted.specifier}: run `make lock`"


@pytest.mark.parametrize("python", PYTHONS)
def test_engines_are_locked_beside_the_rest(python: str) -> None:
    """Each engine is pinned within its bounds in a lock of its own, which pins nothing that the first pins already."""
    lock, beside = pinned(python), pinned(python, "requirements-engines.lock")
    for wanted in engines():
        assert wanted.specifier.contains(beside[canonicalize_name(wanted.name)]), f"{wanted}: run `make lock`"
    assert not beside.keys() & lock.keys()


def test_conda_list_is_the_same_list() -> None:
    """environment.yml has each direct dependency with the same bound, and nothing else but Python."""
    wanted = {canonicalize_name(r.name): r.specifier for r in direct()}
    listed = conda()
    python = listed.pop("python")
    assert set(listed) == set(wanted)
    assert {name: Requirement(f"{name}{listed[name]}").specifier for name in wanted} == wanted
    assert (
        Requirement(f"python{python}").specifier
        == Requirement(f"python{project()['project']['requires-python']}").specifier
    )


def needs(distribution: Distribution) -> list[Requirement]:
    """What an installed distribution asks for under this Python, its extras left out."""
    stated = [Requirement(line) for line in distribution.requires or []]
    return [r for r in stated if r.marker is None or r.marker.evaluate({"extra": ""})]


def test_lock_is_closed() -> None:
    """What is installed from the lock asks for nothing that the lock does not pin, but for the one exclusion."""
    import platform

    lock = pinned(platform.python_version())
    installed = {canonicalize_name(d.metadata["Name"]): d for d in distributions()}
    missing = set()
    for name in lock.keys() & installed.keys():
        for wanted in needs(installed[name]):
            pin = lock.get(canonicalize_name(wanted.name))
            if pin is None or not wanted.specifier.contains(pin, prereleases=True):
                missing.add(canonicalize_name(wanted.name))
    assert lock.keys() <= installed.keys(), "not everything in the lock is installed: run `make setup`"
    assert missing == LEFT_OUT


def test_extras_asked_for_are_locked() -> None:
    """Where something asks for another package with an extra, the lock also pins what that extra needs."""
    import platform

    lock = pinned(platform.python_version())
    installed = {canonicalize_name(d.metadata["Name"]): d for d in distributions()}
    asked = [(r.name, extra) for name in lock for r in needs(installed[name]) for extra in r.extras]
    assert asked, "selenium asks for urllib3[socks]: if no extra is asked for any more, drop this test"
    for name, extra in asked:
        for line in installed[canonicalize_name(name)].requires or []:
            wanted = Requirement(line)
            if wanted.marker and wanted.marker.evaluate({"extra": extra}) and not wanted.marker.evaluate({"extra": ""}):
                assert canonicalize_name(wanted.name) in lock, f"{name}[{extra}] needs {wanted.name}"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_is_pinned_and_hashed(lock: str) -> None:
    """Each entry names one exact version and at least one SHA-256, and none names a place."""
    for entry, hashes in entries(lock):
        assert re.fullmatch(r"==[^*]+", str(entry.specifier)), entry
        assert entry.url is None, entry
        assert hashes, entry
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", h) for h in hashes), entry


@pytest.mark.parametrize("lock", LOCKS)
def test_no_host_and_no_torch(lock: str) -> None:
    """A lock names no host, no path and no option, and brings neither torch nor CUDA."""
    lines = (REPOSITORY / lock).read_text("utf-8").splitlines()
    assert not [line for line in lines if "://" in line or line.startswith(("-", "/", "."))]
    names = {canonicalize_name(entry.name) for entry, _ in entries(lock)}
    assert not {n for n in names if re.match(r"torch|nvidia|cuda|triton|tensorflow|jax", n)}
    assert not names & LEFT_OUT


def test_the_exclusion_is_stated() -> None:
    """pyproject.toml states the very exclusion that the lock is closed but for."""
    assert set(project()["tool"]["uv"]["exclude-dependencies"]) == LEFT_OUT


def test_pythons_agree() -> None:
    """The Pythons tested here are those that pyproject.toml allows."""
    allowed = Requirement(f"python{project()['project']['requires-python']}").specifier
    assert all(allowed.contains(python) for python in PYTHONS)
    assert not allowed.contains("3.10.13")
    assert not allowed.contains("3.14.0")


def imported() -> dict[str, str]:
    """The libraries that our code imports, each with a file that does so."""
    found: dict[str, str] = {}
    for folder in ("wtanalysis", "tests", "benchmarks"):
        for path in sorted((REPOSITORY / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom) and not node.level:
                    names = [node.module or ""]
                found |= {name.partition(".")[0]: path.name for name in names}
    return {k: v for k, v in found.items() if k not in {*sys.stdlib_module_names, "wtanalysis", "tests", "benchmarks"}}


def test_what_is_imported_is_stated() -> None:
    """Each library that our code imports is a direct dependency, not one that happens to come along."""
    stated = {canonicalize_name(r.name) for r in (*direct(), *engines())}
    providers = packages_distributions()
    optional = {canonicalize_name(r.name) for r in engines()}  # not installed by set-up; named as they are imported
    for library, path in imported().items():
        names = {canonicalize_name(name) for name in providers.get(library, [library] if library in optional else [])}
        assert names & stated, (
            f"{path} imports {library} ({', '.join(names) or 'not installed'}): state it in pyproject.toml"
        )
