"""One invalid flow for each rule of the proof and of the cases, with the whole message, its hint and its line."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from sandbox import Sandbox

from generator.content.content import Content
from generator.flow.graph import End, Graph, State
from generator.flow.prove import graph_faults

FLOW = "flows/is-it-serious.yml"
FORM = "A screen has signs (tick any), options (choose one) or gates (tick what applies): one of the three."
LONG = """      - {id: long, label: More than two days, signs: [two-days], outcome: book}
      - {id: unsure, label: I am not sure, not_sure: "true", signs: [two-days], outcome: book}
"""
SLOWLY = "    signs: [weight-loss]\n    outcome: book\n    not_sure: book\n"
TABLETS = "answers: {about: [tablets], slowly: [none]}"
END_OF_CASE = "    outcome: pharmacist\n    reason: The tablet"


@dataclass(frozen=True)
class Example:
    """A change to the second subject's flow and the problem it gives at the line that begins with some words."""

    rule: str
    old: str
    new: str
    at: str
    message: str
    hint: str


EXAMPLES = [
    Example(
        "duplicate-id",
        "  - id: pharmacist\n",
        "  - id: book\n",
        "- id: book",
        'the outcome "book" stands twice',
        "Give each a name of its own.",
    ),
    Example(
        "duplicate-id",
        "  - id: slowly\n",
        "  - id: today\n    # second\n",
        "- id: today",
        'the id "today" stands twice in this flow',
        "Give each screen a name of its own.",
    ),
    Example(
        "duplicate-id",
        "{id: long, label",
        "{id: short, label",
        "- {id: short, label: More",
        'the answer "short" stands twice',
        "Give each a name of its own.",
    ),
    Example(
        "outcome-order",
        "    urgency: self-care\n",
        "    urgency: urgent\n",
        "urgency: urgent",
        '"home" is more urgent than the outcome before it',
        "Put the outcomes in order, the most urgent first: of two floors the higher one wins.",
    ),
    Example(
        "outcome-order",
        "  - id: emergency\n    urgency: emergency\n",
        "  - id: emergency\n    urgency: urgent\n",
        "urgency: urgent",
        "the first outcome must be an emergency",
        "Say what to do in an emergency first.",
    ),
    Example(
        "screen-form",
        "    signs: [weight-loss]\n",
        "    signs: [weight-loss]\n    gates: [{id: extra, label: Extra}]\n",
        "- id: slowly",
        'the screen "slowly" has signs and gates',
        FORM,
    ),
    Example(
        "screen-form",
        SLOWLY,
        "    signs: [weight-loss]\n    outcome: book\n",
        "- id: slowly",
        'a screen of signs says its "not_sure", and no other screen does',
        "Add or delete it: the floor of its signs, and of being unsure about one of them.",
    ),
    Example(
        "screen-form",
        "    question: How long have they lasted?\n",
        "    question: How long have they lasted?\n    outcome: book\n",
        "- id: how-long",
        'a screen of signs says its "outcome", and no other screen does',
        "Add or delete it: the floor of its signs, and of being unsure about one of them.",
    ),
    Example(
        "screen-form",
        LONG,
        "",
        "- {id: short",
        "a choice needs at least two answers",
        "Add the other answer.",
    ),
    Example(
        "unknown-outcome",
        SLOWLY,
        SLOWLY.replace("not_sure: book", "not_sure: boook"),
        "not_sure: boook",
        'there is no outcome "boook"',
        'Did you mean "book"?',
    ),
    Example(
        "sign-without-floor",
        "signs: [baby-feeds-less]\n                outcome: book\n",
        "signs: [baby-feeds-less]\n",
        "- id: less",
        'the answer "less" shows a warning sign but has no outcome',
        "Name the outcome that this answer reaches at least.",
    ),
    Example(
        "exception-form",
        '"Yes, and nothing is new"}',
        '"Yes, and nothing is new", outcome: book}',
        "- {id: examined-well",
        "the first answer of an exception lifts the signs and has no floor of its own",
        'Put the plain "yes" first, without an outcome.',
    ),
    Example(
        "unknown-screen",
        "  how-long: [short]\n",
        "  how-long: [short]\n  how-lng: [short]\n",
        "how-lng",
        'there is no screen "how-lng"',
        'Did you mean "how-long"?',
    ),
    Example(
        "unknown-answer",
        "  how-long: [short]\n",
        "  how-long: [shortish]\n",
        "how-long: [shortish]",
        '"how-long" has no answer shortish',
        "Answers: short, long, unsure.",
    ),
    Example(
        "no-default-answer",
        "  how-long: [short]\n",
        "",
        "- id: how-long",
        'the screen "how-long" has no default answer',
        "Add it to default_answers: what someone who is well would choose.",
    ),
    Example(
        "sign-below-urgency",
        "    signs: [vomit-blood]\n    outcome: today\n    not_sure: today\n",
        "    signs: [vomit-blood]\n    outcome: book\n    not_sure: book\n",
        "signs: [vomit-blood]",
        'the sign "vomit-blood" is urgent, but this answer leads only to see-doctor',
        "Give it an outcome that is urgent. Answers that lead there: danger: none.",
    ),
    Example(
        "not-sure-is-late",
        "    signs: [vomit-blood]\n    outcome: today\n    not_sure: today\n",
        "    signs: [vomit-blood]\n    outcome: today\n    not_sure: book\n",
        "not_sure: book",
        '"vomit-blood" is urgent, but being unsure about it leads only to see-doctor',
        "Give it an outcome of today or now. Answers that lead there: danger: none.",
    ),
    Example(
        "yes-below-not-sure",
        SLOWLY,
        SLOWLY.replace("not_sure: book", "not_sure: today"),
        "signs: [weight-loss]",
        '"weight-loss" leads to less than being unsure about it',
        "Raise its outcome, or lower that of being unsure. "
        "Answers that lead there: danger: none → today: none → age: adult → about-operation: no → about-tablets: no.",
    ),
    Example(
        "not-monotonic",
        SLOWLY,
        SLOWLY.replace("not_sure: book", "not_sure: today"),
        "signs: [weight-loss]",
        'changing "not-sure-weight-loss" to "weight-loss" can make the result less urgent',
        "Answers that lead there: danger: none → today: none → age: adult → about-operation: no → about-tablets: no → slowly: weight-loss.",
    ),
    Example(
        "not-sure-is-safe",
        'label: I do not know, not_sure: "true", outcome: book}',
        'label: I do not know, not_sure: "true"}',
        "- {id: unsure, label: I do not know",
        "being unsure is treated as if nothing were there",
        "Give it an outcome: being unsure is never safer than no. Answers that lead there: danger: none → today: none.",
    ),
    Example(
        "screen-order",
        SLOWLY,
        SLOWLY.replace("outcome: book", "outcome: emergency"),
        "- id: slowly",
        'the screen "slowly" asks for something more urgent than the screens before it',
        "Move it up: the most urgent questions come first.",
    ),
    Example(
        "exception-too-wide",
        "    lifts: [two-days]\n",
        "    lifts: [two-days, fever-after-operation]\n",
        "lifts:",
        'the sign "fever-after-operation" is urgent and must not be lifted',
        "Exceptions are for signs for which a visit is booked.",
    ),
    Example(
        "exception-of-nothing",
        "    lifts: [two-days]\n",
        "    lifts: [two-days, weight-loss]\n",
        "lifts:",
        'no answer before this shows the sign "weight-loss" alone',
        "Name a sign of an earlier answer whose signs can all be lifted.",
    ),
    Example(
        "unreachable",
        "        signs: [new-tablet]\n        outcome: pharmacist\n",
        "",
        "- id: tablets",
        'nobody can reach "about-tablets"',
        "Nothing it asks could change the result; move it up or take it out.",
    ),
    Example(
        "unreachable",
        "        signs: [new-tablet]\n        outcome: pharmacist\n",
        "        signs: [new-tablet]\n        outcome: book\n",
        "- id: pharmacist",
        'no answers lead to the outcome "pharmacist"',
        "Name it as the floor of an answer, or take it out.",
    ),
    Example(
        "case-fails",
        END_OF_CASE,
        END_OF_CASE.replace("pharmacist", "book"),
        "outcome: book",
        '"A new tablet" must reach book, but reaches pharmacist',
        "Fix the flow, or the case if it is wrong. Reason given: The tablet may have a part in it.",
    ),
    Example(
        "unknown-outcome",
        END_OF_CASE,
        END_OF_CASE.replace("pharmacist", "pharmacy"),
        "outcome: pharmacy",
        'there is no outcome "pharmacy"',
        'Did you mean "pharmacist"?',
    ),
    Example(
        "unknown-screen",
        TABLETS,
        TABLETS.replace("about", "abuot"),
        "answers: {abuot",
        'there is no screen "abuot"',
        'Did you mean "about"?',
    ),
    Example(
        "unknown-answer",
        TABLETS,
        TABLETS.replace("tablets", "tablet"),
        "answers: {about: [tablet]",
        'the screen "about" has no answer "tablet"',
        'Did you mean "tablets"?',
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.rule}: {example.message}")
def test_a_mistake_in_a_flow_is_found(sandbox: Sandbox, example: Example) -> None:
    sandbox.edit(FLOW, example.old, example.new)
    found = [
        (
            problem.rule,
            problem.message,
            problem.hint,
            problem.severity,
            problem.source_line.strip()[: len(example.at)],
        )
        for problem in sandbox.problems()
    ]
    assert (example.rule, example.message, example.hint, "error", example.at) in found


def test_an_end_before_a_question_that_applies_is_found(second_graph: Graph, second_subject: Content) -> None:
    graph = Graph(second_graph.flow, second_graph.nodes)
    start = graph.start
    assert isinstance(start, State)
    graph.transitions[start]["none"] = End(graph.none)
    first, *_ = (
        finding for finding in graph_faults(graph, second_subject) if finding.rule == "ends-too-early"
    )
    assert (first.path, first.message, first.hint) == (
        ("screens", 1),
        '"today" is not asked although it could make the result more urgent',
        "Answers that lead there: danger: none.",
    )


def test_a_gate_whose_yes_is_less_than_not_sure_is_found(
    second_graph: Graph, second_subject: Content
) -> None:
    place = next(index for index, node in enumerate(second_graph.nodes) if node.id == "about-tablets")
    gate = second_graph.nodes[place]
    answers = tuple(replace(answer, floor=None) if answer.id == "yes" else answer for answer in gate.answers)
    nodes = (*second_graph.nodes[:place], replace(gate, answers=answers), *second_graph.nodes[place + 1 :])
    found = [
        finding
        for finding in graph_faults(Graph(second_graph.flow, nodes), second_subject)
        if finding.rule == "not-monotonic"
    ]
    assert [finding.message for finding in found] == [
        'changing "not-sure" to "yes" can make the result less urgent'
    ]


def test_the_second_subject_has_no_mistake(sandbox: Sandbox) -> None:
    assert sandbox.problems() == ()
