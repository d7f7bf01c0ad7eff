"""The readability measure agrees with counts made by hand."""

from __future__ import annotations

import pytest

from generator.check.readability import TextCounts, count_text, sentences_of, syllables, word_count


@pytest.mark.parametrize(
    ("text", "counted", "grade"),
    [
        # 6 words of one syllable: 0.39 × 6 + 11.8 × 1 − 15.59
        ("The cat sat on the mat.", TextCounts(1, 6, 6), -1.45),
        # Wa-ter helps. Drink small sips when you are thirs-ty: 0.39 × 4.5 + 11.8 × 11/9 − 15.59
        ("Water helps. Drink small sips when you are thirsty.", TextCounts(2, 9, 11), 0.587),
        # Med-i-cines can ir-ri-tate the stom-ach. Ask your phar-ma-cist a-bout it: 0.39 × 5 + 11.8 × 1.8 − 15.59
        ("Medicines can irritate the stomach. Ask your pharmacist about it.", TextCounts(2, 10, 18), 7.6),
        # In 2 of 10 peo-ple it came back with-in a year; figures count as one syllable: 0.39 × 11 + 11.8 × 13/11 − 15.59
        ("In 2 of 10 people it came back within a year.", TextCounts(1, 11, 13), 2.646),
        ("", TextCounts(0, 0, 0), 0.0),
    ],
)
def test_a_text_is_measured_as_by_hand(text: str, counted: TextCounts, grade: float) -> None:
    assert count_text(text) == counted
    assert count_text(text).grade == pytest.approx(grade, abs=0.001)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("the a help times passed asked breathe tongue", 1),
        ("table wanted faces people doctor's safely careful spasm fluid", 2),
        ("medicine area animal hospital calcium banana created", 3),
        ("diabetes potassium magnesium emergency", 4),
        ("MRI HIV", 3),
    ],
)
def test_syllables_are_counted_as_spoken(words: str, count: int) -> None:
    assert {word: syllables(word) for word in words.split()} == dict.fromkeys(words.split(), count)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Wait. Then see.", 2),
        ("Ask Dr. who you like.", 1),
        ("About 1.5 hours.", 1),
        ("It was vitamin B. All is well.", 1),
        ("Wait! Why? See.", 3),
        ("He said “Wait.” Then he left.", 2),
        ("No full stop", 1),
    ],
)
def test_sentences_are_counted_as_a_reader_would(text: str, sentences: int) -> None:
    assert len(sentences_of(text)) == sentences


@pytest.mark.parametrize(
    ("text", "words"), [("10 to 12 years", 4), ("a – b", 2), ("don't", 1), ("1,000 people/day", 2), ("", 0)]
)
def test_words_are_counted_as_a_reader_would(text: str, words: int) -> None:
    assert word_count(text) == words
