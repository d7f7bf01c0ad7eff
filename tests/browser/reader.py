"""What someone who answers the questions of a flow does and sees."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

DOUBLE_CLICK = 700
"""Milliseconds after which a second click is a click of its own."""
_LATER = "time => { Date.now = (now => () => now() + time)(Date.now); }"
_HURRY = """([answers, well, most]) => {
  const app = document.querySelector(".flow__app");
  for (let asked = 0; asked < most && !app.querySelector(".step--shown"); asked++) {
    const form = app.querySelector("form"), screen = form.dataset.screen;
    const check = box => box.checked || box.click();
    for (const answer of [answers[screen], well[screen]].find(given => given?.length) || ["none"]) {
      const fit = app.querySelector(`.fit input[value="${answer}"]`);
      check(document.getElementById(`a-${screen}-${fit ? answer.replace(/^(not-sure|no)-/, "") : answer}`));
      if (fit) check(fit);
    }
    Array.from(form.querySelectorAll("button, .button")).find(button => button.innerText.trim() === "Continue").click();
  }
}"""

Given = Mapping[str, Sequence[str]]


@dataclass
class Reader:
    """A reader of the flow's page.

    Answers are the ids of signs, gates and options, "not-sure-" and an id, "no-" and an id, or "none".
    """

    page: Page
    address: str

    def open(self, fragment: str = "") -> None:
        """Load the page afresh."""
        if self.page.url.partition("#")[0] == self.address:
            # At the same address it would only go to the fragment.
            self.page.evaluate("history.replaceState(null, '', '?left')")
        self.page.goto(f"{self.address}#{fragment}" if fragment else self.address)

    def begin(self, who: str = "me") -> None:
        """Choose whom the answers are about."""
        self.answer("who", who)

    def tick(self, screen: str, *answers: str) -> None:
        """Tick or choose answers on the screen that is shown, and say of each line whether its words fit."""
        for answer in answers:
            fit = self.page.locator(f'.flow__app .fit input[value="{answer}"]')
            if fit.count():
                self.box(screen, re.sub("^(not-sure|no)-", "", answer)).check()
                fit.check()
            else:
                self.box(screen, answer).check()

    def answer(self, screen: str, *answers: str) -> None:
        """Tick answers and go on, by the keyboard."""
        self.tick(screen, *answers)
        self.go_on()

    def go_on(self) -> None:
        self.page.get_by_role("button", name="Continue").press("Enter")

    def start_again(self) -> None:
        """From a result, go back to the first question, with every answer forgotten."""
        self.page.get_by_role("button", name="Start again").press("Enter")

    def hurry(self, answers: Given, well: Given | None = None, most: int = 60) -> None:
        """Answer what is asked, as a well person would where nothing is given, faster than by hand: in the page itself."""
        self.page.evaluate(_HURRY, [_lists(answers), _lists(well or {}), most])

    def walk(self, answers: Given, well: Given) -> str:
        """Answer everything that is asked, as a well person would where nothing is given, and return the outcome."""
        self.hurry(answers, well)
        outcome = self.outcome()
        assert outcome, "the flow does not end"
        return outcome

    def screen(self) -> str | None:
        """The id of the screen that is shown."""
        form = self.page.locator(".flow__app form")
        return form.get_attribute("data-screen") if form.count() else None

    def outcome(self) -> str | None:
        """The id of the outcome that is shown."""
        if not self.page.locator(".flow__app .step--shown").count():
            return None
        return self.page.evaluate("location.hash").removeprefix("#result-") or None

    def unfold(self, heading: str) -> Locator:
        """Open a fold of the result, and return it."""
        fold = self.page.locator(".flow__app details", has=self.page.locator("summary", has_text=heading))
        if not fold.first.evaluate("each => each.open"):
            fold.first.locator("summary").press("Enter")
        return fold.first

    def change(self, question: str) -> None:
        """From a result, go back to the screen of a question."""
        self.unfold("Your answers").get_by_role("button", name=f"Change: {question}").press("Enter")

    def at_start(self) -> bool:
        return self.screen() == "who"

    def note(self) -> str | None:
        """The note that answers were not kept, if it is shown."""
        note = self.page.locator(".flow__note")
        return note.inner_text() if note.count() else None

    def box(self, screen: str, answer: str) -> Locator:
        return self.page.locator(f"#a-{screen}-{answer}")

    def ticked(self) -> list[str]:
        """The values of what is chosen on the screen, and of lines what was said about their words."""
        return [
            str(value)
            for value in self.page.eval_on_selector_all(
                ".flow__app .choice > input:checked",
                "all => all.filter(each => !each.parentElement.querySelector('.fit') && each.getClientRects().length)"
                ".map(each => each.value)",
            )
        ]

    def focused(self) -> str:
        """The text of what has the focus."""
        return str(
            self.page.evaluate("document.activeElement.innerText || document.activeElement.value || ''")
        ).strip()

    def tab_to(self, wanted: str) -> None:
        """Press Tab until an element that matches a selector has the focus."""
        for _ in range(90):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
                return
        raise AssertionError(f"the keyboard cannot reach {wanted}")

    def click(self, target: Locator) -> None:
        """Click with the mouse, no sooner than a person would click again."""
        self.wait()
        target.click()

    def wait(self) -> None:
        """Let the page's clock go on until a click is a click of its own."""
        self.page.evaluate(_LATER, DOUBLE_CLICK)


def _lists(answers: Given) -> dict[str, list[str]]:
    return {screen: list(given) for screen, given in answers.items()}
