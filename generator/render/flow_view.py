"""What the page of a flow shows: its steps as linked sections, results, chart and table for the browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from markupsafe import Markup

from generator.flow.cases import score
from generator.flow.graph import End, Graph, State, Step, graph_of
from generator.flow.measures import STANDS, measure, simulate_slips, simulate_unsure
from generator.flow.nodes import ANYONE, EVERY_AGE, NO, NONE, NOT_SURE, YES, FlowAnswer, Node, SignAges
from generator.schema.kinds.flow import Flow, Outcome, Together
from generator.schema.kinds.warning_sign import WarningSign


@dataclass(frozen=True)
class FlowPerson:
    """Whom the answers are about: an answer of the first screen that tells an age."""

    id: str
    label: str
    age: str
    someone: bool


@dataclass(frozen=True)
class Way:
    """A link of a step: what the reader answers, in the text of the flow, and where it leads.

    `signs` are those that a link stands for where the signs of a question lead to more than one place;
    `unsure` if it is for being unsure about one of them.
    """

    answer: str
    label: str
    label_someone: str | None
    hint: str | None
    target: str
    outcome: Outcome | None
    signs: tuple[str, ...] = ()
    unsure: bool = False


@dataclass(frozen=True)
class StepView:
    """One state as a section of linked answers."""

    id: str
    node: Node
    ways: tuple[Way, ...]
    at_least: Outcome | None
    age: str


@dataclass(frozen=True)
class OwnAdvice:
    """The signs of one question whose own advice belongs to a result; `unsure` for those of which only being
    unsure leads there, `together` for signs that lead there only if all of them are there.

    `arrivals` are the ids of the places to which the links of that question lead.
    """

    node: Node
    signs: tuple[str, ...]
    unsure: bool
    arrivals: tuple[str, ...]
    together: tuple[Together, ...] = ()


@dataclass(frozen=True)
class RaisingAnswers:
    """What would raise a result: a more urgent outcome and the answers that reach it at least."""

    outcome: Outcome
    signs: tuple[str, ...]
    labels: tuple[str, ...]
    together: tuple[Together, ...]


@dataclass(frozen=True)
class Condition:
    """A question and the answer that reaches an outcome; `signs` are those that it is about, if not all of
    the question.
    """

    question: str
    answer: str
    signs: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuestionSteps:
    """A question with every state in which it is asked; `first` if it is the first question of its screen."""

    node: Node
    steps: list[StepView]
    first: bool


@dataclass(frozen=True)
class FlowView:
    """A flow as its templates see it: for everyone, or for one person."""

    flow: Flow
    graph: Graph
    person: FlowPerson | None = None

    @cached_property
    def people(self) -> tuple[FlowPerson, ...]:
        """Whom the answers may be about; empty if the flow does not ask."""
        options = self.flow.screens[0].options
        people = []
        for option in options:
            if option.age:
                people.append(FlowPerson(option.id, option.label, option.age, option.someone))
        return tuple(people)

    def of(self, person: FlowPerson) -> FlowView:
        """The same flow for one person."""
        return FlowView(self.flow, self.graph, person)

    def person_of(self, age: str) -> FlowPerson | None:
        """The first person of an age."""
        return next((person for person in self.people if person.age == age), None)

    @property
    def linked(self) -> bool:
        """Whether links lead through it.

        Where the flow asks whom it is about, each person has links of their own.
        """
        return self.person is not None or not self.people

    @property
    def age(self) -> str:
        """The age of the person, or that of anyone."""
        return self.person.age if self.person else ANYONE

    @cached_property
    def start(self) -> str:
        """The name of the first step."""
        first = self.graph.start
        if self.person and isinstance(first, State):
            first = self.graph.transitions[first][self.person.id]
        return step_id(self.graph, first)

    @cached_property
    def steps(self) -> list[StepView]:
        """Every state, in the order in which it is met."""
        return [self._step(state, steps) for state, steps in self._states.items()]

    @cached_property
    def _states(self) -> dict[State, dict[str, Step]]:
        transitions = self.graph.transitions
        if not self.person:
            return dict(transitions)
        return {state: steps for state, steps in transitions.items() if state.age == self.age}

    @cached_property
    def groups(self) -> list[QuestionSteps]:
        """The steps of each question together."""
        seen: set[str] = set()
        groups = []
        for node in self.graph.nodes:
            steps = [step for step in self.steps if step.node is node]
            if steps:
                groups.append(QuestionSteps(node, steps, first=node.screen.id not in seen))
                seen.add(node.screen.id)
        return groups

    @cached_property
    def outcomes(self) -> list[Outcome]:
        """The outcomes that can be reached."""
        ends = set()
        for steps in self._states.values():
            ends |= {step.outcome for step in steps.values() if isinstance(step, End)}
        return [outcome for index, outcome in enumerate(self.flow.outcomes) if index in ends]

    def signs_of(self, node: Node) -> list[str]:
        """The signs of a question that can be the person's."""
        return [sign for sign in node.screen.signs if node.answer(sign).offered(self.age)]

    @staticmethod
    def line_of(sign: WarningSign) -> tuple[str, str | None]:
        """The short line of a sign, and the same about someone else if it reads otherwise."""
        mine, theirs = sign.line(), sign.line(about_someone=True)
        return _capital(mine), _capital(theirs) if theirs != mine else None

    def ages_of(self, node: Node, sign: str) -> str:
        """The ages that a sign of a question is asked of, for a script; nothing if everyone is asked."""
        ages = node.answer(sign).ages
        return "" if self.person or ages == EVERY_AGE else " ".join(sorted(ages))

    def own_advice(self, outcome: Outcome) -> list[OwnAdvice]:
        """The signs whose own advice belongs to an outcome, by question, in the order in which they are
        asked.
        """
        index = self.flow.outcomes.index(outcome)
        advice = []
        for node in self.graph.nodes:
            advice += [own for own in self._own_advice_of(node, index) if own.signs or own.together]
        return advice

    def _own_advice_of(self, node: Node, outcome: int) -> list[OwnAdvice]:
        """The signs of one question whose own advice belongs to the outcome of an index: those that lead
        there, then those of which being unsure does.
        """
        sure: dict[str, None] = {}
        unsure: dict[str, None] = {}
        together = []
        for answer in self._answers_with_floor(node, outcome):
            sure |= dict.fromkeys(answer.signs)
            together += [answer.together] if answer.together else []
            if node.form == "signs" and answer.unsure_of:
                unsure[answer.unsure_of] = None
        return [
            OwnAdvice(node, tuple(sure), False, self._arrivals_at(outcome, node.id), tuple(together)),
            OwnAdvice(node, tuple(unsure), True, self._arrivals_at(outcome, _unsure_place(node))),
        ]

    def _arrivals_at(self, outcome: int, decider: str) -> tuple[str, ...]:
        return tuple(self._arrivals.get((outcome, decider), ()))

    def _answers_with_floor(self, node: Node, outcome: int) -> list[FlowAnswer]:
        """The answers of a question that can be the person's and whose floor is an outcome."""
        return [answer for answer in node.offered(self.age) if answer.best == outcome]

    def arrivals(self, outcome: Outcome) -> list[str]:
        """The ids within a result, without its own, to which links lead that did not decide it."""
        arrivals = self._arrivals.get((self.flow.outcomes.index(outcome), ""), ())
        return [place for place in arrivals if place != f"result-{outcome.id}"]

    @cached_property
    def _arrivals(self) -> dict[tuple[int, str], dict[str, None]]:
        """For each outcome and what decided it the ids of the places that links lead to."""
        places: dict[tuple[int, str], dict[str, None]] = {}
        for state, steps in self._states.items():
            node = self.graph.nodes[state.node]
            for name, step in steps.items():
                if isinstance(step, End):
                    answer = node.answer(name)
                    decider = _decider(node, answer, step)
                    places.setdefault((step.outcome, decider), {})[self._target(node, answer, step)] = None
        return places

    def _target(self, node: Node, answer: FlowAnswer, step: Step) -> str:
        """The id of the place where an answer leads: of a result, the part with the advice of the signs that
        decided it.
        """
        if isinstance(step, State):
            return step_id(self.graph, step)
        parts = (self.graph.name(step), _decider(node, answer, step), step.age)
        return "--".join(filter(None, parts))

    def _step(self, state: State, steps: dict[str, Step]) -> StepView:
        node = self.graph.nodes[state.node]
        ways = [self._way(node, node.answer(name), step) for name, step in steps.items()]
        if node.form == "signs":
            ways.sort(key=lambda way: _rank(self.graph, node.answer(way.answer)))
            ways = _few_ways(ways)
        at_least = self.flow.outcomes[state.floor] if state.floor != self.graph.none else None
        return StepView(step_id(self.graph, state), node, tuple(ways), at_least, state.age)

    def _way(self, node: Node, answer: FlowAnswer, step: Step) -> Way:
        option = answer.option if answer.id != YES else None
        outcome = self.graph.outcome(step) if isinstance(step, End) else None
        theirs, hint = (option.label_someone, option.hint) if option else (None, None)
        target = self._target(node, answer, step)
        if node.form != "signs":
            return Way(answer.id, _label(answer), theirs, hint, target, outcome)
        unsure = bool(answer.unsure_of)
        signs = (answer.unsure_of,) if unsure else answer.signs
        return Way(answer.id, _label(answer), theirs, hint, target, outcome, signs, unsure)

    def conditions(self, node: Node, outcome: Outcome) -> list[Condition]:
        """The answers of a question whose floor is an outcome, in words."""
        index = self.flow.outcomes.index(outcome)
        question = node.gate.label if node.gate else node.screen.question
        reaching = [answer for answer in node.answers if answer.best == index]
        if node.form != "signs":
            return [Condition(question, _label(answer)) for answer in reaching]
        return list(_sign_conditions(question, node, reaching))

    def title_of(self, outcome: str) -> str:
        """The title of an outcome, with its markup."""
        titles = {outcome.id: outcome.title for outcome in self.flow.outcomes}
        return titles[outcome]

    @cached_property
    def leading(self) -> list[RaisingAnswers]:
        """What leads to each outcome but the last: the answers whose floor it is."""
        changes = []
        for index, outcome in enumerate(self.flow.outcomes[:-1]):
            signs: dict[str, None] = {}
            labels: dict[str, None] = {}
            together: list[Together] = []
            for node in self.graph.nodes:
                for answer in self._answers_with_floor(node, index):
                    if not answer.unsure_of:
                        signs |= dict.fromkeys(answer.signs)
                        labels |= dict.fromkeys(_sure_label(answer))
                        together += [answer.together] if answer.together else []
            if signs or labels or together:
                changes.append(RaisingAnswers(outcome, tuple(signs), tuple(labels), tuple(together)))
        return changes

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
            "slips": simulate_slips(self.graph),
            "unsure": simulate_unsure(self.graph),
            "all_unsure": simulate_unsure(self.graph, 1),
            "stands": STANDS,
            "score": scored,
        }

    @cached_property
    def table(self) -> Markup:
        """The graph as JSON for the browser: nodes with their answers, states with where each answer leads.

        A target of at least 0 is a state, one below 0 the outcome of index -1 - target; none for an answer
        that cannot be that of the person. `people` has the age for each answer of the first screen, and
        whether it is someone else; `well` what someone who is well chooses.
        """
        graph = self.graph
        places = dict(zip(graph.transitions, count(), strict=False))

        def target(step: Step) -> int:
            return -1 - step.outcome if isinstance(step, End) else places[step]

        def state_row(state: State, steps: dict[str, Step]) -> list[int | None]:
            row: list[int | None] = [state.node]
            for answer in graph.nodes[state.node].answers:
                row.append(target(steps[answer.id]) if answer.id in steps else None)
            return row

        data = {
            "version": self.flow.version,
            "people": [[person.id, person.age, person.someone] for person in self.people],
            "well": {screen: chosen[0] for screen, chosen in self.flow.default_answers.items()},
            "start": target(graph.start),
            "nodes": [_node_row(graph, node) for node in graph.nodes],
            "states": [state_row(state, steps) for state, steps in graph.transitions.items()],
            "outcomes": self.flow.outcome_ids,
            "emergencies": graph.emergencies,
            "times": [f"{outcome.urgency}: {outcome.by_when}" for outcome in self.flow.outcomes],
        }
        return Markup(json.dumps(data, separators=(",", ":")).replace("<", "\\u003c"))


