"""Rules about single words and phrases, which hold for any subject. The word lists stand in `word_lists`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.check.rules.rule import HOUSE_RULE, Checked, Passage, Violation, fact_rule
from generator.check.rules.word_lists import COLOURS, KNOWN_CAPITALS, REASSURANCE, SAY_INSTEAD
from generator.content.content import capitals_in
from generator.schema.parts import Fact

_NHS = "NHS service manual (https://service-manual.nhs.uk/content"
_NHS_WORDS = (
    f"{_NHS}/a-to-z-of-nhs-health-writing): plain words first, and which to prefer. The list of words is "
    "ours."
)
_NHS_SHORT = f"{_NHS}/formatting): explain an abbreviation on its first use, unless it is well known."
_NHS_NUMBERS = f'{_NHS}/numbers-measurements-dates-time): ranges are written with "to".'
_NHS_SKIN = (
    f"{_NHS}/inclusive-content/skin-symptoms): say so if a change in skin colour does not affect everyone "
    "equally."
)
_NHS_NOT = f'{_NHS}/punctuation) for those with "not"; a house rule for the others.'
_NHS_LATIN = f'{_NHS}/a-to-z-of-nhs-health-writing) for "eg" and "ie"; a house rule for the others.'
_PIF = (
    "Patient Information Forum "
    "(https://pifonline.org.uk/resources/how-to-guides/communicating-benefits-risks-and-uncertainties/): "
    "always a figure alongside words like rare or common."
)


def _any(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of some phrases as whole words; an apostrophe may be straight or curly."""
    every = "|".join(
        re.escape(phrase).replace("'", "['’]") for phrase in sorted(phrases, key=len, reverse=True)
    )
    return re.compile(rf"(?<![\w-])(?:{every})(?![\w-])", re.IGNORECASE)


def _phrase_of(match: str, phrases: Iterable[str]) -> str:
    """Which phrase was found: a pattern that leaves out case also takes letters that `lower` keeps apart,
    such as ſ for s.
    """
    return next(phrase for phrase in phrases if _any([phrase]).fullmatch(match))


_AVOID = _any(SAY_INSTEAD)
_REASSURING = re.compile(rf"(?<!almost )(?<!not ){_any(REASSURANCE).pattern}", re.IGNORECASE)
_CONTRACTION = re.compile(
    r"\b(?:\w+n['’]t|(?:it|that|there|what|who|where|how|here|he|she|let)['’]s"
    r"|(?:i|you|we|they|it|he|she|there|that|who)['’](?:re|ve|ll|d|m))\b",
    re.IGNORECASE,
)
_LATIN = re.compile(
    r"(?<![\w-])(?:e\.g\.?|eg|i\.e\.?|ie|etc\.?|et al\.?|viz\.?|n\.b\.?|cf\.|vs\.?|approx\.?)(?![\w-])"
)
_LATIN_WORDS = {
    "eg": "for example",
    "ie": "that is",
    "etc": "and so on",
    "vs": "compared with",
    "approx": "about",
}
_RANGE = re.compile(r"(?<![\w.,/–-])\d[\d.,]*\s?[-–—]\s?\d[\d.,]*(?![\w–-])")
_CAPITALS = re.compile(r"(?<![\w.-])[A-Z]{2,}[0-9]*(?=s?(?![\w-]))")
_SKIN = re.compile(r"\b(?:skin|lips?|rash|palms?|soles?|complexion)\b", re.IGNORECASE)
_COLOUR = _any(COLOURS)
_DARKER = re.compile(r"\b(?:brown|black|dark(?:er|ened)?)\b", re.IGNORECASE)
_FREQUENCY = re.compile(
    r"(?<!more )(?<!less )"
    r"\b(?:(?:un)?common(?:ly|est)?|rare(?:ly|st)?|(?:in)?frequent(?:ly)?|often|usual(?:ly)?"
    r"|seldom|occasional(?:ly)?|a minority)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\d|\b(?:half|third|quarter|no (?:figure|count|number|study)|not known|nobody (?:knows|has "
    r"counted)|one|two|three|four)\b",
    re.IGNORECASE,
)

