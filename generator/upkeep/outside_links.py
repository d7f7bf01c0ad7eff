"""Asks outside addresses whether they still answer. Polite: one request at a time to a host, with a pause, headers only."""

from __future__ import annotations

import re
import socket
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from itertools import chain
from typing import Literal

from generator import __version__
from generator.content.content import Content
from generator.schema.kinds.source import Source

State = Literal["there", "gone", "unclear"]
"""Unclear: the server is busy, too slow, or refuses programs. That says nothing about what a reader would see."""

_UNCLEAR = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.PROXY_AUTHENTICATION_REQUIRED, HTTPStatus.REQUEST_TIMEOUT}
_BUSY = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT}
_NAME = f"health-site-generator/{__version__} (link check)"
_IN_ADDRESSES = "%/:=&?~#+!$,;'@()*[]"
_HOSTS_AT_ONCE = 8
_LONGEST_WAIT = 60.0


@dataclass(frozen=True)
class Manners:
    """How to ask: seconds between two requests to a host, seconds until an answer, how often to try a busy server."""

    pause: float = 1.0
    timeout: float = 20.0
    tries: int = 3


@dataclass(frozen=True)
class Answer:
    """What an address answered. `reason` is in our own words, for people."""

    state: State
    reason: str = ""


def outside_links(content: Content) -> dict[str, str]:
    """Every outside address that the content names, with the file that names it first."""
    links: dict[str, str] = {}
    for kind, name, fact in content.all():
        if isinstance(fact, Source):
            links.setdefault(fact.url, content.documents[kind.id, name].file)
    for page in content.pages.values():
        for url in re.findall(r"\]\((https?://[^\s)]+)", page.body):
            links.setdefault(url, content.documents["page", page.id].file)
    return links


def ask_all(urls: Iterable[str], manners: Manners = Manners()) -> dict[str, Answer]:
    """What every address answers: several hosts at once, one request at a time to each."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        hosts[urllib.parse.urlsplit(url).netloc.lower()].append(url)
    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
        answers = pool.map(lambda of_host: [(url, ask(url, manners)) for url in of_host], hosts.values())
        return dict(chain.from_iterable(answers))


def ask(url: str, manners: Manners) -> Answer:
    """What one address answers. A busy server is asked again. Only addresses of the web are asked, no files."""
    if not url.startswith(("https://", "http://")):
        return Answer("gone", "no address of the web")
    for _ in range(manners.tries - 1):
        answer, wait = _head_or_get(url, manners)
        if wait is None:
            return answer
        time.sleep(min(wait, _LONGEST_WAIT))
    return _head_or_get(url, manners)[0]


def _head_or_get(url: str, manners: Manners) -> tuple[Answer, float | None]:
    """The headers are enough, but some servers refuse to give them alone."""
    answer, wait = _request(url, "HEAD", manners)
    return (answer, wait) if answer.state == "there" or wait is not None else _request(url, "GET", manners)


def _request(url: str, method: str, manners: Manners) -> tuple[Answer, float | None]:
    """The answer to one request, and the seconds to wait if asking again may help."""
    time.sleep(manners.pause)
    try:
        request = urllib.request.Request(urllib.parse.quote(url, safe=_IN_ADDRESSES), method=method, headers={"User-Agent": _NAME})
        with urllib.request.urlopen(request, timeout=manners.timeout):
            return Answer("there"), None
    except urllib.error.HTTPError as error:
        with error:
            return _of_status(error.code), _wait(error, manners) if error.code in _BUSY else None
    except (OSError, HTTPException, ValueError) as error:
        return _of_failure(error), None


def _of_status(code: int) -> Answer:
    known = {each.value: each.phrase for each in HTTPStatus}
    state: State = "unclear" if code in _UNCLEAR or code == HTTPStatus.TOO_MANY_REQUESTS else "gone"
    return Answer(state, f"{code} {known.get(code, '')}".strip())


def _of_failure(error: Exception) -> Answer:
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, TimeoutError):
        return Answer("unclear", "no answer in time")
    if isinstance(cause, ssl.SSLError):
        return Answer("gone", "its certificate is not accepted")
    if isinstance(cause, socket.gaierror):
        return Answer("gone", "there is no such host")
    return Answer("gone", "the connection fails")


def _wait(error: urllib.error.HTTPError, manners: Manners) -> float:
    asked = error.headers.get("Retry-After", "")
    return float(asked) if re.fullmatch(r"[0-9]{1,4}", asked) else manners.pause * 5
