"""Opens pages by the hundred, and says what the browser complains of and which addresses it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext

# Pages are opened in frames, eight at a time; frames are loaded as pages are, only quicker.
_OPEN_ALL = """async (pages) => {
  const waiting = pages.slice();
  const worker = async () => {
    for (let page = waiting.shift(); page; page = waiting.shift()) {
      const frame = document.createElement("iframe");
      await new Promise(done => { frame.onload = done; frame.src = page; document.body.append(frame); });
      frame.remove();
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}"""
_COMPLAIN = """addEventListener("securitypolicyviolation", event => {
  console.error("policy " + location.pathname + " " + event.violatedDirective + " " + event.blockedURI);
});"""


@dataclass(frozen=True)
class Opened:
    """What came of opening pages."""

    complaints: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)


def open_pages(context: BrowserContext, address: str, pages: Sequence[str]) -> Opened:
    """Open pages of the site at an address in a profile that is not used for anything else."""
    opened = Opened()
    context.add_init_script(_COMPLAIN)
    context.on("request", lambda request: opened.asked.add(request.url))
    page = context.new_page()
    page.on(
        "console", lambda message: opened.complaints.append(message.text) if message.type == "error" else None
    )
    page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    page.route(
        "**/frames",
        lambda route: route.fulfill(body='<link rel="icon" href="data:,"><body>', content_type="text/html"),
    )
    page.goto(f"{address}frames")
    page.evaluate(_OPEN_ALL, list(pages))
    return opened
