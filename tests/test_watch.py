"""`watch` tells of outside addresses that stay gone and of reviews that no longer hold. Only this machine is asked."""

from __future__ import annotations

import datetime
import json
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from sandbox import Sandbox
from terminal import Terminal

from generator.commands import watch as command
from generator.github.weekly_issue import Failing, gone, issue_text, remembered
from generator.upkeep.outside_links import Probe, RequestPolicy, outside_links, probe, probe_all

DAY = datetime.date(2026, 3, 2)
QUICK = RequestPolicy(pause=0, timeout=0.3, tries=2)


@dataclass
class Host:
    """A server on this machine: each path answers with its own list of numbers, one after the other, the last one for ever."""

    address: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    at_once: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def status(self, method: str, path: str) -> int:
        codes = path.strip("/").split("/")[0].split(",")
        if codes[0] == "no-head":
            return 405 if method == "HEAD" else 200
        return int(codes[min(Counter(path for _, path in self.asked)[path], len(codes)) - 1])


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    state = Host()
    done = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            with state.lock:
                state.asked.append((self.command, self.path))
                state.agents.add(self.headers["User-Agent"])
                state.at_once += 1
                state.most_at_once = max(state.most_at_once, state.at_once)
            done.wait(0.01)  # Time for another to come, if one does before this one has its answer.
            with state.lock:
                state.at_once -= 1
            self.answer()

        do_GET = do_HEAD

        def answer(self) -> None:
            if self.path == "/silent":
                done.wait(5)
                return
            if self.path == "/hangs-up":
                return
            status = state.status(self.command, self.path)
            self.send_response(status)
            if status in (301, 302):
                self.send_header("Location", "/200/moved" if "loop" not in self.path else self.path)
            if status in (429, 503):
                self.send_header("Retry-After", "0")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield state
    done.set()
    server.shutdown()
    thread.join()
    server.server_close()


# One address


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/200", Probe("ok")),
        ("/no-head", Probe("ok")),
        ("/301", Probe("ok")),
        ("/503,200", Probe("ok")),
        ("/429,200", Probe("ok")),
        ("/404", Probe("dead", "404 Not Found")),
        ("/410", Probe("dead", "410 Gone")),
        ("/503", Probe("dead", "503 Service Unavailable")),
        ("/500", Probe("dead", "500 Internal Server Error")),
        ("/599", Probe("dead", "599")),
        ("/429", Probe("unknown", "429 Too Many Requests")),
        ("/403", Probe("unknown", "403 Forbidden")),
        ("/silent", Probe("unknown", "no answer in time")),
        ("/hangs-up", Probe("dead", "the connection fails")),
    ],
)
def test_an_answer_is_told_apart(host: Host, path: str, answer: Probe) -> None:
    assert probe(host.address + path, QUICK) == answer


def test_a_redirect_without_end_is_a_failure(host: Host) -> None:
    assert probe(f"{host.address}/302/loop", QUICK).state == "dead"


def test_only_the_headers_are_asked_for_if_they_are_given(host: Host) -> None:
    probe(f"{host.address}/200", QUICK)
    assert host.asked == [("HEAD", "/200")]
    assert all(agent.startswith("health-site-generator/") for agent in host.agents)


def test_a_busy_server_is_asked_so_often_and_no_more(host: Host) -> None:
    probe(f"{host.address}/503", QUICK)
    assert len(host.asked) == QUICK.tries


def test_nobody_answers_at_a_closed_port() -> None:
    assert probe("http://127.0.0.1:9/", QUICK) == Probe("dead", "the connection fails")


@pytest.mark.parametrize("url", ["http://127.0.0.1:port/", "http://[", "file:///etc/hostname"])
def test_an_address_that_cannot_be_asked_is_no_traceback(url: str) -> None:
    assert probe(url, QUICK).state == "dead"


def test_letters_outside_ascii_are_sent_as_browsers_send_them(host: Host) -> None:
    assert probe(f"{host.address}/200/é%20x?a=b", QUICK).state == "ok"
    assert host.asked[0][1] == "/200/%C3%A9%20x?a=b"


def test_one_host_is_asked_one_thing_at_a_time(host: Host) -> None:
    urls = [f"{host.address}/200/{number}" for number in range(12)]
    assert set(probe_all(urls, QUICK)) == set(urls)
    assert host.most_at_once == 1


# Many runs


def test_an_address_is_gone_after_it_has_failed_on_every_run_for_two_weeks() -> None:
    state: dict[str, Failing] = {}
    told = []
    for week in range(4):
        today = DAY + datetime.timedelta(weeks=week)
        state = remembered(state, {"u": Probe("dead", "404 Not Found")}, today)
        told.append(bool(gone(state, today)))
    assert told == [False, False, True, True]