_PEOPLE = r"(?:people|persons|adults|children|babies|men|women|patients|cases|them|us|those)"
_SHARE = re.compile(
    rf"\d[\d.,]*\s?%|\d[\d.,]* ?(?:percent|per cent) of (?:all |the )?{_PEOPLE}\b", re.IGNORECASE
)
_WHOLE = re.compile(rf"\d[\d,]* (?:[\w-]+ ){{0,3}}{_PEOPLE}\b|\b(?:sent|who|whose|with)\b", re.IGNORECASE)


@fact_rule(
    "word-to-avoid",
    "warning",
    why="A short everyday word is understood by more readers, and some words hurt.",
    source=_NHS_WORDS,
)
def word_to_avoid(checked: Checked) -> Iterator[Violation]:
    """A plain word stands where there is one."""
    for passage, word in _matches(checked, _AVOID):
        if not passage.is_title:
            yield Violation(
                passage.path,
                f'"{word}" is a word to avoid',
                f"Say instead: {SAY_INSTEAD[_phrase_of(word, SAY_INSTEAD)]}.",
            )


@fact_rule(
    "contraction",
    "warning",
    why='Readers find "don\'t" harder to read than "do not", and some read the opposite.',
    source=_NHS_NOT,
)
def contraction(checked: Checked) -> Iterator[Violation]:
    """Words are written out: "do not", "it is"."""
    for passage, word in _matches(checked, _CONTRACTION):
        yield Violation(passage.path, f'"{word}" is a contraction', "Write the words out.")


@fact_rule(
    "latin-abbreviation",
    "warning",
    why="Many readers do not know them, and screen readers read some of them as words.",
    source=_NHS_LATIN,
)
def latin_abbreviation(checked: Checked) -> Iterator[Violation]:
    """No Latin abbreviation stands where words can."""
    for passage, abbreviation in _matches(checked, _LATIN):
        instead = _LATIN_WORDS.get(abbreviation.lower().replace(".", ""))
        hint = f"Write: {instead}." if instead else "Write the words out."
        yield Violation(passage.path, f'"{abbreviation}" is an abbreviation that many do not know', hint)


@fact_rule(
    "range-without-to",
    "warning",
    why='"To" is easier to read than a dash, for people and for screen readers.',
    source=_NHS_NUMBERS,
)
def range_without_to(checked: Checked) -> Iterator[Violation]:
    """A range of numbers is written with "to"."""
    for passage, number_range in _matches(checked, _RANGE):
        low, high = re.split(r"\s?[-–—]\s?", number_range, maxsplit=1)
        yield Violation(
            passage.path, f'"{number_range}" is a range with a dash', f"Write: {low} to {high.rstrip('.,')}."
        )


@fact_rule(
    "false-reassurance",
    "warning",
    why="A page cannot know that. Who should get help could stay at home.",
    source=HOUSE_RULE,
)
def false_reassurance(checked: Checked) -> Iterator[Violation]:
    """Nobody is told that all is well by a page that cannot see them."""
    for passage, promise in _matches(checked, _REASSURING):
        if passage.path[-1] != "corrects":  # There it is what others promise.
            yield Violation(
                passage.path,
                f'"{promise}" promises what a page cannot know',
                "Say what is usual, and which signs would change it.",
            )


@fact_rule(
    "unexplained-abbreviation",
    "warning",
    why="An abbreviation that is never explained shuts readers out.",
    source=_NHS_SHORT,
)
def unexplained_abbreviation(checked: Checked) -> Iterator[Violation]:
    """A word in capitals is explained on its page or in the glossary."""
    written = dict.fromkeys(_matches(checked, _CAPITALS))
    if not written:
        return
    known = checked.content.explained_capitals.union(KNOWN_CAPITALS)
    for explanation in _explained(checked):
        known |= capitals_in(explanation)
    for passage, abbreviation in written:
        if abbreviation not in known:
            hint = f"Write out what it means, with ({abbreviation}) behind it, or add it to glossary/."
            yield Violation(passage.path, f'"{abbreviation}" is not explained', hint)


