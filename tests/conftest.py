"""Fixtures that several tests share."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from installed import Installed, build_wheel
from once import make_once
from sandbox import PROJECT, SECOND_SUBJECT, Sandbox
from terminal import Terminal
from workshop import Workshop, files

from generator.content.content import Content
from generator.files import parallel
from generator.flow.graph import Graph, graph_of
from generator.flow.nodes import sign_ages
from generator.load.load import load
from generator.pipeline import record
from generator.pipeline.build import build
from generator.render import page, template_cache
from generator.render.page import environment
from generator.render.template_cache import compiled_in
from generator.schema.json_schema import schemas
from generator.schema.kinds.flow import Flow

# The same examples on every run, and no limit on time: a slow machine is no mistake.
settings.register_profile(
    "same-every-time",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("same-every-time")
# For benchmarks/long_tests.py.
settings.register_profile("many", deadline=None, database=None, max_examples=1_000)

MEMORY = Path("/dev/shm")
"""Where Linux keeps files in memory."""
ROOM = 8 << 30
"""Bytes: several times what the folders of a whole run take, which are kept until the next one."""
CORES = parallel._cores
"""How many cores a build uses, outside tests."""

FIRST_SUBJECT = "subject: muscle twitching"
"""The line of site.yml by which the tests know the content that they were written about."""
OF_FIRST_SUBJECT = {"real_content", "real_graph", "built_site"}
"""Fixtures of the first subject's facts and pages: tests that use one know its words and addresses."""


SLOW_FILES = {
    "test_build.py",
    "test_cores.py",
    "test_examples.py",
    "test_flow_graph.py",
    "test_forty_mistakes.py",
    "test_inline_escape.py",
    "test_mutants.py",
    "test_new_site_guide.py",
    "test_page_review.py",
    "test_preview.py",
    "test_reuse.py",
    "test_rules_fail.py",
    "test_swap.py",
    "test_wheel.py",
}
"""Files of tests that build sites or run hundreds of cases, beside those of hosting and the browser."""


def is_slow(item: pytest.Item) -> bool:
    """Whether `make quick` leaves a test out."""
    folder_is_slow = item.path.parent.name in {"browser", "hosting"}
    return folder_is_slow or item.path.name in SLOW_FILES or "built_site" in getattr(item, "fixturenames", ())


def pytest_configure(config: pytest.Config) -> None:
    """Where there is room, the folders of tests lie in memory: to write them to a disk takes a tenth of a run."""
    if "TMPDIR" not in os.environ and MEMORY.is_dir() and _has_room(MEMORY):
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None  # Ask the variable again.


def _has_room(folder: Path) -> bool:
    """Whether the files of a run fit in, and programs among them can be started, as some tests do."""
    may_start = not os.statvfs(folder).f_flag & os.ST_NOEXEC
    return may_start and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > ROOM


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests about the first subject stand aside in a copy of the repository that is about another one."""
    for item in items:
        if is_slow(item):
            item.add_marker(pytest.mark.slow)
    if FIRST_SUBJECT in (PROJECT / "content" / "site.yml").read_text(encoding="utf-8"):
        return
    stand_aside = pytest.mark.skip(reason="content/ holds another subject")
    for item in items:
        uses_it = OF_FIRST_SUBJECT & set(getattr(item, "fixturenames", ()))
        if uses_it or item.get_closest_marker("first_subject"):
            item.add_marker(stand_aside)


@pytest.fixture(scope="session", autouse=True)
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is the same for every content is made once, not in each build: compiled templates, JSON schemas, and the
    hash of the program.

    A build keeps to one core: tests run on all of them, and to copy their processes takes longer than it saves.
    Builds in processes of their own do all of this as anywhere; their pages are compared with these.
    """
    folder = make_once(tmp_path_factory, "compiled", lambda folder: None)
    schemas()
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(template_cache, "FOLDER", str(folder))  # In whatever folder a build works.
        store = compiled_in(folder)
        monkeypatch.setattr(page, "environment", lambda compiled=None: environment(compiled or store))
        monkeypatch.setattr(record, "program_hash", cache(record.program_hash))
        monkeypatch.setattr(parallel, "_cores", lambda: 1)
        yield


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    """A copy of the second subject that the test may change."""
    return Sandbox.copy_to(tmp_path / "content")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """The command line."""
    return Terminal(monkeypatch, capsys)


@pytest.fixture(scope="session")
def second_subject() -> Content:
    """The second subject, loaded. It has no problems."""
    content = load(SECOND_SUBJECT).content
    assert content
    return content


@pytest.fixture(scope="session")
def second_graph(second_subject: Content) -> Graph:
    """The graph of the second subject's flow."""
    flow = second_subject.get("flow", "is-it-serious")
    assert isinstance(flow, Flow)
    return graph_of(flow, sign_ages(second_subject.facts["warning-sign"]))


@pytest.fixture(scope="session")
def real_content() -> Content:
    """The content of the site. It has no errors."""
    content = load(PROJECT / "content").content
    assert content
    return content


@pytest.fixture(scope="session")
def real_graph(real_content: Content) -> Graph:
    """The graph of the site's main flow."""
    flow = real_content.get("flow", real_content.site.main_flow or "")
    assert isinstance(flow, Flow)
    return graph_of(flow, sign_ages(real_content.facts["warning-sign"]))


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site made from content/, built once."""

    def make(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as monkeypatch:
            monkeypatch.delenv("SITE_ADDRESS", raising=False)
            monkeypatch.delenv("SITE_EDIT_URL", raising=False)
            monkeypatch.setattr(parallel, "_cores", CORES)  # The other tests wait for it.
            result = build(PROJECT / "content", folder / "site", folder / "build", lambda stage: None)
        errors = [problem for problem in result.problems if problem.severity == "error"]
        assert (errors, result.faults) == ([], ()), "the site cannot be built"

    return make_once(tmp_path_factory, "built", make) / "site"


@pytest.fixture(scope="session")
def built_second_site(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The second subject as a finished site, built once; no test changes it."""
    folder = make_once(tmp_path_factory, "built-second", lambda folder: Workshop.in_folder(folder).build())
    return Workshop(Sandbox(folder / "content"), folder / "work", folder / "public" / "site")


@pytest.fixture
def built_workshop(built_second_site: Workshop, tmp_path: Path) -> Workshop:
    """The same, built already, for a test to change."""
    return built_second_site.copy_to(tmp_path)


@pytest.fixture(scope="session")
def edited_second_site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the site as it is after an edit, made from nothing."""
    workshop = Workshop.in_folder(tmp_path_factory.mktemp("edited"))
    workshop.sandbox.edit("myths/sugar.yml", "There is no good study.", "Nobody has looked closely.")
    workshop.build()
    return files(workshop.site)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the program."""
    return next(make_once(tmp_path_factory, "wheel", build_wheel).glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The program installed from the wheel."""
    folder = make_once(
        tmp_path_factory, "installed", lambda folder: Installed.from_wheel(wheel, folder / "environment")
    )
    return Installed(folder / "environment" / "bin")


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site's address set on this machine must not change what the tests see."""
    monkeypatch.delenv("SITE_ADDRESS", raising=False)
    monkeypatch.delenv("SITE_EDIT_URL", raising=False)
