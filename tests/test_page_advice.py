"""Advice of the first subject's pages that readers must find, and words that must not come back.

Each line stands for a finding of a clinical reading. Where the content has another subject, these stand aside.
"""

from __future__ import annotations

import pytest
from sandbox import PROJECT

CONTENT = PROJECT / "content"

SAID = {
    "medicines/opioids-gabapentinoids.yml": ("sleepier than usual", "hard to wake", "unborn baby"),
    "medicines/epilepsy-medicines.yml": ("unborn baby", "Valproate"),
    "causes/corticosteroids.yml": ("dizzy when you stand", "Do not stop steroid tablets"),
    "causes/statins.yml": ("Keep taking your statin", "before your next tablet", "Do not stop a statin"),
    "causes/antipsychotics.yml": ("Do not stop an antipsychotic",),
    "causes/beta-agonists.yml": ("Do not stop or skip a prescribed inhaler",),
    "causes/diuretics.yml": ("Do not stop a prescribed water tablet", "salt substitute"),
    "causes/lithium.yml": ("Do not stop lithium", "before your next dose"),
    "causes/serotonergic.yml": ("Do not stop an antidepressant suddenly", "St John’s wort"),
    "treatments/carbamazepine.yml": ("unborn baby",),
    "treatments/gabapentin.yml": ("unborn baby",),
    "treatments/magnesium.yml": ("350 mg a day", "kidney disease"),
    "situations/stopping.yml": ("dizzy when you stand",),
    "situations/chemicals.yml": ("got into an eye", "{gas}"),
    "situations/diabetes.yml": ("ketones are over 3",),
    "causes/carbon-monoxide.yml": ("{gas}",),
    "causes/thyroid.yml": ("thyroid storm",),
}
"""What a page says in its own words."""

GONE = {
    "a first attack is not an emergency after a few minutes": "better in a few minutes",
    "riluzole": "3 to 6 months",
    "how common pressure on the cord is": "About 2 in 100 adults have it",
    "recovery from Guillain-Barré syndrome": "Most people recover fully",
    "ordinary soreness": "pain far worse than",
    "muscular dystrophy": "They do not involve the nervous system",
    "a slip of somebody else's translation": "slip of translation",
}
"""What no page says."""


def page(name: str) -> str:
    file = CONTENT / name
    if not file.is_file():
        pytest.skip("the content has another subject")
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "words"), [(name, words) for name, several in SAID.items() for words in several]
)
def test_a_page_gives_the_advice(name: str, words: str) -> None:
    assert words in page(name)


@pytest.mark.parametrize("words", GONE.values(), ids=list(GONE))
def test_no_page_says_it(words: str) -> None:
    files = [
        file
        for folder in CONTENT.iterdir()
        if folder.is_dir() and folder.name != "sources"
        for file in folder.glob("*.yml")
    ]
    assert [file.name for file in files if words in file.read_text(encoding="utf-8")] == []