@fact_rule(
    "vague-frequency",
    "warning",
    why='Readers take words like "rare" and "common" to mean very different numbers.',
    source=_PIF,
)
def vague_frequency(checked: Checked) -> Iterator[Violation]:
    """Where a page tells how common something is, a figure stands with the word, or it says that there is
    none.
    """
    vague: list[Violation] = []
    for passage in checked.passages:
        if passage.path[0] != "how_common":
            continue
        if _COUNTED.search(passage.plain):
            return
        frequency = _FREQUENCY.search(passage.plain)
        if frequency:
            hint = "Give the figure and its source, or say that there is no figure."
            vague.append(Violation(passage.path, f'"{frequency[0]}" without a number', hint))
    if not getattr(checked.fact, "numbers", ()):
        yield from vague[:1]


@fact_rule(
    "percentage",
    "warning",
    why="Forty percent of whom? A count of people can be pictured, and compared with the next one.",
    source=_PIF,
)
def percentage(checked: Checked) -> Iterator[Violation]:
    """A share of people is told as a number out of a whole, and says which people were counted."""
    for passage in checked.passages:
        share = None if checked.kind == "number" else _SHARE.search(passage.plain)
        if share and ("%" in share[0] or not _WHOLE.search(passage.plain.replace(share[0], ""))):
            hint = (
                "Write how many of whom, such as: 40 in 100 adults who were asked. A figure that counts has "
                "a file in numbers/."
            )
            yield Violation(passage.path, f'"{share[0]}" does not say of whom', hint)


@fact_rule(
    "colour-on-dark-skin",
    "warning",
    why="A rash or too little oxygen looks different on brown and black skin, and is missed.",
    source=_NHS_SKIN,
)
def colour_on_dark_skin(checked: Checked) -> Iterator[Violation]:
    """A colour of the skin as a sign comes with a note on brown and black skin."""
    if any(map(_is_about_dark_skin, checked.passages)):
        return
    for passage in checked.passages:
        for sentence in () if passage.is_title else passage.sentences:
            colour = _COLOUR.search(sentence)
            if colour and _SKIN.search(sentence):
                yield Violation(
                    passage.path,
                    f'"{colour[0]}" is how pale skin looks',
                    "Say what it looks like on brown and black skin.",
                )
                return


@fact_rule(
    "brand-without-generic",
    "warning",
    why="Brands differ between countries and years, far more than generic names do.",
    source=HOUSE_RULE,
)
def brand_without_generic(checked: Checked) -> Iterator[Violation]:
    """A text that names a brand also names the medicine by its generic name."""
    brands = checked.content.brands
    if not brands:
        return
    pattern = _any(brands)
    for passage, brand in _matches(checked, pattern):
        generics = brands[_phrase_of(brand, brands)]
        is_explained = any(name.lower() in passage.plain.lower() for name in generics)
        if not is_explained and brand not in getattr(checked.fact, "brands", ()):
            yield Violation(
                passage.path, f'"{brand}" is a brand of {generics[0]}', f"Write: {generics[0]} ({brand})."
            )


def _is_about_dark_skin(passage: Passage) -> bool:
    is_about_skin = _SKIN.search(passage.plain) or "darker" in passage.plain
    return bool(is_about_skin and _DARKER.search(passage.plain))


def _matches(checked: Checked, pattern: re.Pattern[str]) -> Iterator[tuple[Passage, str]]:
    for passage in checked.passages:
        for match in pattern.finditer(passage.plain):
            yield passage, match[0]


def _explained(checked: Checked) -> Iterator[str]:
    """What a fact explains itself: its own names, and words in brackets behind others or with brackets behind
    them.
    """
    fact = checked.fact
    if isinstance(fact, Fact):
        yield from (fact.name, fact.medical_name or "", *fact.also_called)
    for passage in checked.passages:
        yield from re.findall(r"\([^()]*\)|[A-Z0-9]{2,}(?=s? \()", passage.plain)
