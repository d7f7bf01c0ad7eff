"""Drives the system's own Firefox by WebDriver BiDi, which it speaks without a driver beside it.

Playwright drives only a Firefox of its own making; here it is the one that readers have.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from time import sleep
from typing import Any

from websockets.sync.client import ClientConnection, connect

PATIENCE = 60
"""Seconds to wait for an answer on a busy machine."""
KEYS = {"Tab": "\ue004", "Enter": "\ue006", "ArrowDown": "\ue015", "Space": " "}
_SHIFT = "\ue008"


class Firefox:
    """One window of Firefox."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.numbers = count(1)
        self.ask("session.new", capabilities={})
        # Keys reach buttons and boxes only in a window that has the focus: the first one never gets it.
        self.tab = self.ask("browsingContext.create", type="window")["context"]

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and return its result. Raises AssertionError with Firefox's words if it refuses."""
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self.socket.recv(timeout=PATIENCE))
            if answer.get("id") == number:
                assert answer["type"] == "success", answer
                result: dict[str, Any] = answer["result"]
                return result

    def size(self, width: int, height: int) -> None:
        """Give the page a size in pixels."""
        self.ask("browsingContext.setViewport", context=self.tab, viewport={"width": width, "height": height})

    def open(self, address: str) -> None:
        """Load an address, and wait until it is there."""
        self.ask("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def reload(self) -> None:
        """Load the page again."""
        self.ask("browsingContext.reload", context=self.tab, wait="complete")

    def back(self) -> None:
        """Go back as with the browser's button."""
        self.ask("browsingContext.traverseHistory", context=self.tab, delta=-1)

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page, which JSON can hold."""
        result = self.ask(
            "script.evaluate",
            expression=f"JSON.stringify({expression})",
            target={"context": self.tab},
            awaitPromise=False,
        )
        assert result["type"] == "success", result
        return json.loads(result["result"].get("value", "null"))

    def until(self, expression: str) -> None:
        """Wait until an expression in the page is true. Raises AssertionError if it stays false."""
        for _ in range(20 * PATIENCE):
            # A page that is just being left gives no value.
            with suppress(AssertionError):
                if self.evaluate(f"!!({expression})"):
                    return
            sleep(0.05)
        raise AssertionError(f"never true: {expression}")

    def press(self, *keys: str, shift: bool = False) -> None:
        """Press keys one after the other: "Tab", "Enter", "Space", "ArrowDown", or letters."""
        actions = []
        for key in (KEYS.get(key, key) for key in keys):
            actions += [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        if shift:
            actions = [{"type": "keyDown", "value": _SHIFT}, *actions, {"type": "keyUp", "value": _SHIFT}]
        source = {"type": "key", "id": "keyboard", "actions": actions}
        self.ask("input.performActions", context=self.tab, actions=[source])

    def tab_to(self, selector: str) -> None:
        """Press Tab until an element that matches a selector has the focus."""
        for _ in range(60):
            self.press("Tab")
            if self.evaluate(f"document.activeElement.matches({json.dumps(selector)})"):
                return
        raise AssertionError(f"the keyboard cannot reach {selector}")


@contextmanager
def running(path: str, profile: Path, *, script: bool = True) -> Iterator[Firefox]:
    """A Firefox without a screen, with an empty profile; without scripts of pages if `script` is false."""
    (profile / "user.js").write_text(
        f'user_pref("javascript.enabled", {str(script).lower()});\n'
        'user_pref("accessibility.tabfocus", 7);\nuser_pref("app.update.enabled", false);\n'
        'user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);\n',
        encoding="utf-8",
    )
    command = [path, "--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", str(profile)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    try:
        with connect(f"{_listening(process)}/session", open_timeout=PATIENCE, max_size=None) as socket:
            yield Firefox(socket)
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=PATIENCE)
        if process.stderr:
            process.stderr.close()


def _listening(process: subprocess.Popen[str]) -> str:
    """Where Firefox waits for commands, as it says when it starts."""
    for line in process.stderr or ():
        if address := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
            return address[1]
    raise AssertionError("Firefox ended without saying where it listens")
