"""The flow: the most urgent answer decides, nothing urgent is skipped, and each rule of the proof finds its mistake."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sandbox import SECOND_SUBJECT, Sandbox

from generator.content.content import Content
from generator.flow.cases import case_faults, case_form_faults, full_answers, score
from generator.flow.graph import End, Graph, State, graph_of
from generator.flow.measures import (
    lines_when_well,
    measure,
    screens_when_well,
    simulate_slips,
    simulate_unsure,
)
from generator.flow.nodes import NONE, all_screens, asked_signs, liftable, unsure_about
from generator.flow.prove import form_faults, graph_faults
from generator.load.load import load
from generator.problems.problem import Finding
from generator.schema.kinds.flow import Flow, Option, Screen

Answers = dict[str, tuple[str, ...]]

OUTCOMES = {"emergency": "emergency", "today": "urgent", "book": "see-doctor", "home": "self-care"}
CLAIM = {"text": "Words.", "sources": ["one"], "certainty": "low"}


def outcomes(urgencies: Mapping[str, str] = OUTCOMES) -> list[dict[str, Any]]:
    return [
        {
            "id": name,
            "urgency": urgency,
            "title": name,
            "by_when": "Now",
            "reached": "Words.",
            "action": [CLAIM],
        }
        for name, urgency in urgencies.items()
    ]


def option(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "label": name, **more}


def screen(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "question": f"{name}?", "why": "Words.", **more}


DANGER = screen("danger", signs=["chest-pain"], outcome="emergency", not_sure="emergency")
TODAY = screen("today", signs=["vomit-blood"], outcome="today", not_sure="today")
SLOWLY = screen("slowly", signs=["weight-loss"], outcome="book", not_sure="book")
LONG = screen(
    "how-long",
    options=[
        option("short"),
        option("long", signs=["two-days"], outcome="book"),
        option("unsure", not_sure="true", outcome="book"),
    ],
)
EXAMINED = screen("examined", lifts=["two-days"], options=[option("yes"), option("no")])
SOUND = [DANGER, TODAY, SLOWLY, LONG, EXAMINED]


def flow(screens: Sequence[dict[str, Any]], ends: list[dict[str, Any]] | None = None, **more: Any) -> Flow:
    """A tiny flow. Of each choice the first answer is what someone who is well would choose."""
    values: dict[str, Any] = {
        "name": "Tiny",
        "version": "1",
        "summary": CLAIM,
        "outcomes": ends or outcomes(),
        "screens": list(screens),
        "repeat": "Words.",
    }
    made = Flow.model_validate(values | more)
    if "default_answers" in more:
        return made
    first = {each.id: (each.options[0].id,) for each, _ in all_screens(made) if each.options}
    return made.model_copy(update={"default_answers": first})


def faults(tiny: Flow, content: Content) -> list[Finding]:
    """What the proof finds, as `check` asks for it."""
    found = [*form_faults(tiny), *case_form_faults(tiny)]
    if found:
        return found
    graph = graph_of(tiny)
    return [*graph_faults(graph, content), *case_faults(graph)]


def short(findings: Sequence[Finding]) -> list[tuple[str, tuple[str | int, ...], str]]:
    return [(each.rule, each.path, each.message) for each in findings]


# The result of someone's answers.


def outcome_of(graph: Graph, **answers: str) -> str:
    """The outcome of someone who answers as a well person would, but for what is given (with _ for -)."""
    given = {name.replace("_", "-"): tuple(each.split()) for name, each in answers.items()}
    return graph.outcome(graph.walk(full_answers(graph.flow, given))).id


def asked(graph: Graph, **answers: str) -> list[str]:
    """The screens that someone is asked."""
    given = {name.replace("_", "-"): tuple(each.split()) for name, each in answers.items()}
    seen: list[str] = []
    graph.walk(
        full_answers(graph.flow, given), lambda state, answer: seen.append(graph.nodes[state.node].screen.id)
    )
    return list(dict.fromkeys(seen))


def test_someone_who_is_well_ends_at_the_last_outcome(second_graph: Graph) -> None:
    assert outcome_of(second_graph) == "home"
    assert asked(second_graph) == ["danger", "today", "age", "about", "slowly", "how-long"]


def test_the_most_urgent_answer_decides(second_graph: Graph) -> None:
    assert outcome_of(second_graph, danger="chest-pain", how_long="long") == "emergency"
    assert outcome_of(second_graph, today="vomit-blood", slowly="weight-loss") == "today"
    assert outcome_of(second_graph, about="tablets", slowly="weight-loss") == "book"


def test_of_several_ticks_on_a_screen_the_most_urgent_counts(second_graph: Graph) -> None:
    assert outcome_of(second_graph, danger="not-sure-chest-pain trouble-breathing") == "emergency"
    assert (
        outcome_of(second_graph, about="tablets operation", operation_signs="fever-after-operation")
        == "today"
    )


def test_nothing_is_asked_that_could_not_change_the_result(second_graph: Graph) -> None:
    assert asked(second_graph, danger="chest-pain") == ["danger"]
    assert asked(second_graph, today="vomit-blood") == ["danger", "today"]
    assert asked(second_graph, slowly="weight-loss") == ["danger", "today", "age", "about", "slowly"]


def test_a_screen_behind_an_answer_is_asked_only_after_that_answer(second_graph: Graph) -> None:
    assert asked(second_graph, age="baby")[2:5] == ["age", "baby-feeds", "about"]
    assert asked(second_graph, age="baby", baby_feeds="less")[2:6] == [
        "age",
        "baby-feeds",
        "baby-danger",
        "about",
    ]
    assert outcome_of(second_graph, age="baby", baby_feeds="less", baby_danger="baby-not-feeding") == "today"
    assert outcome_of(second_graph, age="adult", baby_feeds="less", baby_danger="baby-not-feeding") == "home"


def test_a_gate_opens_its_own_screens_and_no_others(second_graph: Graph) -> None:
    assert asked(second_graph, about="operation")[3:] == ["about", "operation-signs", "slowly", "how-long"]
    assert asked(second_graph, about="tablets")[3:] == ["about", "slowly", "how-long"]


def test_being_unsure_about_a_gate_opens_it_and_no_other(second_graph: Graph) -> None:
    unsure = {"about": "not-sure-operation"}
    assert "operation-signs" in asked(second_graph, **unsure)
    assert outcome_of(second_graph, **unsure) == "home"
    assert outcome_of(second_graph, **unsure, operation_signs="fever-after-operation") == "today"
    assert "operation-signs" not in asked(second_graph, about="not-sure-tablets")
    assert outcome_of(second_graph, about="not-sure-tablets") == "pharmacist"


def test_what_was_ticked_and_does_not_fit_counts_for_nothing(second_graph: Graph) -> None:
    assert outcome_of(second_graph, danger="no-chest-pain", about="no-tablets") == "home"
    assert outcome_of(second_graph, danger="no-chest-pain not-sure-trouble-breathing") == "emergency"


def test_being_unsure_about_a_sign_can_have_a_floor_of_its_own(second_graph: Graph) -> None:
    danger = DANGER | {
        "signs": ["chest-pain", "trouble-breathing"],
        "not_sure_floors": {"chest-pain": "today"},
    }
    graph = graph_of(flow([danger, TODAY]))
    assert outcome_of(graph, danger="not-sure-chest-pain") == "today"
    assert outcome_of(graph, danger="not-sure-trouble-breathing") == "emergency"


def test_an_exception_is_asked_only_where_it_helps(second_graph: Graph) -> None:
    assert "examined" in asked(second_graph, how_long="long")
    assert "examined" not in asked(second_graph)
    assert "examined" not in asked(second_graph, slowly="weight-loss", how_long="long")


def test_an_exception_lifts_its_own_sign_and_nothing_else(second_graph: Graph) -> None:
    assert outcome_of(second_graph, how_long="long") == "book"
    assert outcome_of(second_graph, how_long="long", examined="examined-well") == "home"
    assert outcome_of(second_graph, how_long="long", examined="unsure") == "book"
    assert outcome_of(second_graph, how_long="long", examined="examined-well", slowly="weight-loss") == "book"
    assert (
        outcome_of(second_graph, how_long="long", examined="examined-well", about="tablets") == "pharmacist"
    )


def test_being_unsure_is_never_safer_than_no(second_graph: Graph) -> None:
    for each, _ in all_screens(second_graph.flow):
        if each.signs and each.id not in ("baby-danger", "operation-signs"):
            for sign in each.signs:
                assert outcome_of(second_graph, **{each.id.replace("-", "_"): unsure_about(sign)}) != "home"


def test_a_screen_that_was_not_answered_is_an_error_and_not_a_result(second_graph: Graph) -> None:
    with pytest.raises(KeyError):
        second_graph.walk({})
    with pytest.raises(KeyError):
        second_graph.walk(full_answers(second_graph.flow, {"danger": ("hiccup",)}))


def test_a_state_has_a_name_of_its_own(second_graph: Graph) -> None:
    names = [second_graph.name(state) for state in second_graph.transitions]
    assert len(set(names)) == len(names)
    assert names[0] == "danger"
    assert second_graph.name(End(0)) == "result-emergency"
    assert "examined--two-days-book" in names
    assert "slowly--at-least-pharmacist" in names


def test_every_answer_of_every_state_leads_somewhere(second_graph: Graph) -> None:
    for state, steps in second_graph.transitions.items():
        assert list(steps) == [answer.id for answer in second_graph.nodes[state.node].answers]
        assert all(isinstance(step, End) or step in second_graph.transitions for step in steps.values())


def test_the_result_so_far_only_ever_rises(second_graph: Graph) -> None:
    for state, steps in second_graph.transitions.items():
        for step in steps.values():
            assert (step.floor if isinstance(step, State) else step.outcome) <= state.floor


TOGETHER = {
    "id": "both",
    "name": "Both",
    "signs": ["vomit-blood", "fever-after-operation"],
    "outcome": "emergency",
    "action": CLAIM,
}
PAIR = TODAY | {"signs": ["vomit-blood", "fever-after-operation"]}


def test_signs_that_count_together_raise_the_result_only_if_all_are_sure(second_subject: Content) -> None:
    made = flow([DANGER, PAIR, SLOWLY], together=[TOGETHER])
    graph = graph_of(made)
    assert list(faults(made, second_subject)) == []
    assert outcome_of(graph, today="vomit-blood") == "today"
    assert outcome_of(graph, today="fever-after-operation") == "today"
    assert outcome_of(graph, today="vomit-blood not-sure-fever-after-operation") == "today"
    assert outcome_of(graph, today="vomit-blood no-fever-after-operation") == "today"
    assert outcome_of(graph, today="vomit-blood fever-after-operation") == "emergency"


def test_signs_that_count_together_are_not_shown_as_lesser_ones_too() -> None:
    graph = graph_of(flow([DANGER, PAIR, SLOWLY], together=[TOGETHER]))
    both = full_answers(graph.flow, {"today": ("vomit-blood", "fever-after-operation")})
    assert graph.also(both) == ()


def test_signs_that_count_together_and_raise_nothing_are_a_mistake(second_subject: Content) -> None:
    made = flow([DANGER, PAIR, SLOWLY], together=[TOGETHER | {"outcome": "today"}])
    assert ("together-form", ("together", 0, "outcome")) in [
        (fault.rule, fault.path) for fault in faults(made, second_subject)
    ]


# The same, worked out in another way: the most urgent floor of all answers that apply.


def minimum_of_floors(made: Flow, given: Answers) -> int:
    """The most urgent floor of every answer that applies, read from the flow as it is written, without any graph."""
    rank = {outcome.id: index for index, outcome in enumerate(made.outcomes)}
    may_be_lifted = liftable(made)
    fixed = [len(rank) - 1]
    flags: dict[str, int] = {}

    def take(each: Option) -> None:
        if each.outcome is not None:
            if each.signs and set(each.signs) <= may_be_lifted:
                flags.update(
                    {sign: min(rank[each.outcome], flags.get(sign, len(rank))) for sign in each.signs}
                )
            else:
                fixed.append(rank[each.outcome])
        visit(each.then)

    def visit(screens: Sequence[Screen]) -> None:
        for each in screens:
            ticked = given[each.id]
            if each.signs:
                fixed.extend(rank[each.outcome or ""] for sign in each.signs if sign in ticked)
                fixed.extend(rank[each.not_sure or ""] for sign in each.signs if f"not-sure-{sign}" in ticked)
            for gate in each.gates:
                if gate.id in ticked or f"not-sure-{gate.id}" in ticked:
                    take(gate)
            for place, choice in enumerate(each.options):
                if choice.id in ticked:
                    take(choice)
                    if place == 0:
                        for sign in each.lifts:
                            flags.pop(sign, None)

    visit(made.screens)
    return min([*fixed, *flags.values()])


def all_answers(made: Flow) -> st.SearchStrategy[Answers]:
    """Any answers to every screen, whether it is asked or not."""

    def to(each: Screen) -> st.SearchStrategy[tuple[str, ...]]:
        if each.options:
            return st.sampled_from([(choice.id,) for choice in each.options])
        lines = [*each.signs, *(gate.id for gate in each.gates)]
        ticks = [*lines, *(f"not-sure-{line}" for line in lines)]
        # Most people tick nothing on most screens: otherwise nearly every example would be an emergency.
        return st.one_of(
            st.just(()),
            st.just(()),
            st.just(()),
            st.lists(st.sampled_from(ticks), max_size=3, unique=True).map(tuple),
        )

    return st.fixed_dictionaries({each.id: to(each) for each, _ in all_screens(made)})


def second_flow() -> Flow:
    content = load(SECOND_SUBJECT).content
    assert content
    made = content.get("flow", "is-it-serious")
    assert isinstance(made, Flow)
    return made


SECOND_FLOW = second_flow()
TINY = flow(SOUND)


@given(given_answers=all_answers(SECOND_FLOW))
@settings(max_examples=500)
@example(given_answers=full_answers(SECOND_FLOW, {}))
@example(given_answers=full_answers(SECOND_FLOW, {"how-long": ("long",), "examined": ("examined-well",)}))
@example(
    given_answers=full_answers(
        SECOND_FLOW, {"age": ("baby",), "baby-feeds": ("less",), "about": ("not-sure-tablets",)}
    )
)
def test_the_result_is_the_most_urgent_floor_of_all_answers_that_apply(given_answers: Answers) -> None:
    assert graph_of(SECOND_FLOW).walk(given_answers).outcome == minimum_of_floors(SECOND_FLOW, given_answers)


@given(given_answers=all_answers(TINY))
@settings(max_examples=300)
def test_the_same_holds_for_a_flow_built_by_hand(given_answers: Answers) -> None:
    assert graph_of(TINY).walk(given_answers).outcome == minimum_of_floors(TINY, given_answers)


@given(
    given_answers=all_answers(SECOND_FLOW),
    more=st.sampled_from([each for each, _ in all_screens(SECOND_FLOW) if each.signs]),
)
@settings(max_examples=300)
def test_one_more_sign_never_makes_the_result_less_urgent(given_answers: Answers, more: Screen) -> None:
    graph = graph_of(SECOND_FLOW)
    fewer = graph.walk(given_answers).outcome
    doubts = (*given_answers[more.id], *map(unsure_about, more.signs))
    unsure = graph.walk(given_answers | {more.id: doubts}).outcome
    worse = graph.walk(given_answers | {more.id: (*doubts, *more.signs)}).outcome
    assert worse <= unsure <= fewer


@given(given_answers=all_answers(SECOND_FLOW))
@settings(max_examples=300)
def test_a_screen_that_was_left_out_would_not_have_made_it_more_urgent(given_answers: Answers) -> None:
    """Whoever answers every screen, the left out ones included, has the same result as whoever sees only what is asked."""
    graph = graph_of(SECOND_FLOW)
    seen: set[str] = set()
    result = graph.walk(given_answers, lambda state, answer: seen.add(graph.nodes[state.node].screen.id))
    assert graph.walk({name: each for name, each in given_answers.items() if name in seen}) == result


def test_a_random_answer_list_of_every_ending_is_among_the_examples() -> None:
    """Every outcome of the second subject can be reached, so that the tests above are about all of them."""
    ends = {
        step.outcome
        for steps in graph_of(SECOND_FLOW).transitions.values()
        for step in steps.values()
        if isinstance(step, End)
    }
    assert ends == set(range(len(SECOND_FLOW.outcomes)))


# The proof.


def test_a_sound_flow_has_no_faults(second_subject: Content) -> None:
    assert faults(flow(SOUND), second_subject) == []
    assert faults(SECOND_FLOW, second_subject) == []


GATE = screen("about", gates=[option("sport", then=[EXAMINED, TODAY])])

FORM_FAULTS: dict[str, tuple[Flow, list[tuple[str, tuple[str | int, ...], str]]]] = {
    "an outcome that stands twice": (
        flow(SOUND, [*outcomes(), *outcomes({"home": "self-care"})]),
        [("duplicate-id", ("outcomes", 4, "id"), 'the outcome "home" stands twice')],
    ),
    "outcomes out of order": (
        flow(
            SOUND,
            outcomes(
                {"emergency": "emergency", "book": "see-doctor", "today": "urgent", "home": "self-care"}
            ),
        ),
        [("outcome-order", ("outcomes", 2, "urgency"), '"today" is more urgent than the outcome before it')],
    ),
    "no emergency": (
        flow([LONG, EXAMINED], outcomes({"book": "see-doctor", "home": "self-care"})),
        [("outcome-order", ("outcomes", 0, "urgency"), "the first outcome must be an emergency")],
    ),
    "a screen that stands twice": (
        flow([DANGER, TODAY, SLOWLY, SLOWLY]),
        [
            ("duplicate-id", ("screens", 2, "id"), 'the id "slowly" stands twice in this flow'),
            ("duplicate-id", ("screens", 3, "id"), 'the id "slowly" stands twice in this flow'),
        ],
    ),
    "a screen with the name of a gate": (
        flow([DANGER, GATE, TODAY | {"id": "about-sport"}]),
        [("duplicate-id", ("screens", 2, "id"), 'the id "about-sport" stands twice in this flow')],
    ),
    "a screen without answers": (
        flow([*SOUND, screen("empty")]),
        [("screen-form", ("screens", 5), 'the screen "empty" has no answers')],
    ),
    "a screen of two forms": (
        flow([DANGER, TODAY, LONG | {"signs": ["weight-loss"]}]),
        [("screen-form", ("screens", 2), 'the screen "how-long" has signs and options')],
    ),
    "signs without a floor": (
        flow([DANGER, TODAY, screen("slowly", signs=["weight-loss"], not_sure="book")]),
        [("screen-form", ("screens", 2), 'a screen of signs says its "outcome", and no other screen does')],
    ),
    "signs without the floor of not being sure": (
        flow([DANGER, TODAY, screen("slowly", signs=["weight-loss"], outcome="book")]),
        [("screen-form", ("screens", 2), 'a screen of signs says its "not_sure", and no other screen does')],
    ),
    "a choice with a floor of its own": (
        flow([DANGER, TODAY, LONG | {"outcome": "book"}]),
        [("screen-form", ("screens", 2), 'a screen of signs says its "outcome", and no other screen does')],
    ),
    "an outcome that does not exist": (
        flow([DANGER, TODAY | {"outcome": "todya"}]),
        [("unknown-outcome", ("screens", 1, "outcome"), 'there is no outcome "todya"')],
    ),
    "an outcome of an answer that does not exist": (
        flow([DANGER, screen("age", options=[option("adult"), option("baby", outcome="boook")])]),
        [("unknown-outcome", ("screens", 1, "options", 1, "outcome"), 'there is no outcome "boook"')],
    ),
    "an answer that stands twice": (
        flow([DANGER, screen("age", options=[option("adult"), option("adult")])]),
        [("duplicate-id", ("screens", 1, "options", 1, "id"), 'the answer "adult" stands twice')],
    ),
    "an answer that shows a sign and leads nowhere": (
        flow([DANGER, screen("age", options=[option("adult"), option("baby", signs=["two-days"])])]),
        [
            (
                "sign-without-floor",
                ("screens", 1, "options", 1),
                'the answer "baby" shows a warning sign but has no outcome',
            )
        ],
    ),
    "a choice of one": (
        flow([DANGER, screen("age", options=[option("adult")])]),
        [("screen-form", ("screens", 1, "options"), "a choice needs at least two answers")],
    ),
    "an exception that leads somewhere": (
        flow(
            [
                *SOUND[:-1],
                screen("examined", lifts=["two-days"], options=[option("yes", outcome="book"), option("no")]),
            ]
        ),
        [
            (
                "exception-form",
                ("screens", 4, "options", 0),
                "the first answer of an exception lifts the signs and has no floor of its own",
            )
        ],
    ),
    "a default answer to nothing": (
        flow([DANGER, TODAY], default_answers={"dangre": ["x"]}),
        [("unknown-screen", ("default_answers", "dangre"), 'there is no screen "dangre"')],
    ),
    "a default answer that does not exist": (
        flow([DANGER, LONG, EXAMINED], default_answers={"how-long": ["shrot"], "examined": ["no"]}),
        [("unknown-answer", ("default_answers", "how-long"), '"how-long" has no answer shrot')],
    ),
    "two default answers to one choice": (
        flow([DANGER, LONG, EXAMINED], default_answers={"how-long": ["short", "long"], "examined": ["no"]}),
        [("unknown-answer", ("default_answers", "how-long"), '"how-long" has no answer short, long')],
    ),
    "no default answer": (
        flow([DANGER, LONG, EXAMINED], default_answers={"examined": ["no"]}),
        [("no-default-answer", ("screens", 1), 'the screen "how-long" has no default answer')],
    ),
}

GRAPH_FAULTS: dict[str, tuple[Flow, list[tuple[str, tuple[str | int, ...], str]]]] = {
    "a sign that leads below its own urgency": (
        flow(
            [
                DANGER,
                TODAY,
                screen("slowly", signs=["weight-loss", "vomit-blood"], outcome="book", not_sure="book"),
            ]
        ),
        [
            (
                "sign-below-urgency",
                ("screens", 2, "signs", 1),
                'the sign "vomit-blood" is urgent, but this answer leads only to see-doctor',
            ),
            (
                "not-sure-is-late",
                ("screens", 2, "not_sure"),
                '"vomit-blood" is urgent, but being unsure about it leads only to see-doctor',
            ),
        ],
    ),
    "a sign of an exception that leads below its own urgency": (
        flow(
            [
                DANGER,
                TODAY,
                SLOWLY,
                screen(
                    "how-long",
                    options=[
                        option("short"),
                        option("long", signs=["vomit-blood", "two-days"], outcome="book"),
                    ],
                ),
            ]
        ),
        [
            (
                "sign-below-urgency",
                ("screens", 3, "options", 1),
                'the sign "vomit-blood" is urgent, but this answer leads only to see-doctor',
            )
        ],
    ),
    "yes that counts less than not sure": (
        flow([DANGER, TODAY, screen("slowly", signs=["weight-loss"], outcome="book", not_sure="today")]),
        [
            (
                "yes-below-not-sure",
                ("screens", 2, "signs", 0),
                '"weight-loss" leads to less than being unsure about it',
            ),
            (
                "not-monotonic",
                ("screens", 2, "signs", 0),
                'changing "not-sure-weight-loss" to "weight-loss" can make the result less urgent',
            ),
        ],
    ),
    "not sure that counts as nothing": (
        flow(
            [
                DANGER,
                TODAY,
                screen(
                    "age",
                    options=[
                        option("adult"),
                        option("baby", outcome="book"),
                        option("unsure", not_sure="true"),
                    ],
                ),
            ]
        ),
        [
            (
                "not-sure-is-safe",
                ("screens", 2, "options", 2),
                "being unsure is treated as if nothing were there",
            )
        ],
    ),
    "an emergency behind lesser questions": (
        flow([TODAY, DANGER, SLOWLY]),
        [
            (
                "screen-order",
                ("screens", 1),
                'the screen "danger" asks for something more urgent than the screens before it',
            )
        ],
    ),
    "an exception for a sign that is urgent": (
        flow(
            [
                DANGER,
                TODAY,
                LONG,
                screen(
                    "burst",
                    options=[
                        option("none-seen"),
                        option("seen", signs=["baby-not-feeding"], outcome="today"),
                    ],
                ),
                screen(
                    "examined", lifts=["two-days", "baby-not-feeding"], options=[option("yes"), option("no")]
                ),
            ]
        ),
        [
            (
                "exception-too-wide",
                ("screens", 4, "lifts", 1),
                'the sign "baby-not-feeding" is urgent and must not be lifted',
            )
        ],
    ),
    "an exception to nothing": (
        flow([DANGER, TODAY, LONG, EXAMINED | {"lifts": ["two-days", "new-tablet"]}]),
        [
            (
                "exception-of-nothing",
                ("screens", 3, "lifts", 1),
                'no answer before this shows the sign "new-tablet" alone',
            )
        ],
    ),
    "a question that nobody is asked": (
        flow([DANGER, TODAY, SLOWLY, screen("mood", options=[option("good"), option("bad")])]),
        [("unreachable", ("screens", 3), 'nobody can reach "mood"')],
    ),
    "an outcome that nobody reaches": (
        flow([DANGER, TODAY]),
        [("unreachable", ("outcomes", 2), 'no answers lead to the outcome "book"')],
    ),
    "an exception that only a worse answer opens": (
        flow([DANGER, LONG, GATE]),
        [
            (
                "not-monotonic",
                ("screens", 2, "gates", 0),
                'changing "no" to "not-sure" can make the result less urgent',
            )
        ],
    ),
    "a case that comes out wrong": (
        flow(
            SOUND,
            cases=[
                {
                    "name": "Someone",
                    "answers": {"danger": ["chest-pain"]},
                    "outcome": "today",
                    "reason": "Words.",
                }
            ],
        ),
        [("case-fails", ("cases", 0, "outcome"), '"Someone" must reach today, but reaches emergency')],
    ),
    "a case with an outcome that does not exist": (
        flow(SOUND, cases=[{"name": "Someone", "answers": {}, "outcome": "homw", "reason": "Words."}]),
        [("unknown-outcome", ("cases", 0, "outcome"), 'there is no outcome "homw"')],
    ),
    "a case with a screen that does not exist": (
        flow(
            SOUND,
            cases=[
                {"name": "Someone", "answers": {"dangre": ["none"]}, "outcome": "home", "reason": "Words."}
            ],
        ),
        [("unknown-screen", ("cases", 0, "answers", "dangre"), 'there is no screen "dangre"')],
    ),
    "a case with an answer that does not exist": (
        flow(
            SOUND,
            cases=[
                {
                    "name": "Someone",
                    "answers": {"danger": ["chest-pian"]},
                    "outcome": "home",
                    "reason": "Words.",
                }
            ],
        ),
        [
            (
                "unknown-answer",
                ("cases", 0, "answers", "danger", 0),
                'the screen "danger" has no answer "chest-pian"',
            )
        ],
    ),
}


@pytest.mark.parametrize(("broken", "wanted"), FORM_FAULTS.values(), ids=FORM_FAULTS)
def test_a_mistake_in_the_form_of_a_flow_is_found(
    second_subject: Content, broken: Flow, wanted: list[tuple[str, tuple[str | int, ...], str]]
) -> None:
    assert short(faults(broken, second_subject)) == wanted


@pytest.mark.parametrize(("broken", "wanted"), GRAPH_FAULTS.values(), ids=GRAPH_FAULTS)
def test_a_mistake_in_the_logic_of_a_flow_is_found(
    second_subject: Content, broken: Flow, wanted: list[tuple[str, tuple[str | int, ...], str]]
) -> None:
    assert short(faults(broken, second_subject)) == wanted


def test_a_fault_comes_with_a_way_that_shows_it(second_subject: Content) -> None:
    (fault,) = faults(flow([DANGER, LONG, GATE]), second_subject)
    assert fault.hint == "Answers that lead there: danger: none → how-long: long → about-sport: not-sure."


def test_an_engine_that_gave_its_result_too_early_would_be_caught(second_subject: Content) -> None:
    class Hasty(Graph):
        def settle(self, index: int, floor: int, flags: Any, age: str) -> Any:
            return End(floor) if floor < self.none else super().settle(index, floor, flags, age)

    sound = graph_of(
        flow([DANGER, screen("age", options=[option("adult"), option("baby", outcome="book")]), TODAY])
    )
    assert list(graph_faults(sound, second_subject)) == []
    hasty = Hasty(sound.flow, sound.nodes)
    assert short(list(graph_faults(hasty, second_subject))) == [
        (
            "ends-too-early",
            ("screens", 2),
            '"today" is not asked although it could make the result more urgent',
        )
    ]


def test_an_engine_that_let_a_worse_answer_lower_the_result_would_be_caught(second_subject: Content) -> None:
    sound = graph_of(flow([DANGER, TODAY, SLOWLY]))
    node = sound.nodes[1]
    weak = dataclasses.replace(
        node, answers=(dataclasses.replace(node.answers[0], floor=2), *node.answers[1:])
    )
    broken = Graph(sound.flow, (sound.nodes[0], weak, sound.nodes[2]))
    assert {each.rule for each in graph_faults(broken, second_subject)} == {
        "sign-below-urgency",
        "yes-below-not-sure",
        "not-monotonic",
    }


FLOW = "flows/is-it-serious.yml"


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ("    signs: [weight-loss]\n", "    signs: [weight-loss]\n    lifts: [two-days]\n", "[two-days]"),
        ("answers: {}", "answers: {age: []}", "answers: {age: []}"),
        ("answers: {}", "answers: {age: [adult, baby]}", "answers: {age: [adult, baby]}"),
    ],
    ids=[
        "signs that lift",
        "a case that answers a choice with nothing",
        "a case that answers a choice twice",
    ],
)
def test_a_flow_that_makes_no_sense_is_reported_and_does_not_crash(
    sandbox: Sandbox, old: str, new: str, at: str
) -> None:
    sandbox.edit(FLOW, old, new)
    assert [(file, line) for file, line, _ in sandbox.found()] == [(FLOW, sandbox.line(FLOW, at))]


def test_a_choice_of_which_all_answers_are_unsure_does_not_crash(sandbox: Sandbox) -> None:
    sandbox.edit(
        FLOW, "{id: short, label: Two days or less}", '{id: short, label: Two days or less, not_sure: "true"}'
    )
    sandbox.edit(
        FLOW,
        "{id: long, label: More than two days,",
        '{id: long, label: More than two days, not_sure: "true",',
    )
    assert ("not-sure-is-safe", sandbox.line(FLOW, "{id: short")) in [
        (rule, line) for _, line, rule in sandbox.found()
    ]


# Figures of a flow.


def test_ways_are_counted_as_if_each_were_walked(second_graph: Graph) -> None:
    ways: list[tuple[int, int]] = []

    def walk(step: Any, length: int) -> None:
        if isinstance(step, End):
            ways.append((step.outcome, length))
        else:
            for each in second_graph.transitions[step].values():
                walk(each, length + 1)

    walk(second_graph.start, 0)
    found = measure(second_graph)
    assert found.paths == len(ways)
    assert found.longest == max(length for _, length in ways)
    assert found.by_outcome == tuple(sum(end == index for end, _ in ways) for index in range(5))
    assert (found.states, found.screens_when_well) == (len(second_graph.transitions), 6)


def test_someone_well_who_never_slips_ends_at_home(second_graph: Graph) -> None:
    assert simulate_slips(second_graph, 0) == (0, 0, 0, 0, 1)
    assert screens_when_well(second_graph) == len(asked(second_graph))


def test_slips_only_ever_raise_the_result(second_graph: Graph) -> None:
    few, many = simulate_slips(second_graph, 0.01), simulate_slips(second_graph, 0.1)
    assert sum(few) == pytest.approx(1)
    assert sum(many) == pytest.approx(1)
    assert 0 < many[-1] < few[-1] < 1


def test_a_slip_that_the_exact_words_take_back_changes_nothing(second_graph: Graph) -> None:
    none, half, all_stand = (simulate_slips(second_graph, 0.1, stands) for stands in (0, 0.5, 1))
    assert none[0] == 0
    assert none[-1] > half[-1] > all_stand[-1]
    assert sum(half) == pytest.approx(1)


def test_people_who_are_unsure_about_two_lines_are_counted_pair_by_pair(second_graph: Graph) -> None:
    lines = lines_when_well(second_graph)
    assert [line.id for line in lines] == [
        "trouble-breathing",
        "chest-pain",
        "vomit-blood",
        "operation",
        "tablets",
        "weight-loss",
    ]
    counted = [0] * 5
    pairs = list(combinations(lines, 2))
    for pair in pairs:
        answers = full_answers(second_graph.flow, {})
        for line in pair:
            answers[line.screen] += (unsure_about(line.id),)
        counted[second_graph.walk(answers).outcome] += 1
    assert simulate_unsure(second_graph, 1) == pytest.approx([count / len(pairs) for count in counted])
    assert simulate_unsure(second_graph, 0) == pytest.approx([0, 0, 0, 0, 1])
    assert sum(simulate_unsure(second_graph)) == pytest.approx(1)


def test_cases_are_scored(second_graph: Graph) -> None:
    found = score(second_graph)
    assert (found.cases, found.emergencies, found.emergencies_found, found.under, found.over) == (
        5,
        1,
        1,
        0,
        0,
    )


def test_answers_that_are_left_out_are_those_of_someone_well(second_graph: Graph) -> None:
    full = full_answers(second_graph.flow, {"slowly": (NONE,)})
    assert full["age"] == ("adult",)
    assert full["danger"] == full["slowly"] == ()


def test_the_signs_that_a_flow_asks_for_are_listed(second_graph: Graph) -> None:
    assert set(asked_signs(second_graph.flow)) == {
        "trouble-breathing",
        "chest-pain",
        "vomit-blood",
        "baby-feeds-less",
        "baby-not-feeding",
        "fever-after-operation",
        "new-tablet",
        "weight-loss",
        "two-days",
    }
