"""How hard a text is to read: sentences, words, syllables and the Flesch-Kincaid grade. Works without a
network.

The grade is the one of J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, "Derivation of new
readability formulas", Research Branch Report 8-75, US Naval Technical Training Command, 1975:

    0.39 × words per sentence + 11.8 × syllables per word − 15.59

It is the number of years at an American school after which a text can be read. It knows nothing of meaning:
it points at where to look, and passes no verdict.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\b[A-Za-z]\.)[”’\")]*\s+(?=[“\"(]?[A-Z0-9])")
_WORD = re.compile(r"\w[\w'’.,%/-]*")
_SPOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*")
_VOWELS = re.compile(r"[aeiouyáéíóúäöü]+")
# Neighbouring vowels that are spoken apart, as in "medi-um", "cre-ate", "flu-id", "anxi-ety"; and the end of
# "spas-m".
_APART = re.compile(
    r"ium|(?<![tscgx])i(?:a|o(?!n))|(?<=[bdfhklmnprvz])i(?:a|o|u(?!m))|iet|(?<=cr)ea(?=t)|eo(?!u|n$|ns$|p)"
    r"|(?<![qg])u(?:a|ous)|(?<![qgr])u(?:ity|id)|(?<![s])[iouy]ing|eing|[rl]ier|sms?$|thms?$"
)
# The silent e of "time", "times", "passed", "safely", "careful", "movement"; spoken in "table", "faces",
# "wanted".
_SILENT = re.compile(
    r"(?<=[aeiouy])([^aeiouy]+)"
    r"(?:(?<![^aeiouyrl]l)e(?:(?=ly$|ful|less|ment|some|ness|lets?$|$)|(?<![szxcg]e)(?<![cs]he)s$)"
    r"|(?<![td])(?<![^aeiouyl]l)ed$)"
)
_SYLLABLES_OF_W = 3
_KNOWN_BY_COUNT = {
    1: ("aches tongue tongues"),
    2: (
        "asthma aware beyond business caffeine centre centres coffee elsewhere evening evenings fibre "
        "fibres guideline guidelines headache headaches heartbeat lifelong lifestyle lifetime litre "
        "litres metre metres ourselves people safety science someone something sometimes somewhat "
        "somewhere themselves therefore whereas widespread yourselves"
    ),
    3: (
        "anyone area areas behaviour different everyday everyone everything idea ideas medicine "
        "medicines nausea oestrogen reaction reactions suicide vegetable vegetables"
    ),
    4: ("diabetes diarrhoea european experience reassurance reassuring suicidal"),
}
"""Words that the rules below would count wrongly, by their syllables, counted by hand."""
_KNOWN = {word: count for count, words in _KNOWN_BY_COUNT.items() for word in words.split()}


@dataclass(frozen=True)
class TextCounts:
    """The counts of a text that the grade rests on."""

    sentences: int
    words: int
    syllables: int

    def __add__(self, other: TextCounts) -> TextCounts:
        return TextCounts(
            self.sentences + other.sentences, self.words + other.words, self.syllables + other.syllables
        )

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade in school years; 0 for an empty text."""
        if not self.words or not self.sentences:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


def count_text(text: str) -> TextCounts:
    """The counts of a text without markup. A figure counts as a word of one syllable, so that figures do not
    make a text hard.
    """
    spoken = _SPOKEN.findall(text)
    return TextCounts(len(sentences_of(text)), len(spoken), sum(map(syllables, spoken)))


def sentences_of(text: str) -> list[str]:
    """The sentences of a text without markup. A full stop inside a figure or behind a single letter does not
    end one.
    """
    if not any(mark in text for mark in ".!?"):
        return [text] if text.strip() else []
    return list(filter(str.strip, _SENTENCE_END.split(text)))


def word_count(text: str) -> int:
    """How many words a text has; a figure counts as a word, a dash does not."""
    return len(_WORD.findall(text))


@cache
def syllables(word: str) -> int:
    """How many syllables an English word has, at least one; counted by rules and a list of words that break
    them.
    """
    small = word.lower().replace("’", "'").removesuffix("'s").replace("'", "")
    if small in _KNOWN:
        return _KNOWN[small]
    if small[:1].isdigit():
        return 1
    if word.isupper() and len(word) > 1:
        return len(small) + (_SYLLABLES_OF_W - 1) * small.count("w")
    return max(1, _counted(small))


def _counted(small: str) -> int:
    """Groups of vowels, without the silent ones and with those that are spoken apart."""
    stem = _SILENT.sub(r"\1", small)
    return len(_VOWELS.findall(stem)) + len(_APART.findall(stem))
