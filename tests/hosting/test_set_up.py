"""The environment is set up whole or begun again, whatever settings the user has for pip and Python."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import venv
import zipfile
from base64 import urlsafe_b64encode
from pathlib import Path

import pip
import pytest
from sandbox import PROJECT

from generator.packages.install import SOURCES, UNFINISHED, environment

SITE_DONE = ".venv/site.done"
FAKE = """#!/bin/sh
echo "$@" >> log
case "$*" in
  "-m venv .venv") mkdir -p .venv/bin; cp fake .venv/bin/python; [ ! -e die ] || kill -KILL $PPID $$;;
  "-m generator.packages.install "*) touch .venv/unfinished; [ ! -e die-later ] || kill -KILL $PPID $$; rm .venv/unfinished;;
esac
env | grep -E '^(PIP|PYTHON)' >> variables
exit 0
"""
"""Stands for Python: it notes what it is asked, and kills make's shell where a test wants it."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What make needs to set up an environment, with a Python that only pretends."""
    (tmp_path / "requirements").mkdir()
    for name in ("site", "test"):
        (tmp_path / f"requirements/{name}.txt").write_text("")
    shutil.copyfile(PROJECT / "Makefile", tmp_path / "Makefile")
    (tmp_path / "fake").write_text(FAKE)
    (tmp_path / "fake").chmod(0o755)
    return tmp_path


def make(project: Path, target: str = SITE_DONE, **variables: str) -> tuple[int, list[str]]:
    """How make ends, and what Python was asked."""
    (project / "log").write_text("")
    command = ["make", "PYTHON=./fake", target]
    code = subprocess.run(
        command, cwd=project, env=os.environ | variables, capture_output=True, check=False
    ).returncode
    asked = [
        line for line in (project / "log").read_text().splitlines() if not line.startswith(("-c", "import"))
    ]
    return code, asked


VENV, SITE = "-m venv .venv", "-m generator.packages.install requirements/site.txt"


def test_an_environment_is_set_up_once(project: Path) -> None:
    assert make(project) == (0, [VENV, SITE])
    assert make(project) == (0, [])
    assert make(project, ".venv/test.done") == (0, [SITE.replace("site.txt", "test.txt")])


@pytest.mark.parametrize(
    "killed", ["die", "die-later"], ids=["while the environment is made", "while packages are installed"]
)
def test_a_set_up_that_was_killed_is_begun_again_from_nothing(project: Path, killed: str) -> None:
    (project / killed).touch()
    assert make(project)[0] != 0
    (project / killed).unlink()
    (project / ".venv/left").touch()
    assert make(project) == (0, [VENV, SITE])
    assert not (project / ".venv/left").exists() and (project / SITE_DONE).exists()


def test_an_install_for_the_tests_that_was_killed_is_no_environment_for_the_site_either(
    project: Path,
) -> None:
    make(project)
    (project / "die-later").touch()
    assert make(project, ".venv/test.done")[0] != 0
    (project / "die-later").unlink()
    assert make(project) == (0, [VENV, SITE])


def test_an_environment_whose_python_is_gone_is_made_anew(project: Path) -> None:
    make(project)
    (project / ".venv/bin/python").unlink()
    (project / ".venv/bin/python").symlink_to("no-such-python")
    assert make(project) == (0, [VENV, SITE])


def test_settings_for_another_python_do_not_reach_this_one(project: Path) -> None:
    other = {
        "PYTHONPATH": "/elsewhere",
        "PYTHONHOME": "/elsewhere",
        "PYTHONSAFEPATH": "1",
        "PYTHONWARNINGS": "error",
    }
    make(project, **other)
    given = {line.partition("=")[0] for line in (project / "variables").read_text().splitlines()}
    assert "PYTHON" in given and not given & set(other)


# What of the settings for pip counts.

OTHERS = (
    "user",
    "target",
    "prefix",
    "root",
    "dry-run",
    "no-binary",
    "platform",
    "require-virtualenv",
    "ignore-installed",
    "constraint",
    "help",
)


