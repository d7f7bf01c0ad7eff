"""Rules about the screens of a flow: how much is on one, and how much someone reads until the result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from generator.check.readability import word_count
from generator.check.rules.results import visible_results, words_in
from generator.check.rules.rule import Checked, Violation, fact_rule
from generator.content.content import Content
from generator.flow.cases import case_form_faults, full_answers, ticked
from generator.flow.graph import GivenAnswers, Graph, State, TooLarge, graph_of
from generator.flow.nodes import FlowAnswer, all_screens, sign_ages
from generator.flow.prove import form_faults
from generator.schema.kinds.flow import Case, Flow, Option, Outcome, Screen
from generator.schema.kinds.warning_sign import WarningSign
from generator.schema.parts import texts_of
from generator.schema.walk import parts

SCREEN_LINES = 8
LINE_WORDS = 9
READING_WORDS = 700
"""What someone reads until the result: about three minutes, at the pace at which adults read."""

FIT = "Does that fit?"
_CDC = (
    "CDC Clear Communication Index (https://www.cdc.gov/ccindex/widget.html): lists are short. "
    "The limits are ours."
)


@fact_rule("screen-length", why="Who is afraid, and reads on a phone, skips long lists.", source=_CDC)
def screen_length(checked: Checked) -> Iterator[Violation]:
    """A screen of a flow shows nobody more than 8 lines, of at most 9 words each."""
    flow = checked.fact
    if not isinstance(flow, Flow):
        return
    for screen, path in all_screens(flow):
        most = max(_lines_for(screen, age, checked.content) for age in screen.ages)
        if most > SCREEN_LINES:
            message = f'the screen "{screen.id}" shows {most} lines'
            yield Violation(path, message, "Make two screens of it, or put some lines behind one gate.")
        for key, options in (("options", screen.options), ("gates", screen.gates)):
            for index, option in enumerate(options):
                for field in ("label", "label_someone"):
                    words = word_count(getattr(option, field) or "")
                    if words > LINE_WORDS:
                        message = f"this answer has {words} words"
                        yield Violation((*path, key, index, field), message, "Say the rest in `hint`.")


@fact_rule("reading-length", why="Who reads too much gives up before the result.", source=_CDC)
def reading_length(checked: Checked) -> Iterator[Violation]:
    """The people whose reading is measured read at most 700 words until the result of a flow."""
    flow = checked.fact
    for index, reading in readings(flow, checked.content) if isinstance(flow, Flow) else ():
        if reading.words > READING_WORDS:
            more = reading.words - READING_WORDS
            yield Violation(
                ("cases", index, "measured"),
                f'"{reading.name}" reads {reading.words} words until the result, {more} too many',
                "Shorten questions and lines, or put lines that few need behind one gate.",
            )


@dataclass(frozen=True)
class Reading:
    """What someone reads until the result: how many words on how many screens."""

    name: str
    screens: int
    words: int


def readings(flow: Flow, content: Content) -> Iterator[tuple[int, Reading]]:
    """What the people of the measured cases of a flow read, each with the place of the case; nothing if the
    flow has a mistake in its form.

    Counted are what stands before the questions, each question with its short lines or answers, the exact
    words of each line that is ticked, and what is seen of the result. Buttons and "None of these" are the
    same everywhere and are not counted; nor is what is folded.
    """
    if any(form_faults(flow)) or any(case_form_faults(flow)):
        return
    try:
        graph = graph_of(flow, sign_ages(content.facts["warning-sign"]))
        for index, case in enumerate(flow.cases):
            if case.measured:
                yield index, _reading(graph, content, case)
    except TooLarge:
        return


def _reading(graph: Graph, content: Content, case: Case) -> Reading:
    """What the person of a case reads."""
    flow = graph.flow
    answers = full_answers(flow, dict(case.answers))
    asked: dict[str, tuple[Screen, str]] = {}

    def ask(state: State, _: FlowAnswer) -> None:
        screen = graph.nodes[state.node].screen
        asked[screen.id] = (screen, state.age)

    end = graph.walk(answers, ask)
    texts = texts_of(flow.before)
    for screen, age in asked.values():
        texts += _shown(screen, age, content)
        for line in ticked(screen, case.answers.get(screen.id, ())):
            texts += _exact(screen, line, content)
    words = words_in(texts, content) + _result_words(graph.outcome(end), answers, content, flow)
    return Reading(case.name, len(asked), words)


def _shown(screen: Screen, age: str, content: Content) -> list[str]:
    """What stands on a screen before anything is ticked."""
    texts = [screen.question, screen.means or ""]
    for sign in _signs_for(screen, age, content):
        texts.append(sign.line())
    for gate in screen.gates:
        texts += [gate.label] if _is_theirs(gate, age, content) else []
    for option in screen.options:
        texts += [option.label, option.hint or ""]
    return texts


def _exact(screen: Screen, line: str, content: Content) -> list[str]:
    """What a line shows when it is ticked."""
    gate = next((gate for gate in screen.gates if gate.id == line), None)
    sign = content.get("warning-sign", line)
    if gate:
        return [FIT, gate.hint or gate.label]
    return [FIT, screen.time or "", sign.asked, sign.not_this or ""] if isinstance(sign, WarningSign) else []


def _signs_for(screen: Screen, age: str, content: Content) -> list[WarningSign]:
    """The signs of a screen that can be those of someone of an age."""
    return [sign for sign in content.signs(screen.signs) if not age or age in sign.ages]


def _is_theirs(gate: Option, age: str, content: Content) -> bool:
    """Whether someone of an age is asked about a gate."""
    if not age:
        return True
    return age in gate.ages and all(age in sign.ages for sign in content.signs(gate.signs))


def _lines_for(screen: Screen, age: str, content: Content) -> int:
    """How many lines a screen shows to someone of an age."""
    gates = sum(_is_theirs(gate, age, content) for gate in screen.gates)
    return len(_signs_for(screen, age, content)) + gates + len(screen.options)


def _result_words(outcome: Outcome, answers: GivenAnswers, content: Content, flow: Flow) -> int:
    """The most words that someone with these answers may see of a result before anything is opened."""
    given = set(chain.from_iterable(answers.values()))
    for _, option in parts(flow, Option):
        if option.id in given and option.page:
            given.add(option.page)
    given.update(together.id for together in flow.together if given.issuperset(together.signs))
    counts = []
    for name, texts in visible_results(content, flow, outcome):
        if not name or any(f'"{part}"' in name for part in given):
            counts.append(words_in(texts, content))
    return max(counts)
