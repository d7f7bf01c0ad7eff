"""Work spread over the cores: nothing is lost, nothing is hidden, and nothing goes on alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

PROJECT = Path(__file__).parent.parent
BEGIN = """
import os, signal, time
from generator.files import parallel as cores
from generator.files.parallel import FEW, map_chunks

cores._cores = lambda: 4
first = os.getpid()
"""


def run(program: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a process without threads, which the tests' own may have. Waits for the copies that it makes too."""
    return subprocess.run(
        [sys.executable, "-c", BEGIN + dedent(program)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )


def said(program: str) -> str:
    done = run(program)
    assert not done.stderr
    return done.stdout.strip()


def test_every_item_is_done_once_each_share_in_a_process_of_its_own() -> None:
    program = """
    found = map_chunks(lambda share: (os.getpid(), list(share)), range(4 * FEW))
    print(len({process for process, _ in found}), sorted(item for _, share in found for item in share) == list(range(4 * FEW)))
    """
    assert said(program) == "4 True"


def test_few_items_are_done_at_once() -> None:
    assert (
        said("print(map_chunks(lambda share: (os.getpid() == first, list(share)), [1, 2]))")
        == "[(True, [1, 2])]"
    )


def test_a_process_with_threads_is_not_copied() -> None:
    program = """
    from importlib import reload
    from threading import Thread
    reload(cores)
    Thread(target=time.sleep, args=(100,), daemon=True).start()
    print(cores.map_chunks(lambda share: os.getpid() == first, range(4 * FEW)))
    """
    assert said(program) == "[True]"


def test_nothing_to_do_is_one_empty_share() -> None:
    assert said("print(map_chunks(list, []))") == "[[]]"


def test_what_a_share_raises_is_raised_here() -> None:
    program = """
    def work(share):
        if 1 in share:
            raise OSError(28, "No space left on device")
    try:
        map_chunks(work, range(4 * FEW))
    except OSError as error:
        print(error.strerror)
    """
    assert said(program) == "No space left on device"


ERRORS = {
    "NotBroughtIn('stemmer')": "from generator.packages.browser import NotBroughtIn",
    "EngineFailed(['one', 'two'])": "from generator.engine import EngineFailed",
    "Stopped(('problem',), ['fault'])": "from generator.pipeline.build import Stopped",
    "Failure('no', 3)": "from generator.commands.failure import Failure",
    "Refused(Finding('rule', (), 'no'), Position(2, 3))": "from generator.problems.problem import Finding; from generator.yaml.text import Position, Refused",
    "jinja2.TemplateSyntaxError('no', 3, 'name', 'file')": "import jinja2",
    "yaml.scanner.ScannerError('while', None, 'no', None)": "import yaml",
    "UnicodeDecodeError('utf-8', b'x', 0, 1, 'no')": "",
    "FileNotFoundError(2, 'No such file', 'name')": "",
    "KeyError('name')": "",
}


@pytest.mark.parametrize(("error", "imports"), ERRORS.items())
def test_an_error_comes_over_with_its_words_and_all_that_it_holds(error: str, imports: str) -> None:
    program = f"""
    {imports}
    def work(share):
        if os.getpid() != first:
            raise {error}
    def state(error):
        return type(error), str(error), error.args, {{name: value for name, value in vars(error).items() if name != "__notes__"}}
    try:
        map_chunks(work, range(2 * FEW))
    except Exception as came:
        print(state(came) == state({error}), "in work" in came.__notes__[0])
    """
    assert said(program) == "True True"


def test_an_error_that_cannot_be_sent_is_told_in_words() -> None:
    program = """
    class Odd(Exception):
        def __init__(self):
            super().__init__("odd")
            self.held = lambda: None
    def work(share):
        if os.getpid() != first:
            raise Odd
    try:
        map_chunks(work, range(2 * FEW))
    except RuntimeError as error:
        print(error)
    """
    assert said(program) == "Odd: odd"


def test_a_share_that_is_killed_is_not_taken_for_done() -> None:
    program = """
    def work(share):
        if os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
    try:
        map_chunks(work, range(2 * FEW))
    except ChildProcessError as error:
        print(error)
    """
    assert said(program) == "a process that made pages was killed"


def test_shares_end_when_the_first_process_is_killed() -> None:
    program = """
    def work(share):
        if os.getpid() == first:
            os.kill(first, signal.SIGKILL)
        time.sleep(100)
    map_chunks(work, range(2 * FEW))
    """
    assert run(program).returncode == -9
