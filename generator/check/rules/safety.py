"""Rules about what no text may tell a reader: a dose, to stop a medicine, or what they have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.rules.rule import HOUSE_RULE, Checked, Passage, Violation, fact_rule
from generator.schema.kinds.flow import Flow

_UNIT = (
    r"(?:mg|milligrams?|micrograms?|mcg|µg|g|grams?|ml|millilitres?|iu|units?|tablets?|pills?|capsules?"
    r"|puffs?|drops?|sachets?|(?:tea|table)?spoon(?:ful)?s?)\b(?!/)"
)
_COUNT = r"(?:\d[\d.,]*|half an?|an?|one|two|three|four|five|six|eight|ten)"
_AMOUNT = rf"{_COUNT}(?: (?:to|or) {_COUNT})?[ -]?{_UNIT}"
# "a g" is no amount: without digits only what is counted in pieces is one.
_PIECES = r"(?:tablets?|pills?|capsules?|puffs?|drops?|sachets?)\b"
_TAKEN = re.compile(
    rf"\b(?:take|swallow|inject|inhale|use|try|start (?:with|on)|give(?: them| him| her| your "
    rf"\w+)?)\W+(?:[\w-]+ ){{0,4}}?"
    rf"(?:\d[\d.,]*(?: to \d[\d.,]*)?[ -]?{_UNIT}|{_COUNT}(?: (?:to|or) {_COUNT})? {_PIECES})",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    rf"(?:\d[\d.,]*(?: to \d[\d.,]*)?[ -]?{_UNIT}|{_COUNT} {_PIECES})(?: of [\w-]+(?: [\w-]+)?)?,? "
    r"(?:(?:once|twice|\w+ times) (?:a|per|each|every) (?:day|week|night)|(?:a|per|each|every) "
    r"(?:day|night|hour)|daily"
    r"|every \w+ hours|at (?:night|bedtime)|(?:in the )?(?:morning|evening))",
    re.IGNORECASE,
)
_DOSE_IS = re.compile(
    rf"\bdose\b[^.]{{0,30}}\b(?:is|are|of|was)\b[^.]{{0,15}}?\d[\d.,]*[ -]?{_UNIT}", re.IGNORECASE
)
_LIMIT = re.compile(
    r"\b(?:up to|at most|no more than|not more than|more than|less than|or less|limits?|maximum|keep to|stay "
    r"(?:under|below)|under|below"
    r"|above|over|concern)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|never|without|nobody|no one|instead of|rather than|before)\b", re.IGNORECASE)

_MEDICINE = (
    r"(?:medicines?|medication|tablets?|pills?|dose|drugs?|antidepressants?|inhalers?|insulin"
    r"|injections?|prescription)"
)
_TOLD_TO = (
    r"(?:^|[,;:] |\b(?:and|then|please|just|simply|you (?:can|should|may|must|could|need to|have to|might)"
    r"(?: also| simply| just)?) )"
)
_STOP = re.compile(
    rf"{_TOLD_TO}(?P<advice>(?:stop|quit) (?:taking|using (?:the|your|this|that|these|any) (?:[\w-]+ "
    rf")?{_MEDICINE})"
    rf"|(?:stop|skip|halve|double|come off|leave out|miss) (?:the|your|this|that|these|any|a) (?:[\w-]+ "
    rf")?{_MEDICINE}"
    rf"|(?:reduce|lower|raise|increase|cut|cut down|change) (?:the|your) (?:[\w-]+ "
    rf")?(?:dose|medicines?|medication))\b",
    re.IGNORECASE,
)

_SIGN_FIELDS = (
    "points_towards",
    "points_away",
    "feels_like",
    "card",
    "heading",
    "think_of",
    "question",
    "label",
    "name",
)
"""Fields in which "you have" begins a sign, with a condition before it that readers see: "get help if", "if
you also".
"""
_HAVE = re.compile(
    r"^(?:so |then |this means (?:that )?|that means (?:that )?)?"
    r"(?:you (?:(?:probably|likely|certainly|definitely|clearly|surely|almost certainly|most likely) "
    r")?(?:have|suffer from|are having)"
    r"|your (?:child|baby|son|daughter|partner|mother|father) (?:(?:probably|likely|certainly|clearly) "
    r")?(?:has|suffers from))\b"
    r"(?! (?:to|been|read|heard|seen|had|less|more|fewer|no|not|nothing|the right|a right|time|it|\w+ed)\b)",
    re.IGNORECASE,
)

_DOSE = re.compile(
    r"\d\s?(?:mg|micrograms?|mcg|µg|g|ml|millilitres?|units?|tablets?|pills?|capsules?|puffs?|drops?)\b"
    r"|\b(?:one|two|three) (?:tablets?|pills?|capsules?|puffs?)\b",
    re.IGNORECASE,
)
_CHANCE = re.compile(
    r"\d\s?%|\bper ?cent\b|\b\d[\d,.]* (?:in|out of|of) "
    r"\d|\bprobab\w*|\b(?:un)?likely\b|\blikelihood\b|\bchances?\b|\brisk of \d",
    re.IGNORECASE,
)
_DIAGNOSIS = re.compile(
    r"(?:^|[.!?:] )(?:you|they|this) (?:probably |may |might |could |must |likely )?(?:have|has|had|suffers? "
    r"from|is a case of) "
    r"(?!been\b|to\b|ticked\b|harmed\b)",
    re.IGNORECASE,
)


@fact_rule(
    "dose",
    why="A page does not know the reader's weight, kidneys or other medicines. A safety limit, such as "
    '"up to 400 mg a day raises no concern", is not a dose.',
    source=HOUSE_RULE,
)
def dose(checked: Checked) -> Iterator[Violation]:
    """No text tells how much of a medicine to take; the most that is safe may be told."""
    for passage, sentence in _sentences(checked):
        amount = _dose_in(sentence)
        if amount:
            hint = (
                "Send the reader to someone who can decide it, or to the leaflet. If it is the most that is "
                "safe, say so: up to …"
            )
            yield Violation(passage.path, f'"{amount}" is a dose', hint)


@fact_rule(
    "stop-medicine",
    why=(
        "Many medicines do harm when they are stopped or changed at once, and the page does not know what "
        "they are taken for."
    ),
    source=HOUSE_RULE,
)
def stop_medicine(checked: Checked) -> Iterator[Violation]:
    """No text tells a reader to stop a medicine, or to change how much of it they take."""
    for passage, sentence in _sentences(checked):
        advice = _STOP.search(sentence)
        if advice and not _NEGATED.search(sentence[: advice.start("advice")]):
            hint = "Send the reader to whoever prescribed it: ask before you stop or change it."
            yield Violation(passage.path, f'"{advice["advice"]}" tells the reader to change a medicine', hint)


@fact_rule(
    "diagnosis",
    why="What a reader has, a clinician finds by looking. A page cannot see them.",
    source=HOUSE_RULE,
)
def diagnosis(checked: Checked) -> Iterator[Violation]:
    """No text tells readers what they have; it says what can be behind it."""
    for passage, sentence in _sentences(checked):
        claim = _HAVE.match(sentence)
        if claim and not any(step in _SIGN_FIELDS for step in passage.path):
            hint = (
                'Say what it can be: "It may be …", "This can come from …". A sign begins "There is" or "You '
                'feel".'
            )
            yield Violation(
                passage.path, f'"{sentence[:40].strip(" .:")}" tells readers what they have', hint
            )


@fact_rule(
    "dose-in-outcome",
    why="A questionnaire does not know the reader's kidneys, weight or other medicines.",
    no_exceptions=True,
)
def dose_in_outcome(checked: Checked) -> Iterator[Violation]:
    """No outcome of a flow names a dose."""
    yield from _in_outcomes(checked, _DOSE, "is a dose", "Send the reader to someone who can decide it.")


@fact_rule(
    "chance-in-outcome",
    why="A figure made from a few answers would look like a calculation for this reader. It is none.",
    no_exceptions=True,
)
def chance_in_outcome(checked: Checked) -> Iterator[Violation]:
    """No outcome of a flow gives a probability."""
    yield from _in_outcomes(checked, _CHANCE, "tells the reader a probability", "Say what to do and by when.")


@fact_rule(
    "diagnosis-in-outcome",
    why="The flow says how soon to get help. What it is, a clinician finds by looking.",
    no_exceptions=True,
)
def diagnosis_in_outcome(checked: Checked) -> Iterator[Violation]:
    """No outcome of a flow tells the reader what they have."""
    yield from _in_outcomes(
        checked, _DIAGNOSIS, "tells the reader a diagnosis", "Say what the answers showed, and what to do."
    )


def _dose_in(sentence: str) -> str:
    """The dose that a sentence tells; empty if it tells none, or a limit."""
    taken = _TAKEN.search(sentence)
    if taken and not _NEGATED.search(sentence[: taken.start()]):
        return taken[0]
    amount = _OFTEN.search(sentence) or _DOSE_IS.search(sentence)
    return amount[0] if amount and not _LIMIT.search(sentence) else ""


def _sentences(checked: Checked) -> Iterator[tuple[Passage, str]]:
    """The sentences of what is said outside the outcomes of flows, which have firm rules of their own."""
    for passage in checked.passages:
        if not (isinstance(checked.fact, Flow) and passage.path[0] == "outcomes"):
            yield from ((passage, sentence) for sentence in passage.sentences)


def _in_outcomes(checked: Checked, pattern: re.Pattern[str], what: str, hint: str) -> Iterator[Violation]:
    if isinstance(checked.fact, Flow):
        for passage in checked.passages:
            match = pattern.search(passage.plain) if passage.path[0] == "outcomes" else None
            if match:
                yield Violation(passage.path, f'"{match[0].strip(" .:")}" {what}', hint)
