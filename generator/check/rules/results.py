"""Rules about the results of a flow: how much is seen of one before anything is opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.check.readability import word_count
from generator.check.rules.rule import Checked, Violation, fact_rule
from generator.content.content import Content
from generator.schema.inline import plain_text
from generator.schema.kinds.flow import Flow, Option, Outcome, Screen
from generator.schema.kinds.warning_sign import WarningSign
from generator.schema.parts import Answer, texts_of
from generator.schema.walk import parts

RESULT_WORDS = 90
"""The most words of a result that a reader sees before anything is opened."""
_RECHECK = "When did it begin? Saturday, 12 December 2026"
_CDC = (
    "CDC Clear Communication Index (https://www.cdc.gov/ccindex/widget.html): one main message at the top. "
    "The limit in words is ours."
)


@fact_rule("result-length", why="Who has just learned that it may be serious reads a few lines.", source=_CDC)
def result_length(checked: Checked) -> Iterator[Violation]:
    """A result of a flow shows at most 90 words before anything is opened, whichever answer led to it."""
    flow = checked.fact
    if not isinstance(flow, Flow):
        return
    for index, outcome in enumerate(flow.outcomes):
        longest, count = "", 0
        for name, texts in visible_results(checked.content, flow, outcome):
            words = words_in(texts, checked.content)
            longest, count = (name, words) if words > count else (longest, count)
        if count > RESULT_WORDS:
            yield Violation(
                ("outcomes", index, "title"),
                f"this result shows {count} words{longest}, {count - RESULT_WORDS} too many",
                "Shorten `action`, `get_help_sooner` or the advice that is named, or move what can wait to "
                "`while_you_wait`, which is folded.",
            )


@fact_rule("page-without-answer", why="The result would show nothing for what the reader told.")
def page_without_answer(checked: Checked) -> Iterator[Violation]:
    """A page whose answer belongs in a result has one."""
    for path, option in parts(checked.fact, Option) if isinstance(checked.fact, Flow) else ():
        kind, _, name = (option.page or "").partition(":")
        fact = checked.content.get(kind, name)
        if fact and not isinstance(getattr(fact, "answer", None), Answer):
            yield Violation(
                (*path, "page"), f'"{option.page}" has no `answer`', "Write its answer, or name another page."
            )


def words_in(texts: Iterable[str], content: Content) -> int:
    """How many words some texts have, with the services of the default place."""
    terms = content.site.places_in_order[0].words
    return sum(word_count(plain_text(text, terms)) for text in texts)


def visible_results(content: Content, flow: Flow, outcome: Outcome) -> Iterator[tuple[str, list[str]]]:
    """The texts that are seen of a result: in general, for each sign that leads to it, and for each page that
    belongs to an answer; with words that name the sign or page.
    """
    head = [outcome.title, f"By when: {outcome.by_when}"]
    head += ["Do not drive."] * outcome.do_not_drive + [_RECHECK] * bool(outcome.recheck)
    general = texts_of((*outcome.action, *outcome.get_help_sooner))
    yield "", head + general
    for name in _signs(flow, outcome):
        sign = content.get("warning-sign", name)
        if isinstance(sign, WarningSign):
            yield f' with the advice of "{name}"', head + general + _own(sign, outcome)
    for together in flow.together:
        if together.outcome == outcome.id:
            yield (
                f' with the advice of "{together.id}"',
                [*head, *general, together.name, together.action.text],
            )
    for _, option in parts(flow, Option):
        kind, _, name = (option.page or "").partition(":")
        answer = getattr(content.get(kind, name), "answer", None)
        if isinstance(answer, Answer) and option.outcome in (None, outcome.id):
            yield f' with the answer of "{option.page}"', [*head, *texts_of(answer.claims())]


def _own(sign: WarningSign, outcome: Outcome) -> list[str]:
    said = outcome.do_not_drive or "not drive" in sign.action.text
    return [sign.name, sign.action.text, *["Do not drive."] * (sign.do_not_drive and not said)]


def _signs(flow: Flow, outcome: Outcome) -> Iterator[str]:
    """The signs whose floor is an outcome."""
    for _, screen in parts(flow, Screen):
        for sign in screen.signs:
            if screen.floors.get(sign, screen.outcome) == outcome.id:
                yield sign
    for _, option in parts(flow, Option):
        if option.outcome == outcome.id:
            yield from option.signs