def flow_view(flow: Flow, ages: SignAges) -> FlowView:
    """The view of a checked flow, with the ages of its signs."""
    return FlowView(flow, graph_of(flow, ages))


def step_id(graph: Graph, step: Step) -> str:
    """The id of the section of a state or outcome."""
    name = graph.name(step)
    return name if isinstance(step, End) else f"q-{name}"


def _decider(node: Node, answer: FlowAnswer, end: End) -> str:
    """What decided a result whose floor is that of an answer about signs, as a part of ids; else nothing."""
    if answer.best != end.outcome:
        return ""
    if node.form == "signs" and answer.unsure_of:
        return _unsure_place(node)
    return node.id if answer.signs or answer.together else ""


def _unsure_place(node: Node) -> str:
    return f"{node.id}-{NOT_SURE}"


def _sign_conditions(question: str, node: Node, reaching: list[FlowAnswer]) -> Iterator[Condition]:
    """Signs together, then any of some signs, then being unsure about one of some."""
    sure: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    for answer in reaching:
        if answer.together:
            yield Condition(question, answer.together.name)
        elif answer.unsure_of:
            unsure += (answer.unsure_of,)
        else:
            sure += (answer.id,)
    for words, signs in (("any of its signs", sure), ("not sure about one of its signs", unsure)):
        if signs:
            yield Condition(question, words, () if signs == node.screen.signs else signs)


