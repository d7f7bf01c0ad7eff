"""The content of a new site: site.yml with every field explained, a fact of each main kind, a flow and the
pages of prose. What only its authors know is marked.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.author.new_fact import explained
from generator.files.paths import START_TEMPLATE
from generator.schema.kinds import FOLDERS, KINDS
from generator.schema.site import Site
from generator.start.answers import Answers
from generator.start.fill import filled
from generator.start.licences import LICENCES
from generator.start.places import known_places
from generator.yaml.reader import read

_EXAMPLE = "example-source"


def new_content(answers: Answers, today: str) -> dict[str, str]:
    """Every file of the content by its path inside the content folder."""
    folder = START_TEMPLATE / "content"
    files = {"site.yml": _site(answers)}
    for path in sorted(folder.glob("*/*")):
        files[path.relative_to(folder).as_posix()] = _filled(path, answers, today)
    for name in answers.places:
        known = known_places()[name]
        files[f"sources/{known.source_id}.yml"] = _fact("source", known.source)
    return files


def _filled(path: Path, answers: Answers, today: str) -> str:
    """A file of the template with the answers in it; its fields are explained if it has no comments."""
    licence = LICENCES[answers.licence]
    licence_words = f"{_linked(licence.name, licence.url)}: {licence.words[0].lower()}{licence.words[1:]}"
    text = filled(path, {"subject": answers.subject, "today": today, "licence_words": licence_words})
    if path.suffix != ".yml" or text.startswith("#"):
        return text
    return _fact(FOLDERS[path.parent.name].id, read(text))


def _linked(words: str, address: str) -> str:
    return f"[{words}]({address})" if address else words


def _fact(kind: str, values: Any) -> str:
    schema = f"../../build/schema/{kind}.json"
    return explained(KINDS[kind].model, values, schema, {}, complete=False)


def _licence(answers: Answers) -> dict[str, str]:
    licence = LICENCES[answers.licence]
    return {"name": licence.name} | ({"url": licence.url} if licence.url else {})


def _site(answers: Answers) -> str:
    more = {
        "address": "GitHub Pages needs none: its workflow finds it out. For another host, write it here.",
        "places": "The texts name a service in curly brackets. Add to every place what your subject needs, "
        "such as\ncrisis or poisons. The source of each place asks you to look at its number again.",
        "cause_groups": "Add and rename them as your subject needs.",
    }
    return explained(Site, _site_values(answers), "../build/schema/site.json", more, complete=True)


def _site_values(answers: Answers) -> dict[str, Any]:
    places = [known_places()[name] for name in answers.places]
    sources = [place.source_id for place in places]
    return {
        "title": answers.title,
        "tagline": "FILL IN: what the site is about, in a sentence",
        "subject": answers.subject,
        "address": "https://example.org/",
        "language": answers.language,
        "publisher": "FILL IN: who is responsible",
        "audience": "FILL IN: whom the site is written for",
        "unreviewed": "Not yet reviewed by a clinician",
        "disclaimer": [
            "This site gives general information from published sources.",
            "It cannot examine you and it does not diagnose.",
            "It does not replace a doctor, nurse, midwife or pharmacist who knows you.",
            "If you are worried, get help, whatever this site says.",
        ],
        "licence": _licence(answers),
        "review_years": 2,
        "default_place": answers.places[0],
        "places": [place.place for place in places],
        "card_headings": {
            "emergency": "Call {emergency} now",
            "urgent": "Get medical help today",
            "see-doctor": "See a {doctor}",
        },
        "cause_groups": [
            {"id": "everyday", "name": "Everyday causes", "intro": "The most common causes."},
            {"id": "illness", "name": "Illness", "intro": "There are other signs, too.", "conditions": True},
        ],
        "help_panel": {
            "heading": "In danger?",
            "claims": [
                {
                    "text": "Call {emergency} if you are in danger now.",
                    "sources": sources,
                    "certainty": "moderate",
                }
            ],
        },
        "home": {
            "lead": {
                "text": "FILL IN: the main message of the home page, in at most two sentences",
                "sources": [_EXAMPLE],
                "certainty": "moderate",
            },
            "points": [
                {
                    "text": "FILL IN: what most readers need to know first",
                    "sources": [_EXAMPLE],
                    "certainty": "moderate",
                }
            ],
            "situations": [{"heading": "Anyone", "situations": ["in-general"]}],
            "emergency": ["hard-to-breathe"],
        },
        "main_flow": "how-soon",
        "symptom_terms": [answers.subject],
    }