def test_running_it_again_on_one_day_counts_once() -> None:
    state: dict[str, Failing] = {}
    for _ in range(5):
        state = remembered(state, {"u": Probe("dead", "404 Not Found")}, DAY)
    assert not gone(state, DAY)


def test_an_unclear_answer_changes_nothing_and_a_good_one_forgives() -> None:
    state = {"u": Failing(DAY, "404 Not Found")}
    assert remembered(state, {"u": Probe("unknown", "no answer in time")}, DAY) == state
    assert remembered({}, {"u": Probe("unknown", "no answer in time")}, DAY) == {}
    assert remembered(state, {"u": Probe("ok")}, DAY) == {}
    assert remembered(state, {}, DAY) == {}


# The command


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, Probe]:
    """What outside addresses answer to the command; those not named are there."""
    given: dict[str, Probe] = {}
    monkeypatch.setattr(command, "probe_all", lambda urls: {url: given.get(url, Probe("ok")) for url in urls})
    return given


def watch(
    terminal: Terminal, sandbox: Sandbox, folder: Path, today: datetime.date = DAY
) -> tuple[int, str, str]:
    words = [
        "watch",
        "--state",
        folder / "state.json",
        "--issue",
        folder / "issue.md",
        "--content",
        sandbox.folder,
        "--today",
        today,
    ]
    return terminal(*words)


def test_nothing_to_tell_leaves_the_issue_empty(
    terminal: Terminal, sandbox: Sandbox, tmp_path: Path, answers: dict[str, Probe]
) -> None:
    code, out, _ = watch(terminal, sandbox, tmp_path)
    assert code == 0 and out.endswith("addresses answer, 0 fail, 0 are busy, slow or refuse programs.\n")
    assert (tmp_path / "issue.md").read_text(encoding="utf-8") == ""
    assert json.loads((tmp_path / "state.json").read_text(encoding="utf-8")) == {}


def test_what_stays_gone_is_told_with_its_file_and_is_no_failure_of_the_run(
    terminal: Terminal, sandbox: Sandbox, tmp_path: Path, answers: dict[str, Probe]
) -> None:
    url = next(iter(outside_links(sandbox.content())))
    answers[url] = Probe("dead", "404 Not Found")
    texts = []
    for days in (0, 7, 14):
        assert watch(terminal, sandbox, tmp_path, DAY + datetime.timedelta(days))[0] == 0
        texts.append((tmp_path / "issue.md").read_text(encoding="utf-8"))
    assert texts[:2] == ["", ""]
    assert f"{url}\n  404 Not Found, on every look since {DAY}" in texts[2] and "/sources/" in texts[2]


def test_an_overdue_review_is_told(
    terminal: Terminal, sandbox: Sandbox, tmp_path: Path, answers: dict[str, Probe]
) -> None:
    words = [
        "sign",
        sandbox.folder / "myths/fright.yml",
        "--by",
        "Dr Ada Test",
        "--role",
        "Nurse",
        "--today",
        DAY,
        "--content",
        sandbox.folder,
    ]
    assert terminal(*words)[0] == 0
    watch(terminal, sandbox, tmp_path, DAY.replace(year=2029))
    text = (tmp_path / "issue.md").read_text(encoding="utf-8")
    assert "## Reviews that no longer hold (1)" in text and "should have been reviewed again by" in text


def test_without_a_network_nothing_is_written(
    terminal: Terminal, sandbox: Sandbox, tmp_path: Path, answers: dict[str, Probe]
) -> None:
    answers.update({url: Probe("dead", "there is no such host") for url in outside_links(sandbox.content())})
    code, _, err = watch(terminal, sandbox, tmp_path)
    assert code == 2 and "Is there a network?" in err and not (tmp_path / "state.json").exists()


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"u": 1}', '{"u": {"since": "soon", "reason": ""}}', '{"u": {}}']
)
def test_a_broken_state_is_no_traceback(
    terminal: Terminal, sandbox: Sandbox, tmp_path: Path, answers: dict[str, Probe], text: str
) -> None:
    (tmp_path / "state.json").write_text(text, encoding="utf-8")
    code, _, err = watch(terminal, sandbox, tmp_path)
    assert code == 2 and "Delete it to start again" in err


def test_links_of_hand_written_pages_are_asked_too(sandbox: Sandbox) -> None:
    sandbox.write(
        "pages/about.md", sandbox.read("pages/about.md") + "\n[Words](https://example.org/linked)\n"
    )
    assert outside_links(sandbox.content())["https://example.org/linked"].endswith("pages/about.md")


def test_a_long_list_is_cut() -> None:
    many = {f"https://example.org/{number}": Failing(DAY, "404 Not Found") for number in range(2000)}
    text = issue_text(many, dict.fromkeys(many, "sources/x.yml"), None)
    assert "… and more" in text and len(text) < 65_536
