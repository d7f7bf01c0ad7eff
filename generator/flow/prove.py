"""Proves a flow safe over all its states and transitions; every fault names the answer at fault and a way that shows it.

The invariants are those of the decision protocol: nobody is asked what cannot be theirs, one more warning sign never lowers the result, "not sure" never counts
as safer than "no", every emergency question that applies is asked before a lesser outcome is given, and an exception
touches only the signs that it names. A flow has some hundreds of states, so all of them are looked at.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from functools import cache

from generator.content.content import Content
from generator.flow.graph import End, Flags, Graph, State, Step, result
from generator.flow.nodes import ANYONE, EVERY_AGE, NO, NONE, NOT_SURE, YES, Answer, Node, all_screens
from generator.problems.problem import Finding, Path, did_you_mean
from generator.schema.kinds.flow import Flow, Option, Screen
from generator.schema.kinds.warning_sign import WarningSign
from generator.schema.parts import URGENCIES


def form_faults(flow: Flow) -> Iterator[Finding]:
    """What must be right before there is a graph: ids that are unique and known, and screens of one form."""
    outcomes = [outcome.id for outcome in flow.outcomes]
    yield from _twice(outcomes, "outcome", lambda index: ("outcomes", index, "id"))
    order = [URGENCIES.index(outcome.urgency) for outcome in flow.outcomes]
    for index in range(1, len(order)):
        if order[index] < order[index - 1]:
            yield Finding(
                "outcome-order",
                ("outcomes", index, "urgency"),
                f'"{outcomes[index]}" is more urgent than the outcome before it',
                "Put the outcomes in order, the most urgent first: of two floors the higher one wins.",
            )
    if flow.outcomes[0].urgency != "emergency":
        yield Finding(
            "outcome-order",
            ("outcomes", 0, "urgency"),
            "the first outcome must be an emergency",
            "Say what to do in an emergency first.",
        )
    screens = all_screens(flow)
    names: list[str] = [screen.id for screen, _ in screens] + [
        f"{screen.id}-{gate.id}" for screen, _ in screens for gate in screen.gates
    ]
    for screen, path in screens:
        if names.count(screen.id) > 1:
            yield Finding(
                "duplicate-id",
                (*path, "id"),
                f'the id "{screen.id}" stands twice in this flow',
                "Give each screen a name of its own.",
            )
        yield from _screen_form(flow, screen, path, outcomes)
    yield from _defaults(flow, screens)
    yield from _ages(screens)


def graph_faults(graph: Graph, content: Content) -> Iterator[Finding]:
    """Every invariant, over all states and transitions."""
    for rule in (
        _sign_floors,
        _not_sure_between,
        _emergencies_first,
        _exceptions_stay_small,
        _only_theirs,
        _every_age,
        _reachable,
        _asked_before_end,
        _monotonic,
    ):
        yield from rule(graph, content)


def shortest_way(graph: Graph, goal: State) -> str:
    """The shortest answers that lead to a state, in words an author can follow."""
    before: dict[Step, tuple[State, str] | None] = {graph.start: None}
    waiting = deque([graph.start])
    while waiting:
        state = waiting.popleft()
        if state == goal:
            break
        if not isinstance(state, State):
            continue
        for answer, step in graph.transitions[state].items():
            if step not in before:
                before[step] = (state, answer)
                waiting.append(step)
    steps = []
    here = before.get(goal)
    while here:
        steps.append(f"{graph.nodes[here[0].node].id}: {here[1]}")
        here = before[here[0]]
    return " → ".join(reversed(steps)) or "the first question"


def _screen_form(flow: Flow, screen: Screen, path: Path, outcomes: list[str]) -> Iterator[Finding]:
    forms = [name for name in ("signs", "options", "gates") if getattr(screen, name)]
    if len(forms) != 1:
        yield Finding(
            "screen-form",
            path,
            f'the screen "{screen.id}" has {" and ".join(forms) or "no answers"}',
            "A screen has signs (tick any), options (choose one) or gates (tick what applies): one of the three.",
        )
        return
    for name in ("outcome", "not_sure"):
        yield from _known_outcome(getattr(screen, name), (*path, name), outcomes)
        if (getattr(screen, name) is None) == (forms[0] == "signs"):
            yield Finding(
                "screen-form",
                path,
                f'a screen of signs says its "{name}", and no other screen does',
                "Add or delete it: the floor of its signs, and of being unsure about one of them.",
            )
    for name, outcome in screen.floors.items():
        yield from _known_outcome(outcome, (*path, "floors", name), outcomes)
        if name not in screen.signs:
            yield Finding(
                "screen-form",
                (*path, "floors", name),
                f'the screen "{screen.id}" does not ask for the sign "{name}"',
                did_you_mean(name, screen.signs) or "Name a sign of this screen.",
                at_key=True,
            )
    options: tuple[Option, ...] = screen.options or screen.gates
    yield from _twice(
        [option.id for option in options], "answer", lambda index: (*path, forms[0], index, "id")
    )
    for index, option in enumerate(options):
        here = (*path, forms[0], index)
        yield from _known_outcome(option.outcome, (*here, "outcome"), outcomes)
        if option.signs and option.outcome is None:
            yield Finding(
                "sign-without-floor",
                here,
                f'the answer "{option.id}" shows a warning sign but has no outcome',
                "Name the outcome that this answer reaches at least.",
            )
        if option.keep_asking and option.outcome is None:
            yield Finding(
                "screen-form",
                (*here, "keep_asking"),
                "there is no outcome to ask on after",
                "Name its outcome, or delete it.",
            )
    if screen.options and len(screen.options) < 2:
        yield Finding(
            "screen-form", (*path, "options"), "a choice needs at least two answers", "Add the other answer."
        )
    if screen.lifts and not screen.options:
        yield Finding(
            "exception-form",
            (*path, "lifts"),
            "only a screen of options can lift signs",
            'Write it as a choice, the plain "yes" first.',
        )
    elif screen.lifts and (screen.options[0].outcome or screen.options[0].not_sure):
        yield Finding(
            "exception-form",
            (*path, "options", 0),
            "the first answer of an exception lifts the signs and has no floor of its own",
            'Put the plain "yes" first, without an outcome.',
        )


def _known_outcome(name: str | None, path: Path, outcomes: list[str]) -> Iterator[Finding]:
    if name is not None and name not in outcomes:
        yield Finding(
            "unknown-outcome",
            path,
            f'there is no outcome "{name}"',
            did_you_mean(name, outcomes) or f"Outcomes: {', '.join(outcomes)}.",
        )


def _defaults(flow: Flow, screens: list[tuple[Screen, Path]]) -> Iterator[Finding]:
    by_id = {screen.id: screen for screen, _ in screens}
    for name, chosen in flow.default_answers.items():
        if name not in by_id:
            yield Finding(
                "unknown-screen",
                ("default_answers", name),
                f'there is no screen "{name}"',
                did_you_mean(name, by_id),
                at_key=True,
            )
        elif len(chosen) != 1 or chosen[0] not in [option.id for option in by_id[name].options]:
            yield Finding(
                "unknown-answer",
                ("default_answers", name),
                f'"{name}" has no answer {", ".join(chosen)}',
                f"Answers: {', '.join(option.id for option in by_id[name].options)}.",
            )
    for screen, path in screens:
        if screen.options and screen.id not in flow.default_answers:
            yield Finding(
                "no-default-answer",
                path,
                f'the screen "{screen.id}" has no default answer',
                "Add it to default_answers: what someone who is well would choose.",
            )


def _ages(screens: list[tuple[Screen, Path]]) -> Iterator[Finding]:
    """Only the first screen asks whom it is about; then each of its answers says the age."""
    first = screens[0][0]
    asks = any(option.age for option in first.options)
    for screen, path in screens:
        for form, options in (("options", screen.options), ("gates", screen.gates)):
            for index, option in enumerate(options):
                here = (*path, form, index)
                if (option.age is not None or option.someone) and (screen is not first or form == "gates"):
                    message, hint = (
                        "only the first question asks whom it is about",
                        "Delete age and someone here.",
                    )
                elif asks and screen is first and option.age is None:
                    message, hint = (
                        f'the answer "{option.id}" does not say the age',
                        "Add age: what is asked later depends on it.",
                    )
                elif form == "options" and frozenset(option.ages) != EVERY_AGE:
                    message, hint = (
                        "an answer of a choice has no ages of its own",
                        "Write ages on the screen.",
                    )
                else:
                    continue
                yield Finding("age-form", here, message, hint)


def _only_theirs(graph: Graph, content: Content) -> Iterator[Finding]:
    """No state asks for a sign that its person cannot have."""
    seen: set[tuple[str, str]] = set()
    for state, steps in graph.transitions.items():
        for answer in (graph.nodes[state.node].answer(name) for name in steps):
            age = answer.age or state.age
            for name in answer.signs:
                sign = content.get("warning-sign", name)
                if age and isinstance(sign, WarningSign) and age not in sign.ages and (name, age) not in seen:
                    seen.add((name, age))
                    yield Finding(
                        "not-theirs",
                        answer.path,
                        f'the sign "{name}" is asked about a person of the age "{age}", which it cannot be',
                        f"Narrow the ages of the screen, or widen those of the sign. Way: {shortest_way(graph, state)}.",
                    )


def _every_age(graph: Graph, content: Content) -> Iterator[Finding]:
    """Each sign is asked of every age that it carries."""
    asked: set[tuple[str, str]] = set()
    for state, steps in graph.transitions.items():
        for answer in (graph.nodes[state.node].answer(name) for name in steps):
            asked.update((name, answer.age or state.age) for name in answer.signs)
    ages = {answer.age for node in graph.nodes for answer in node.answers if answer.age}
    paths = {name: answer.path for node in graph.nodes for answer in node.answers for name in answer.signs}
    for name, path in paths.items():
        sign = content.get("warning-sign", name)
        for age in sign.ages if isinstance(sign, WarningSign) else ():
            if age in ages and (name, age) not in asked:
                yield Finding(
                    "age-not-asked",
                    path,
                    f'the sign "{name}" can be that of a person of the age "{age}", who is never asked for it',
                    "Ask for it on a screen for that age before anything as urgent ends the questions, or narrow the ages of the sign.",
                )


def _sign_floors(graph: Graph, content: Content) -> Iterator[Finding]:
    """A warning sign leads to its own urgency: never below it, and an answer for it alone never above it."""
    for node in graph.nodes:
        for answer in node.answers:
            floors = dict(answer.flags)
            for name in answer.signs:
                sign = content.get("warning-sign", name)
                floor = floors.get(name, floors.get("", answer.floor))
                if isinstance(sign, WarningSign) and floor is not None:
                    given = graph.flow.outcomes[floor].urgency
                    if URGENCIES.index(given) > URGENCIES.index(sign.urgency):
                        yield Finding(
                            "sign-below-urgency",
                            answer.path,
                            f'the sign "{name}" is {sign.urgency}, but this answer leads only to {given}',
                            f"Give it an outcome that is {sign.urgency}.{_way(graph, node)}",
                        )
                    elif given != sign.urgency and len(answer.signs) == 1:
                        yield Finding(
                            "sign-above-urgency",
                            answer.path,
                            f'the sign "{name}" is {sign.urgency}, but this answer leads to {given}',
                            f"A sign has one urgency everywhere: change the outcome here, or the urgency of the sign.{_way(graph, node)}",
                        )


def _not_sure_between(graph: Graph, content: Content) -> Iterator[Finding]:
    """ "Not sure" is never below "no", and yes never below "not sure"."""
    for node in graph.nodes:
        if node.form == "signs":
            unsure = (
                node.answer(NOT_SURE).floor if any(answer.id == NOT_SURE for answer in node.answers) else None
            )
            for answer in node.answers:
                if (
                    answer.signs
                    and unsure is not None
                    and (answer.floor is None or graph.level(answer.floor) > graph.level(unsure))
                ):
                    yield Finding(
                        "yes-below-not-sure",
                        answer.path,
                        f'"{answer.id}" leads to less than being unsure about it',
                        f"Raise the outcome of the screen, or lower its not_sure.{_way(graph, node)}",
                    )
        elif node.form == "choice":
            yield from _unsure_choice(graph, node)


def _unsure_choice(graph: Graph, node: Node) -> Iterator[Finding]:
    """A choice in which some answer raises the result, or opens what can, treats being unsure as more than nothing."""
    if node.best[ANYONE] == graph.none:
        return
    for answer in node.answers:
        if (
            answer.option
            and answer.option.not_sure
            and not answer.option.then
            and _value(graph, answer) == graph.none
        ):
            yield Finding(
                "not-sure-is-safe",
                answer.path,
                "being unsure is treated as if nothing were there",
                f"Give it an outcome: being unsure is never safer than no.{_way(graph, node)}",
            )


def _emergencies_first(graph: Graph, content: Content) -> Iterator[Finding]:
    """Screens of signs stand in order of urgency, the most urgent first."""
    urgency_of = {outcome.id: URGENCIES.index(outcome.urgency) for outcome in graph.flow.outcomes}
    latest = 0
    for index, screen in enumerate(graph.flow.screens):
        urgency = min(
            (urgency_of[outcome] for outcome in (screen.outcome, *screen.floors.values()) if outcome),
            default=latest,
        )
        if urgency < latest:
            yield Finding(
                "screen-order",
                ("screens", index),
                f'the screen "{screen.id}" asks for something more urgent than the screens before it',
                "Move it up: the most urgent questions come first.",
            )
        latest = max(latest, urgency)


def _exceptions_stay_small(graph: Graph, content: Content) -> Iterator[Finding]:
    """An exception lifts only signs for which a visit is booked, and only signs that an earlier answer shows."""
    shown = {name for node in graph.nodes for answer in node.answers for name, _ in answer.flags}
    for screen, path in all_screens(graph.flow):
        for index, name in enumerate(screen.lifts):
            sign = content.get("warning-sign", name)
            if isinstance(sign, WarningSign) and sign.urgency != "see-doctor":
                yield Finding(
                    "exception-too-wide",
                    (*path, "lifts", index),
                    f'the sign "{name}" is {sign.urgency} and must not be lifted',
                    "Exceptions are for signs for which a visit is booked.",
                )
            if name not in shown:
                yield Finding(
                    "exception-of-nothing",
                    (*path, "lifts", index),
                    f'no answer before this shows the sign "{name}" alone',
                    "Name a sign of an earlier answer whose signs can all be lifted.",
                )


def _reachable(graph: Graph, content: Content) -> Iterator[Finding]:
    """Every screen can be reached and every outcome too."""
    asked = {state.node for state in graph.transitions}
    for index, node in enumerate(graph.nodes):
        if index not in asked:
            yield Finding(
                "unreachable",
                node.path,
                f'nobody can reach "{node.id}"',
                "Nothing it asks could change the result; move it up or take it out.",
            )
    ends = {
        step.outcome
        for steps in graph.transitions.values()
        for step in steps.values()
        if isinstance(step, End)
    }
    for index, outcome in enumerate(graph.flow.outcomes):
        if index not in ends:
            yield Finding(
                "unreachable",
                ("outcomes", index),
                f'no answers lead to the outcome "{outcome.id}"',
                "Name it as the floor of an answer, or take it out.",
            )


def _asked_before_end(graph: Graph, content: Content) -> Iterator[Finding]:
    """No outcome is given while a question that applies could still make it more urgent."""
    for state, steps in graph.transitions.items():
        for name, step in steps.items():
            answer = graph.nodes[state.node].answer(name)
            floor, _, index = _take((state.floor, state.flags, state.node), answer)
            if isinstance(step, State) or floor < graph.emergencies:
                continue
            while index < len(graph.nodes):
                node = graph.nodes[index]
                if node.form != "exception" and node.best[step.age] < floor:
                    yield Finding(
                        "ends-too-early",
                        node.path,
                        f'"{node.id}" is not asked although it could make the result more urgent',
                        f"Way: {shortest_way(graph, state)} → {name}.",
                    )
                index = node.after


def _monotonic(graph: Graph, content: Content) -> Iterator[Finding]:
    """Changing one answer from no to not sure, or from not sure to yes, never lowers the result.

    Two people give the same answers everywhere but at one node. Both are followed at once through every node that either
    is asked; the more worrying answer must never end lower. All pairs of states that can arise are looked at.
    """
    nodes = graph.nodes

    @cache
    def lower(mild: tuple[int, Flags, int], grave: tuple[int, Flags, int], age: str) -> bool:
        """Whether some same answers from here on end lower for the graver person. Each is (floor, flags, next node)."""
        index = min(mild[2], grave[2])
        if index >= len(nodes):
            return graph.level(result(grave[0], grave[1])) > graph.level(result(mild[0], mild[1]))
        node = nodes[index]
        answers = [answer for answer in node.answers if answer.offered(age)]
        if not answers:
            after = [(*person[:2], node.after) if person[2] == index else person for person in (mild, grave)]
            return lower(after[0], after[1], age)
        for answer in answers:
            after = [_take(person, answer) if person[2] == index else person for person in (mild, grave)]
            if lower(after[0], after[1], age):
                return True
        return False

    seen: set[tuple[int, str, str]] = set()
    for state in graph.transitions:
        node = nodes[state.node]
        for less, more in _worse_pairs(node):
            if (state.node, less.id, more.id) in seen or not more.offered(state.age):
                continue
            start = (state.floor, state.flags, state.node)
            if lower(_take(start, less), _take(start, more), state.age):
                seen.add((state.node, less.id, more.id))
                yield Finding(
                    "not-monotonic",
                    more.path,
                    f'changing "{less.id}" to "{more.id}" can make the result less urgent',
                    f"Way: {shortest_way(graph, state)} → {node.id}: {more.id}.",
                )


def _take(person: tuple[int, Flags, int], answer: Answer) -> tuple[int, Flags, int]:
    floor, flags, _ = person
    floor = floor if answer.floor is None else min(floor, answer.floor)
    return (
        floor,
        frozenset(flag for flag in flags | set(answer.flags) if flag[0] not in answer.lifts),
        answer.next,
    )


def _worse_pairs(node: Node) -> Iterator[tuple[Answer, Answer]]:
    """Pairs of answers of which the second must never lead lower than the first."""
    by_id = {answer.id: answer for answer in node.answers}
    if node.form == "signs":
        unsure = by_id.get(NOT_SURE)
        for answer in node.answers:
            if answer.signs:
                yield (unsure or by_id[NONE]), answer
        if unsure:
            yield by_id[NONE], unsure
    elif node.form == "gate":
        yield by_id[NO], by_id[NOT_SURE]
        yield by_id[NOT_SURE], by_id[YES]


def _value(graph: Graph, answer: Answer) -> int:
    return result(graph.none if answer.floor is None else answer.floor, answer.flags)


def _way(graph: Graph, node: Node) -> str:
    state = next((state for state in graph.transitions if graph.nodes[state.node] is node), None)
    return f" Way: {shortest_way(graph, state)}." if state else ""


def _twice(names: list[str], what: str, path_of: Callable[[int], Path]) -> Iterator[Finding]:
    for index, name in enumerate(names):
        if name in names[:index]:
            yield Finding(
                "duplicate-id",
                path_of(index),
                f'the {what} "{name}" stands twice',
                "Give each a name of its own.",
            )