def _few_ways(ways: list[Way]) -> list[Way]:
    """The links of a question about signs: those of signs together, of one sign, of being unsure, of none."""
    sure: list[Way] = []
    unsure: list[Way] = []
    together: list[Way] = []
    none: list[Way] = []
    for way in ways:
        if way.answer == NONE:
            none.append(way)
        elif way.unsure:
            unsure.append(way)
        elif way.signs:
            sure.append(way)
        else:
            together.append(way)
    return [
        *together,
        *_joined(sure, "Yes, at least one of these fits", "Yes, another of these fits"),
        *_joined(unsure, "I am not sure about one of these", "I am not sure about another of these"),
        *none,
    ]


def _joined(ways: list[Way], label: str, other: str) -> list[Way]:
    """The links of signs, one for all that lead to the same place: those of few signs name them, and the
    last, for the most signs, has a label.
    """
    by_place: dict[str, list[Way]] = {}
    for way in ways:
        by_place.setdefault(way.target, []).append(way)
    joined: list[Way] = []
    for place, same in sorted(by_place.items(), key=lambda item: len(item[1])):
        is_last = len(joined) + 1 == len(by_place)
        signs = () if is_last else tuple(sign for way in same for sign in way.signs)
        text = label if len(by_place) == 1 else other
        joined.append(Way("any", text, None, None, place, same[0].outcome, signs, same[0].unsure))
    return joined


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]


