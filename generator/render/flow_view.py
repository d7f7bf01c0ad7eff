"""What the page of a flow shows: its steps as linked sections, its results, its chart and the table for the browser."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from generator.flow.cases import score
from generator.flow.graph import End, Graph, State, Step, graph_of
from generator.flow.measures import measure, slips
from generator.flow.nodes import NO, NONE, NOT_SURE, YES, Answer, Node
from generator.schema.kinds.flow import Flow, Outcome, Screen


@dataclass(frozen=True)
class Way:
    """A link of a step: what the reader answers, in the text of the flow, and where it leads."""

    answer: str
    label: str
    label_someone: str | None
    hint: str | None
    target: str
    outcome: Outcome | None


@dataclass(frozen=True)
class StepView:
    """One state as a section of linked answers."""

    id: str
    node: Node
    signs: tuple[str, ...]
    ways: tuple[Way, ...]
    at_least: Outcome | None


@dataclass(frozen=True)
class Change:
    """What would raise a result: a more urgent outcome and the answers that reach it at least."""

    outcome: Outcome
    signs: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Condition:
    """A question and the answer that reaches an outcome."""

    question: str
    answer: str


@dataclass(frozen=True)
class Group:
    """A question with every state in which it is asked; `first` if it is the first question of its screen."""

    node: Node
    steps: list[StepView]
    first: bool


@dataclass(frozen=True)
class FlowView:
    """A flow as its template sees it."""

    flow: Flow
    graph: Graph

    @cached_property
    def start(self) -> str:
        """The name of the first step."""
        return step_id(self.graph, self.graph.start)

    @cached_property
    def steps(self) -> list[StepView]:
        """Every state, in the order in which it is met."""
        return [_step(self.graph, state, steps) for state, steps in self.graph.transitions.items()]

    @cached_property
    def groups(self) -> list[Group]:
        """The steps of each question together."""
        seen: set[str] = set()
        found = []
        for node in self.graph.nodes:
            steps = [step for step in self.steps if step.node is node]
            found.append(Group(node, steps, first=node.screen.id not in seen))
            seen.add(node.screen.id)
        return found

    def conditions(self, node: Node, outcome: Outcome) -> list[Condition]:
        """The answers of a question whose floor is an outcome, in words."""
        index = self.flow.outcomes.index(outcome)
        question = node.gate.label if node.gate else node.screen.question
        found = [answer for answer in node.answers if _floor(answer) == index]
        if any(answer.id in node.screen.signs for answer in found):
            unsure = [answer for answer in found if answer.id == NOT_SURE]
            return [Condition(question, "any of its signs"), *(Condition(question, "not sure about one") for _ in unsure)]
        return [Condition(question, _label(answer)) for answer in found]

    def first_step(self, screen: Screen) -> str:
        """The id of the first section in which a screen is asked."""
        return next(step.id for step in self.steps if step.node.screen is screen)

    def title_of(self, outcome: str) -> str:
        """The title of an outcome, with its markup."""
        return next(each.title for each in self.flow.outcomes if each.id == outcome)

    @cached_property
    def leading(self) -> list[Change]:
        """What leads to each outcome but the last: the answers whose floor it is."""
        found = []
        for index, outcome in enumerate(self.flow.outcomes[:-1]):
            reaching = [
                (node, answer) for node in self.graph.nodes for answer in node.answers if _floor(answer) == index and answer.id != NOT_SURE
            ]
            signs = tuple(dict.fromkeys(sign for _, answer in reaching for sign in answer.signs))
            labels = tuple(
                dict.fromkeys(
                    answer.option.label for _, answer in reaching if answer.option and not answer.signs and not answer.option.not_sure
                )
            )
            if signs or labels:
                found.append(Change(outcome, signs, labels))
        return found

    @cached_property
    def figures(self) -> dict[str, object]:
        """The figures that `check` prints and the page about the proof shows."""
        counted, scored = measure(self.graph), score(self.graph)
        return {
            "states": counted.states,
            "transitions": counted.transitions,
            "paths": counted.paths,
            "longest": counted.longest,
            "screens_when_well": counted.screens_when_well,
            "by_outcome": list(zip(self.flow.outcomes, counted.by_outcome, strict=True)),
            "slips": list(zip(self.flow.outcomes, slips(self.graph), strict=True)),
            "score": scored,
        }

    @cached_property
    def table(self) -> Markup:
        """The graph as JSON for the browser: nodes with their answers, states with where each answer leads.

        A target of at least 0 is a state, one below 0 the outcome of index -1 - target.
        """
        graph = self.graph
        places = {state: index for index, state in enumerate(graph.transitions)}

        def target(step: Step) -> int:
            return -1 - step.outcome if isinstance(step, End) else places[step]

        data = {
            "version": self.flow.version,
            "start": target(graph.start),
            "nodes": [
                {
                    "screen": node.screen.id,
                    "form": node.form,
                    **({"gate": node.gate.id} if node.gate else {}),
                    "answers": [[answer.id, _rank(graph, answer)] for answer in node.answers],
                }
                for node in graph.nodes
            ],
            "states": [[state.node, *(target(step) for step in steps.values())] for state, steps in graph.transitions.items()],
            "outcomes": [outcome.id for outcome in self.flow.outcomes],
        }
        return Markup(json.dumps(data, separators=(",", ":")).replace("<", "\\u003c"))


def flow_view(flow: Flow) -> FlowView:
    """The view of a checked flow."""
    return FlowView(flow, graph_of(flow))


def step_id(graph: Graph, step: Step) -> str:
    """The id of the section of a state or outcome."""
    name = graph.name(step)
    return name if isinstance(step, End) else f"q-{name}"


def _step(graph: Graph, state: State, steps: dict[str, Step]) -> StepView:
    node = graph.nodes[state.node]
    ways = [_way(graph, node.answer(name), step) for name, step in steps.items()]
    if node.form == "signs":
        signs = [way for way in ways if way.answer in node.screen.signs]
        ways = [
            Way("any", "Yes, at least one of these", None, None, signs[0].target, signs[0].outcome),
            *(way for way in ways if way not in signs),
        ]
    at_least = graph.flow.outcomes[state.floor] if state.floor != graph.none else None
    return StepView(step_id(graph, state), node, node.screen.signs, tuple(ways), at_least)


def _way(graph: Graph, answer: Answer, step: Step) -> Way:
    option = answer.option if answer.id != YES else None
    outcome = graph.flow.outcomes[step.outcome] if isinstance(step, End) else None
    theirs, hint = (option.label_someone, option.hint) if option else (None, None)
    return Way(answer.id, _label(answer), theirs, hint, step_id(graph, step), outcome)


def _label(answer: Answer) -> str:
    plain = {NONE: "None of these", NOT_SURE: "I am not sure", YES: "Yes", NO: "No"}
    if answer.id in plain and (answer.option is None or answer.id == YES):
        return plain[answer.id]
    return answer.option.label if answer.option else answer.id


def _rank(graph: Graph, answer: Answer) -> int:
    floor = _floor(answer)
    return graph.none if floor is None else floor


def _floor(answer: Answer) -> int | None:
    if answer.flags:
        return min(floor for _, floor in answer.flags)
    return answer.floor
