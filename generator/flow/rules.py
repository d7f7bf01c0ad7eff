"""The rules of flows that the proof and the cases check, each with its reason.

They run together, because they share one graph.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.problems.problem import FieldPath, Finding

_FORM = (
    "The flow is turned into one graph, and that graph is proved safe. It must be clear what each line of it "
    "means."
)
_SAFE = "A reader who trusts the flow must never be told to wait where a page of this site says to call."
_REACH = (
    "A question that nobody is asked, or an outcome that nobody gets, hides a mistake elsewhere in the flow."
)
_LEVEL = "A sign that is urgent in one place and not in another would make both worthless."
_THEIRS = (
    "Who is asked what cannot be theirs stops trusting the other questions, and a parent is frightened or "
    "offended."
)
_IDLE = "What buys nothing makes everyone read more."
TRIAGE = (
    "House rule, in the sense of research on symptom checkers (https://www.jmir.org/2024/1/e58157): "
    "they must avoid telling someone in danger to wait."
)


@dataclass(frozen=True)
class ProofRule:
    """A rule of flows: what it states, why, and who says so; without a `source` the site's own need. It knows
    no exceptions.
    """

    id: str
    statement: str
    why: str
    source: str = ""

    def at(self, path: FieldPath, message: str, hint: str = "", at_key: bool = False) -> Finding:
        """Where a flow breaks it."""
        return Finding(self.id, path, message, hint, at_key=at_key)


FLOW_TOO_LARGE = ProofRule(
    "flow-too-large", "A flow is small enough that all its states can be looked at.", _FORM
)
DUPLICATE_ID = ProofRule("duplicate-id", "Outcomes, screens and answers have ids of their own.", _FORM)
OUTCOME_ORDER = ProofRule(
    "outcome-order", "Outcomes stand in order of urgency, and the first is an emergency.", _FORM
)
SCREEN_FORM = ProofRule(
    "screen-form",
    "A screen has signs to tick, options to choose from or gates: one of the three, with what it needs.",
    _FORM,
)
SIGN_WITHOUT_FLOOR = ProofRule(
    "sign-without-floor",
    "An answer that shows a warning sign names the outcome that it reaches at least.",
    _SAFE,
    TRIAGE,
)
EXCEPTION_FORM = ProofRule(
    "exception-form", "The first answer of an exception lifts signs, and has no outcome of its own.", _FORM
)
TOGETHER_FORM = ProofRule(
    "together-form",
    "Signs that count together stand on one screen, and lead higher than each of them alone.",
    _FORM,
)
UNKNOWN_OUTCOME = ProofRule("unknown-outcome", "Every outcome that is named is one of the flow's.", _FORM)
UNKNOWN_SCREEN = ProofRule(
    "unknown-screen", "Cases and default answers name screens that the flow has.", _FORM
)
UNKNOWN_ANSWER = ProofRule(
    "unknown-answer", "Cases and default answers name answers that their screen has.", _FORM
)
NO_DEFAULT_ANSWER = ProofRule(
    "no-default-answer", "Every choice has a default answer: what someone who is well would choose.", _FORM
)
SIGN_BELOW_URGENCY = ProofRule(
    "sign-below-urgency", "A warning sign never leads below its own urgency.", _SAFE, TRIAGE
)
SIGN_ABOVE_URGENCY = ProofRule(
    "sign-above-urgency", "A warning sign alone never leads above its own urgency.", _LEVEL, TRIAGE
)
AGE_FORM = ProofRule(
    "age-form", "Only the first screen asks whom it is about, and each of its answers says the age.", _FORM
)
NOT_THEIRS = ProofRule("not-theirs", "Nobody is asked for a sign that cannot be theirs.", _THEIRS)
AGE_NOT_ASKED = ProofRule("age-not-asked", "Each sign is asked of every age that it carries.", _SAFE, TRIAGE)
YES_BELOW_NOT_SURE = ProofRule(
    "yes-below-not-sure", "A sign leads at least as high as being unsure about it.", _SAFE, TRIAGE
)
NOT_SURE_IS_LATE = ProofRule(
    "not-sure-is-late",
    "Being unsure about a sign of today or now leads to help today at the latest.",
    _SAFE,
    TRIAGE,
)
NOT_SURE_IS_SAFE = ProofRule(
    "not-sure-is-safe", "Being unsure is never treated as if nothing were there.", _SAFE, TRIAGE
)
SCREEN_ORDER = ProofRule(
    "screen-order", "Screens of signs stand in order of urgency, the most urgent first.", _SAFE, TRIAGE
)
EXCEPTION_TOO_WIDE = ProofRule(
    "exception-too-wide", "An exception lifts only signs for which a visit is booked.", _SAFE, TRIAGE
)
EXCEPTION_OF_NOTHING = ProofRule(
    "exception-of-nothing", "An exception lifts only signs that an earlier answer shows.", _REACH
)
CHANGES_NOTHING = ProofRule(
    "changes-nothing",
    "Every line and every question changes the result of someone, or opens questions that do.",
    _IDLE,
)
UNREACHABLE = ProofRule("unreachable", "Every screen and every outcome can be reached.", _REACH)
ENDS_TOO_EARLY = ProofRule(
    "ends-too-early",
    "No outcome is given while a question that applies could still make it more urgent.",
    _SAFE,
    TRIAGE,
)
NOT_MONOTONIC = ProofRule(
    "not-monotonic",
    "Changing an answer from no to not sure, or from not sure to yes, never lowers the result.",
    _SAFE,
    TRIAGE,
)
CASE_FAILS = ProofRule(
    "case-fails",
    "Every case comes out as it must.",
    "Cases say what is right. A flow that breaks one is wrong, or the case is.",
)

PROOF_RULES = (
    FLOW_TOO_LARGE,
    DUPLICATE_ID,
    OUTCOME_ORDER,
    SCREEN_FORM,
    SIGN_WITHOUT_FLOOR,
    EXCEPTION_FORM,
    TOGETHER_FORM,
    UNKNOWN_OUTCOME,
    UNKNOWN_SCREEN,
    UNKNOWN_ANSWER,
    NO_DEFAULT_ANSWER,
    SIGN_BELOW_URGENCY,
    SIGN_ABOVE_URGENCY,
    AGE_FORM,
    NOT_THEIRS,
    AGE_NOT_ASKED,
    YES_BELOW_NOT_SURE,
    NOT_SURE_IS_LATE,
    NOT_SURE_IS_SAFE,
    SCREEN_ORDER,
    EXCEPTION_TOO_WIDE,
    EXCEPTION_OF_NOTHING,
    CHANGES_NOTHING,
    UNREACHABLE,
    ENDS_TOO_EARLY,
    NOT_MONOTONIC,
    CASE_FAILS,
)
"""All of them."""
