"""Proves a flow safe over all its states and transitions; every fault names the answer at fault and a way
that shows it.

The invariants are those of the decision protocol: nobody is asked what cannot be theirs, one more warning
sign never lowers the result, "not sure" never counts as safer than "no", every emergency question that
applies is asked before a lesser outcome is given, and an exception touches only the signs that it names. A
flow has some hundreds of states, so all of them are looked at.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from generator.content.content import Content
from generator.flow.graph import End, Graph, State, Step, result
from generator.flow.measures import well_answer
from generator.flow.nodes import (
    ANYONE,
    EVERY_AGE,
    NO,
    NONE,
    NOT_SURE,
    YES,
    Flags,
    FlowAnswer,
    Node,
    all_screens,
    unsure_about,
)
from generator.flow.rules import (
    AGE_FORM,
    AGE_NOT_ASKED,
    CHANGES_NOTHING,
    DUPLICATE_ID,
    ENDS_TOO_EARLY,
    EXCEPTION_FORM,
    EXCEPTION_OF_NOTHING,
    EXCEPTION_TOO_WIDE,
    NO_DEFAULT_ANSWER,
    NOT_MONOTONIC,
    NOT_SURE_IS_LATE,
    NOT_SURE_IS_SAFE,
    NOT_THEIRS,
    OUTCOME_ORDER,
    SCREEN_FORM,
    SCREEN_ORDER,
    SIGN_ABOVE_URGENCY,
    SIGN_BELOW_URGENCY,
    SIGN_WITHOUT_FLOOR,
    TOGETHER_FORM,
    UNKNOWN_ANSWER,
    UNKNOWN_OUTCOME,
    UNKNOWN_SCREEN,
    UNREACHABLE,
    YES_BELOW_NOT_SURE,
)
from generator.problems.problem import FieldPath, Finding, did_you_mean
from generator.schema.kinds.flow import Flow, Option, Screen
from generator.schema.kinds.warning_sign import WarningSign
from generator.schema.parts import URGENCIES

Person = tuple[int, Flags, int]
"""Where someone stands whose answers are followed: the floor, the open flags, and the next node."""


def form_faults(flow: Flow) -> Iterator[Finding]:
    """What must be right before there is a graph: ids that are unique and known, and screens of one form."""
    outcomes = flow.outcome_ids
    yield from _twice(outcomes, "outcome", lambda index: ("outcomes", index, "id"))
    yield from _outcome_order(flow)
    screens = all_screens(flow)
    names = _screen_names(screens)
    for screen, path in screens:
        if names.count(screen.id) > 1:
            yield DUPLICATE_ID.at(
                (*path, "id"),
                f'the id "{screen.id}" stands twice in this flow',
                "Give each screen a name of its own.",
            )
        yield from _screen_form(screen, path, outcomes)
    yield from _together(flow, screens, outcomes)
    yield from _defaults(flow, screens)
    yield from _ages(screens)


def _outcome_order(flow: Flow) -> Iterator[Finding]:
    for index, (before, outcome) in enumerate(pairwise(flow.outcomes), 1):
        if URGENCIES.index(outcome.urgency) < URGENCIES.index(before.urgency):
            yield OUTCOME_ORDER.at(
                ("outcomes", index, "urgency"),
                f'"{outcome.id}" is more urgent than the outcome before it',
                "Put the outcomes in order, the most urgent first: of two floors the higher one wins.",
            )
    if flow.outcomes[0].urgency != "emergency":
        yield OUTCOME_ORDER.at(
            ("outcomes", 0, "urgency"),
            "the first outcome must be an emergency",
            "Say what to do in an emergency first.",
        )


def _screen_names(screens: list[tuple[Screen, FieldPath]]) -> list[str]:
    """The names of the nodes that screens become; each gate is a node of its own."""
    names = []
    for screen, _ in screens:
        names.append(screen.id)
        for gate in screen.gates:
            names.append(f"{screen.id}-{gate.id}")
    return names


def graph_faults(graph: Graph, content: Content) -> Iterator[Finding]:
    """Every invariant, over all states and transitions."""
    for rule in (
        _sign_floors,
        _not_sure_between,
        _together_raises,
        _emergencies_first,
        _exceptions_stay_small,
        _only_theirs,
        _every_age,
        _reachable,
        _changes_something,
        _asked_before_end,
        _monotonic,
    ):
        yield from rule(graph, content)


def answers_before(graph: Graph, goal: State, *last: str) -> str:
    """A sentence with the fewest answers that lead to a state, and the `last` ones after it."""
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
    came_from = before.get(goal)
    while came_from:
        steps.append(f"{graph.nodes[came_from[0].node].id}: {came_from[1]}")
        came_from = before[came_from[0]]
    answers = [*reversed(steps), *last]
    return f"Answers that lead there: {' → '.join(answers)}." if answers else "It is the first question."


def _screen_form(screen: Screen, path: FieldPath, outcomes: list[str]) -> Iterator[Finding]:
    forms = [name for name in ("signs", "options", "gates") if getattr(screen, name)]
    if len(forms) != 1:
        yield SCREEN_FORM.at(
            path,
            f'the screen "{screen.id}" has {" and ".join(forms) or "no answers"}',
            "A screen has signs (tick any), options (choose one) or gates (tick what applies): one of the "
            "three.",
        )
        return
    yield from _sign_outcomes(screen, path, outcomes)
    yield from _sign_exceptions(screen, path, outcomes)
    yield from _option_outcomes(screen.options or screen.gates, (*path, forms[0]), outcomes)
    yield from _choice_form(screen, path)


def _sign_outcomes(screen: Screen, path: FieldPath, outcomes: list[str]) -> Iterator[Finding]:
    """A screen of signs, and no other, says the floor of its signs and of being unsure about one of them."""
    for name in ("outcome", "not_sure"):
        outcome = getattr(screen, name)
        yield from _known_outcome(outcome, (*path, name), outcomes)
        if (outcome is None) == bool(screen.signs):
            yield SCREEN_FORM.at(
                path,
                f'a screen of signs says its "{name}", and no other screen does',
                "Add or delete it: the floor of its signs, and of being unsure about one of them.",
            )


def _sign_exceptions(screen: Screen, path: FieldPath, outcomes: list[str]) -> Iterator[Finding]:
    """A floor of one sign is a known outcome, and the screen asks for the sign."""
    for key, floors in (("floors", screen.floors), ("not_sure_floors", screen.not_sure_floors)):
        for name, outcome in floors.items():
            yield from _known_outcome(outcome, (*path, key, name), outcomes)
            if name not in screen.signs:
                yield SCREEN_FORM.at(
                    (*path, key, name),
                    f'the screen "{screen.id}" does not ask for the sign "{name}"',
                    did_you_mean(name, screen.signs) or "Name a sign of this screen.",
                    at_key=True,
                )


def _together(flow: Flow, screens: list[tuple[Screen, FieldPath]], outcomes: list[str]) -> Iterator[Finding]:
    """Signs that ask for more together stand on one screen, and have a name of their own and an outcome."""
    names = [name for screen, _ in screens for name in (screen.id, *screen.signs)]
    names += [together.id for together in flow.together]
    for index, together in enumerate(flow.together):
        path: FieldPath = ("together", index)
        yield from _known_outcome(together.outcome, (*path, "outcome"), outcomes)
        if names.count(together.id) > 1:
            yield DUPLICATE_ID.at(
                (*path, "id"),
                f'the id "{together.id}" stands twice in this flow',
                "Give these signs together a name of their own.",
            )
        if not any(set(together.signs) <= set(screen.signs) for screen, _ in screens):
            yield TOGETHER_FORM.at(
                (*path, "signs"),
                "no screen asks for all of these signs",
                "Name signs of one screen: they are answered at once.",
            )


def _option_outcomes(options: tuple[Option, ...], path: FieldPath, outcomes: list[str]) -> Iterator[Finding]:
    """Each answer has an id of its own, and an outcome where it needs one."""
    yield from _twice(_ids(options), "answer", lambda index: (*path, index, "id"))
    for index, option in enumerate(options):
        option_path = (*path, index)
        yield from _known_outcome(option.outcome, (*option_path, "outcome"), outcomes)
        if option.signs and option.outcome is None:
            yield SIGN_WITHOUT_FLOOR.at(
                option_path,
                f'the answer "{option.id}" shows a warning sign but has no outcome',
                "Name the outcome that this answer reaches at least.",
            )
        if option.keep_asking and option.outcome is None:
            yield SCREEN_FORM.at(
                (*option_path, "keep_asking"),
                "there is no outcome to ask on after",
                "Name its outcome, or delete it.",
            )


def _choice_form(screen: Screen, path: FieldPath) -> Iterator[Finding]:
    """A choice has two answers; one that lifts signs is a choice whose first answer does nothing else."""
    if len(screen.options) == 1:
        yield SCREEN_FORM.at(
            (*path, "options"), "a choice needs at least two answers", "Add the other answer."
        )
    if screen.lifts and not screen.options:
        yield EXCEPTION_FORM.at(
            (*path, "lifts"),
            "only a screen of options can lift signs",
            'Write it as a choice, the plain "yes" first.',
        )
    elif screen.lifts and (screen.options[0].outcome or screen.options[0].not_sure):
        yield EXCEPTION_FORM.at(
            (*path, "options", 0),
            "the first answer of an exception lifts the signs and has no floor of its own",
            'Put the plain "yes" first, without an outcome.',
        )


def _known_outcome(name: str | None, path: FieldPath, outcomes: list[str]) -> Iterator[Finding]:
    if name is not None and name not in outcomes:
        yield UNKNOWN_OUTCOME.at(
            path,
            f'there is no outcome "{name}"',
            did_you_mean(name, outcomes) or f"Outcomes: {', '.join(outcomes)}.",
        )


def _defaults(flow: Flow, screens: list[tuple[Screen, FieldPath]]) -> Iterator[Finding]:
    options_of = {screen.id: _ids(screen.options) for screen, _ in screens}
    for name, chosen in flow.default_answers.items():
        if name not in options_of:
            yield UNKNOWN_SCREEN.at(
                ("default_answers", name),
                f'there is no screen "{name}"',
                did_you_mean(name, options_of),
                at_key=True,
            )
        elif len(chosen) != 1 or chosen[0] not in options_of[name]:
            yield UNKNOWN_ANSWER.at(
                ("default_answers", name),
                f'"{name}" has no answer {", ".join(chosen)}',
                f"Answers: {', '.join(options_of[name])}.",
            )
    for screen, path in screens:
        if screen.options and screen.id not in flow.default_answers:
            yield NO_DEFAULT_ANSWER.at(
                path,
                f'the screen "{screen.id}" has no default answer',
                "Add it to default_answers: what someone who is well would choose.",
            )


def _ids(options: tuple[Option, ...]) -> list[str]:
    return [option.id for option in options]


def _ages(screens: list[tuple[Screen, FieldPath]]) -> Iterator[Finding]:
    """Only the first screen asks whom it is about; then each of its answers says the age."""
    first = screens[0][0]
    asks = any(option.age for option in first.options)
    for screen, path in screens:
        must_tell = asks and screen is first
        for index, option in enumerate(screen.options):
            fault = _age_fault(option, screen is first, must_tell) or _ages_fault(option)
            if fault:
                yield AGE_FORM.at((*path, "options", index), *fault)
        for index, gate in enumerate(screen.gates):
            fault = _age_fault(gate, False, must_tell)
            if fault:
                yield AGE_FORM.at((*path, "gates", index), *fault)


def _ages_fault(option: Option) -> tuple[str, str] | None:
    """What is wrong with whom an answer of a choice is offered to, and the way out."""
    if frozenset(option.ages) == EVERY_AGE:
        return None
    return "an answer of a choice has no ages of its own", "Write ages on the screen."


def _age_fault(option: Option, may_tell: bool, must_tell: bool) -> tuple[str, str] | None:
    """What is wrong with the age that an answer tells, and the way out."""
    if not may_tell and (option.age is not None or option.someone):
        return "only the first question asks whom it is about", "Delete age and someone here."
    if must_tell and option.age is None:
        message = f'the answer "{option.id}" does not say the age'
        return message, "Add age: what is asked later depends on it."
    return None


def _only_theirs(graph: Graph, content: Content) -> Iterator[Finding]:
    """No state asks for a sign that its person cannot have."""
    seen: set[tuple[str, str]] = set()
    for state, answer, name in _questions(graph):
        age = answer.age or state.age
        sign = content.get("warning-sign", name)
        if age and isinstance(sign, WarningSign) and age not in sign.ages and (name, age) not in seen:
            seen.add((name, age))
            yield NOT_THEIRS.at(
                answer.path,
                f'the sign "{name}" is asked about a person of the age "{age}", which it cannot be',
                f"Narrow the ages of the screen, or widen those of the sign. {answers_before(graph, state)}",
            )


def _questions(graph: Graph) -> Iterator[tuple[State, FlowAnswer, str]]:
    """Every sign that somebody is asked for, with the state and the answer that shows it."""
    for state, steps in graph.transitions.items():
        for answer in map(graph.nodes[state.node].answer, steps):
            for name in answer.signs:
                yield state, answer, name


def _every_age(graph: Graph, content: Content) -> Iterator[Finding]:
    """Each sign is asked of every age that it carries."""
    asked = {(name, answer.age or state.age) for state, answer, name in _questions(graph)}
    ages: set[str] = set()
    paths: dict[str, FieldPath] = {}
    for answer in _all_answers(graph):
        ages.update(filter(None, [answer.age]))
        paths.update(dict.fromkeys(answer.signs, answer.path))
    for name, path in paths.items():
        sign = content.get("warning-sign", name)
        for age in sign.ages if isinstance(sign, WarningSign) else ():
            if age in ages and (name, age) not in asked:
                yield AGE_NOT_ASKED.at(
                    path,
                    f'the sign "{name}" can be that of a person of the age "{age}", who is never asked for '
                    f"it",
                    "Ask for it on a screen for that age before anything as urgent ends the questions, or "
                    "narrow the ages of the sign.",
                )


def _all_answers(graph: Graph) -> Iterator[FlowAnswer]:
    for node in graph.nodes:
        yield from node.answers


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
                        yield SIGN_BELOW_URGENCY.at(
                            answer.path,
                            f'the sign "{name}" is {sign.urgency}, but this answer leads only to {given}',
                            f"Give it an outcome that is {sign.urgency}.{_answers_to(graph, node)}",
                        )
                    elif given != sign.urgency and len(answer.signs) == 1:
                        yield SIGN_ABOVE_URGENCY.at(
                            answer.path,
                            f'the sign "{name}" is {sign.urgency}, but this answer leads to {given}',
                            "A sign has one urgency everywhere: change the outcome here, or the urgency of "
                            f"the sign.{_answers_to(graph, node)}",
                        )


def _not_sure_between(graph: Graph, content: Content) -> Iterator[Finding]:
    """ "Not sure" is never below "no", and yes never below "not sure"."""
    for node in graph.nodes:
        if node.form == "signs":
            yield from _unsure_signs(graph, node, content)
        elif node.form == "choice":
            yield from _unsure_choice(graph, node)


def _unsure_signs(graph: Graph, node: Node, content: Content) -> Iterator[Finding]:
    """Each sign leads at least as high as being unsure about it, and being unsure about one of today or now
    is not put off.
    """
    for answer in node.answers:
        if not answer.signs:
            continue
        unsure = node.answer(unsure_about(answer.id))
        if _level(graph, answer) > _level(graph, unsure):
            yield YES_BELOW_NOT_SURE.at(
                answer.path,
                f'"{answer.id}" leads to less than being unsure about it',
                f"Raise its outcome, or lower that of being unsure.{_answers_to(graph, node)}",
            )
        sign = content.get("warning-sign", answer.id)
        given = graph.flow.outcomes[_level(graph, unsure)].urgency
        if isinstance(sign, WarningSign) and sign.urgency != "see-doctor" and given not in URGENCIES[:2]:
            yield NOT_SURE_IS_LATE.at(
                unsure.path,
                f'"{answer.id}" is {sign.urgency}, but being unsure about it leads only to {given}',
                f"Give it an outcome of today or now.{_answers_to(graph, node)}",
            )


def _together_raises(graph: Graph, content: Content) -> Iterator[Finding]:
    """Signs together lead higher than each of them alone."""
    for node in graph.nodes:
        for answer in node.answers:
            for sign in answer.together.signs if answer.together else ():
                if _level(graph, answer) >= _level(graph, node.answer(sign)):
                    yield TOGETHER_FORM.at(
                        (*answer.path, "outcome"),
                        f'"{sign}" alone leads as high as these signs together',
                        f"Name a more urgent outcome, or take them out.{_answers_to(graph, node)}",
                    )


def _level(graph: Graph, answer: FlowAnswer) -> int:
    return graph.level(graph.none if answer.floor is None else answer.floor)


def _unsure_choice(graph: Graph, node: Node) -> Iterator[Finding]:
    """A choice in which some answer raises the result, or opens what can, treats being unsure as more than
    nothing.
    """
    if node.best[ANYONE] == graph.none:
        return
    for answer in node.answers:
        if (
            answer.option
            and answer.option.not_sure
            and not answer.option.then
            and _value(graph, answer) == graph.none
        ):
            yield NOT_SURE_IS_SAFE.at(
                answer.path,
                "being unsure is treated as if nothing were there",
                f"Give it an outcome: being unsure is never safer than no.{_answers_to(graph, node)}",
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
            yield SCREEN_ORDER.at(
                ("screens", index),
                f'the screen "{screen.id}" asks for something more urgent than the screens before it',
                "Move it up: the most urgent questions come first.",
            )
        latest = max(latest, urgency)


def _exceptions_stay_small(graph: Graph, content: Content) -> Iterator[Finding]:
    """An exception lifts only signs for which a visit is booked, and only signs that an earlier answer
    shows.
    """
    shown: set[str] = set()
    for answer in _all_answers(graph):
        shown.update(name for name, _ in answer.flags)
    for screen, path in all_screens(graph.flow):
        for index, name in enumerate(screen.lifts):
            sign = content.get("warning-sign", name)
            if isinstance(sign, WarningSign) and sign.urgency != "see-doctor":
                yield EXCEPTION_TOO_WIDE.at(
                    (*path, "lifts", index),
                    f'the sign "{name}" is {sign.urgency} and must not be lifted',
                    "Exceptions are for signs for which a visit is booked.",
                )
            if name not in shown:
                yield EXCEPTION_OF_NOTHING.at(
                    (*path, "lifts", index),
                    f'no answer before this shows the sign "{name}" alone',
                    "Name a sign of an earlier answer whose signs can all be lifted.",
                )


def _reachable(graph: Graph, content: Content) -> Iterator[Finding]:
    """Every screen can be reached and every outcome too."""
    for index, node in enumerate(graph.nodes):
        if index not in graph.asked:
            yield UNREACHABLE.at(
                node.path,
                f'nobody can reach "{node.id}"',
                "Nothing it asks could change the result; move it up or take it out.",
            )
    ends: set[int] = set()
    for steps in graph.transitions.values():
        ends.update(step.outcome for step in steps.values() if isinstance(step, End))
    for index, outcome in enumerate(graph.flow.outcomes):
        if index not in ends:
            yield UNREACHABLE.at(
                ("outcomes", index),
                f'no answers lead to the outcome "{outcome.id}"',
                "Name it as the floor of an answer, or take it out.",
            )


def _changes_something(graph: Graph, content: Content) -> Iterator[Finding]:
    """Every line and every question changes the result of someone, or opens questions that do."""
    idle: dict[tuple[str, str], FieldPath] = {}
    for index in sorted(graph.asked):
        for line, path in _idle_at_first(graph.nodes[index]):
            idle[graph.nodes[index].id, line] = path
    for name, line in _that_change_results(graph):
        idle.pop((name, line), None)
    for (name, line), path in idle.items():
        what = f'the sign "{line}"' if line else f'the question "{name}"'
        yield CHANGES_NOTHING.at(
            path,
            f"{what} never changes a result",
            "Take it out, or ask for it before anything that is as urgent.",
        )


def _that_change_results(graph: Graph) -> Iterator[tuple[str, str]]:
    """The questions, each with the sign or "", of which some answer changes the result of someone who is well
    as to all the rest, and to whom no exception applies.
    """

    @cache
    def when_well(step: Step) -> int:
        while isinstance(step, State):
            node = graph.nodes[step.node]
            answer = node.answers[-1] if node.form == "exception" else well_answer(graph, step)
            step = graph.follow(step, answer)
        return step.outcome

    for state, steps in graph.transitions.items():
        node = graph.nodes[state.node]
        usual = when_well(steps[well_answer(graph, state).id])
        for name, step in steps.items():
            if when_well(step) != usual:
                yield node.id, name if node.form == "signs" else ""


def _idle_at_first(node: Node) -> Iterator[tuple[str, FieldPath]]:
    """The signs of a node, or its question as "", as far as they open nothing and ask for no age."""
    opens = any(answer.option and answer.option.then for answer in node.answers)
    if node.form == "signs":
        for answer in node.answers:
            if answer.signs or answer.together:
                yield answer.id, answer.path
    elif not opens and not node.asks_age:
        yield "", node.path


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
                    yield ENDS_TOO_EARLY.at(
                        node.path,
                        f'"{node.id}" is not asked although it could make the result more urgent',
                        answers_before(graph, state, f"{graph.nodes[state.node].id}: {name}"),
                    )
                index = node.after


def _monotonic(graph: Graph, content: Content) -> Iterator[Finding]:
    """Changing one answer from no to not sure, or from not sure to yes, never lowers the result.

    Two people give the same answers everywhere but at one node. Both are followed at once through every node
    that either is asked; the more worrying answer must never end lower. All pairs of states that can arise
    are looked at.
    """
    nodes = graph.nodes

    @cache
    def lower(mild: Person, grave: Person, age: str) -> bool:
        """Whether some same answers from here on end lower for the graver person. Each is (floor, flags, next
        node).
        """
        index = min(mild[2], grave[2])
        if index >= len(nodes):
            return graph.level(result(grave[0], grave[1])) > graph.level(result(mild[0], mild[1]))
        node = nodes[index]
        answers: list[FlowAnswer | None] = [*node.offered(age)]
        for answer in answers or [None]:
            if lower(answered(mild, index, answer), answered(grave, index, answer), age):
                return True
        return False

    def answered(person: Person, index: int, answer: FlowAnswer | None) -> Person:
        """A person behind a node: as they were if they are not asked there; None is for no answer."""
        if person[2] != index:
            return person
        return _take(person, answer) if answer else (person[0], person[1], nodes[index].after)

    seen: set[tuple[int, str, str]] = set()
    for state in graph.transitions:
        node = nodes[state.node]
        for less, more in _worse_pairs(node):
            if (state.node, less.id, more.id) in seen or not more.offered(state.age):
                continue
            start = (state.floor, state.flags, state.node)
            if lower(_take(start, less), _take(start, more), state.age):
                seen.add((state.node, less.id, more.id))
                yield NOT_MONOTONIC.at(
                    more.path,
                    f'changing "{less.id}" to "{more.id}" can make the result less urgent',
                    answers_before(graph, state, f"{node.id}: {more.id}"),
                )


def _take(person: Person, answer: FlowAnswer) -> Person:
    floor, flags, _ = person
    floor = floor if answer.floor is None else min(floor, answer.floor)
    return floor, answer.flags_after(flags), answer.next


def _worse_pairs(node: Node) -> Iterator[tuple[FlowAnswer, FlowAnswer]]:
    """Pairs of answers of which the second must never lead lower than the first."""
    by_id = {answer.id: answer for answer in node.answers}
    if node.form == "signs":
        for answer in node.answers:
            if answer.signs:
                yield by_id[unsure_about(answer.id)], answer
                yield by_id[NONE], by_id[unsure_about(answer.id)]
            for sign in answer.together.signs if answer.together else ():
                yield by_id[sign], answer
    elif node.form == "gate":
        yield by_id[NO], by_id[NOT_SURE]
        yield by_id[NOT_SURE], by_id[YES]


def _value(graph: Graph, answer: FlowAnswer) -> int:
    return result(graph.none if answer.floor is None else answer.floor, answer.flags)


def _answers_to(graph: Graph, node: Node) -> str:
    state = next((state for state in graph.transitions if graph.nodes[state.node] is node), None)
    return f" {answers_before(graph, state)}" if state else ""


def _twice(names: list[str], what: str, path_of: Callable[[int], FieldPath]) -> Iterator[Finding]:
    for index, name in enumerate(names):
        if name in names[:index]:
            yield DUPLICATE_ID.at(
                path_of(index),
                f'the {what} "{name}" stands twice',
                "Give each a name of its own.",
            )