@pytest.mark.parametrize("section", ["global", "install", ":env:"])
def test_only_where_packages_come_from_is_taken_from_the_settings(section: str) -> None:
    listed = "\n".join(f"{section}.{name}='value of {name}'" for name in [*SOURCES, *OTHERS])
    own = {
        "PATH": "/bin",
        "HTTPS_PROXY": "http://proxy",
        "PIP_USER": "1",
        "PIP_TARGET": "x",
        "PYTHONPATH": "y",
        "PIP_CONFIG_FILE": "z",
    }
    wanted = {f"PIP_{name.replace('-', '_').upper()}": f"value of {name}" for name in SOURCES}
    assert (
        environment(listed, own)
        == {"PATH": "/bin", "HTTPS_PROXY": "http://proxy", "PIP_CONFIG_FILE": os.devnull} | wanted
    )


def test_a_variable_counts_more_than_a_file_and_install_more_than_global() -> None:
    listed = ":env:.proxy='variable'\nglobal.index-url='global'\nglobal.proxy='global'\ninstall.index-url='install'\nnonsense\n"
    found = environment(listed, {})
    assert (found["PIP_PROXY"], found["PIP_INDEX_URL"]) == ("variable", "install")


def wheel(folder: Path) -> str:
    """A tiny package as a wheel; the line that requires it."""
    path = folder / "tiny-1.0-py3-none-any.whl"
    about = {
        "tiny.py": "",
        "tiny-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n",
        "tiny-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    hashes = {
        name: urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        for name, text in about.items()
    }
    record = "".join(f"{name},sha256={digest},{len(about[name])}\n" for name, digest in hashes.items())
    with zipfile.ZipFile(path, "w") as file:
        for name, text in (
            about | {"tiny-1.0.dist-info/RECORD": f"{record}tiny-1.0.dist-info/RECORD,,\n"}
        ).items():
            file.writestr(name, text)
    return f"tiny==1.0 --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


def environment_with_pip(folder: Path) -> None:
    """An environment with the pip of this one, because to install another takes seconds."""
    venv.create(folder)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "pip").symlink_to(Path(pip.__file__).parent)


def test_packages_land_in_the_environment_whatever_the_user_has_set_for_pip(tmp_path: Path) -> None:
    environment_with_pip(tmp_path / "env")
    packages, elsewhere = tmp_path / "packages", tmp_path / "elsewhere"
    packages.mkdir()
    (tmp_path / "requirements.txt").write_text(wheel(packages))
    config = tmp_path / "pip.conf"
    config.write_text(
        f"[global]\nquiet = 1\nfind-links = {packages}\nno-index = true\n[install]\nuser = true\nprefix = {elsewhere}\n"
    )
    hostile = {
        "PIP_CONFIG_FILE": str(config),
        "PIP_TARGET": str(elsewhere),
        "PIP_USER": "1",
        "PIP_DRY_RUN": "1",
        "PIP_NO_BINARY": ":all:",
    }
    hostile |= {"PIP_HELP": "1", "PIP_CONSTRAINT": str(tmp_path / "none"), "PYTHONUSERBASE": str(elsewhere)}
    python, wanted = str(tmp_path / "env/bin/python"), str(tmp_path / "requirements.txt")
    command = [python, "-m", "generator.packages.install", wanted]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    subprocess.run(command, cwd=PROJECT, env=plain | hostile, check=True)
    assert list((tmp_path / "env").glob("lib/python*/site-packages/tiny.py"))
    assert not elsewhere.exists()
    assert not (tmp_path / "env" / UNFINISHED).exists()


@pytest.mark.parametrize("code", [1, -signal.SIGKILL])
def test_only_an_install_that_was_killed_leaves_its_mark(
    tmp_path: Path, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.packages import install

    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(
        subprocess, "run", lambda *command, **how: subprocess.CompletedProcess(command, code, stdout="")
    )
    with pytest.raises(subprocess.CalledProcessError):
        install.install(tmp_path / "requirements.txt")
    assert (tmp_path / UNFINISHED).exists() == (code < 0)
