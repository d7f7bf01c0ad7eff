"""Asks outside addresses whether they still answer. Polite: one request at a time to a host, with a pause,
headers only.
"""

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
from functools import partial
from http import HTTPStatus
from http.client import HTTPException
from itertools import chain
from typing import Literal

from generator import __version__
from generator.content.content import Content
from generator.schema.kinds.source import Source

LinkState = Literal["ok", "dead", "unknown"]
"""Unknown: the server is busy, too slow, or refuses programs.

That says nothing about what a reader would see.
"""

_SAYS_NOTHING = {
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.PROXY_AUTHENTICATION_REQUIRED,
    HTTPStatus.REQUEST_TIMEOUT,
}
_BUSY = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT}
_NAME = f"health-site-generator/{__version__} (link check)"
_IN_ADDRESSES = "%/:=&?~#+!$,;'@()*[]"
_HOSTS_AT_ONCE = 8
_LONGEST_WAIT = 60.0


@dataclass(frozen=True)
class RequestPolicy:
    """How to ask: seconds between two requests to a host, seconds until an answer, how often to try a busy
    server.
    """

    pause: float = 1.0
    timeout: float = 20.0
    tries: int = 3


@dataclass(frozen=True)
class Probe:
    """What an address answered. `reason` is in our own words, for people."""

    state: LinkState
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


def probe_all(urls: Iterable[str], policy: RequestPolicy = RequestPolicy()) -> dict[str, Probe]:
    """What every address answers: several hosts at once, one request at a time to each."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        hosts[urllib.parse.urlsplit(url).netloc.lower()].append(url)
    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
        return dict(chain.from_iterable(pool.map(partial(_probe_host, policy=policy), hosts.values())))


def _probe_host(urls: list[str], policy: RequestPolicy) -> list[tuple[str, Probe]]:
    return [(url, probe(url, policy)) for url in urls]


def probe(url: str, policy: RequestPolicy) -> Probe:
    """What one address answers. A busy server is asked again.

    Only addresses of the web are asked, no files.
    """
    if not url.startswith(("https://", "http://")):
        return Probe("dead", "no address of the web")
    for _ in range(policy.tries - 1):
        answer, wait = _head_or_get(url, policy)
        if wait is None:
            return answer
        time.sleep(min(wait, _LONGEST_WAIT))
    return _head_or_get(url, policy)[0]


def _head_or_get(url: str, policy: RequestPolicy) -> tuple[Probe, float | None]:
    """The headers are enough, but some servers refuse to give them alone."""
    answer, wait = _request(url, "HEAD", policy)
    return (answer, wait) if answer.state == "ok" or wait is not None else _request(url, "GET", policy)


def _request(url: str, method: str, policy: RequestPolicy) -> tuple[Probe, float | None]:
    """The answer to one request, and the seconds to wait if asking again may help."""
    time.sleep(policy.pause)
    try:
        request = urllib.request.Request(
            urllib.parse.quote(url, safe=_IN_ADDRESSES), method=method, headers={"User-Agent": _NAME}
        )
        with urllib.request.urlopen(request, timeout=policy.timeout):
            return Probe("ok"), None
    except urllib.error.HTTPError as error:
        with error:
            return _of_status(error.code), _wait(error, policy) if error.code in _BUSY else None
    except (OSError, HTTPException, ValueError) as error:
        return _of_failure(error), None


def _of_status(code: int) -> Probe:
    state: LinkState = "unknown" if code in _SAYS_NOTHING or code == HTTPStatus.TOO_MANY_REQUESTS else "dead"
    try:
        return Probe(state, f"{code} {HTTPStatus(code).phrase}")
    except ValueError:  # A server may answer with a number that no standard knows.
        return Probe(state, str(code))


def _of_failure(error: Exception) -> Probe:
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, TimeoutError):
        return Probe("unknown", "no answer in time")
    if isinstance(cause, ssl.SSLError):
        return Probe("dead", "its certificate is not accepted")
    if isinstance(cause, socket.gaierror):
        return Probe("dead", "there is no such host")
    return Probe("dead", "the connection fails")


def _wait(error: urllib.error.HTTPError, policy: RequestPolicy) -> float:
    asked = error.headers.get("Retry-After", "")
    return float(asked) if re.fullmatch(r"[0-9]{1,4}", asked) else policy.pause * 5