def _label(answer: FlowAnswer) -> str:
    if answer.together:
        return f"Yes, all of this: {answer.together.name}"
    plain = {NONE: "None of these", NOT_SURE: "I am not sure", YES: "Yes", NO: "No"}
    if answer.id in plain and (answer.option is None or answer.id == YES):
        return plain[answer.id]
    return answer.option.label if answer.option else answer.id


def _sure_label(answer: FlowAnswer) -> list[str]:
    """The label of an answer that is neither about signs nor about being unsure."""
    option = answer.option
    return [option.label] if option and not answer.signs and not option.not_sure else []


def _node_row(graph: Graph, node: Node) -> dict[str, object]:
    """A question for the browser."""
    row: dict[str, object] = {"screen": node.screen.id, "form": node.form}
    if node.gate:
        row |= {"gate": node.gate.id, "ages": sorted(node.answer(YES).ages)}
    if node.together:
        row["together"] = [[together.id, list(together.signs)] for together in node.together]
    return row | {"answers": [_row(graph, node, answer) for answer in node.answers]}


def _row(graph: Graph, node: Node, answer: FlowAnswer) -> list[object]:
    """An answer for the browser: its id, its floor, and the signs that it shows, or that someone is unsure
    about who gives it, if it is no sign itself.
    """
    signs = [list(answer.signs)] if answer.signs and node.form != "signs" else []
    return [answer.id, _rank(graph, answer), *signs]


def _rank(graph: Graph, answer: FlowAnswer) -> int:
    return graph.none if answer.best is None else answer.best
