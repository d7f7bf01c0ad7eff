"""Every kind of fact: its folder under content/, its model and what readers call it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.schema.kinds.body_part import BodyPart
from generator.schema.kinds.cause import Cause
from generator.schema.kinds.change import Change
from generator.schema.kinds.comparison import Comparison
from generator.schema.kinds.faq import Faq
from generator.schema.kinds.flow import Flow
from generator.schema.kinds.medical_test import MedicalTest
from generator.schema.kinds.medicine import Medicine
from generator.schema.kinds.myth import Myth
from generator.schema.kinds.number import Number
from generator.schema.kinds.situation import Situation
from generator.schema.kinds.source import Source
from generator.schema.kinds.term import Term
from generator.schema.kinds.treatment import Treatment
from generator.schema.kinds.visit_question import VisitQuestion
from generator.schema.kinds.warning_sign import WarningSign
from generator.schema.parts import Fact


@dataclass(frozen=True)
class Kind:
    """A kind of fact. `id` is used in references, `folder` under content/, `plural` and `intro` on index
    pages.

    `schema_type` is the type of schema.org for what a page is about; without one it is about the site's
    subject. `search_weight` is added to the score of its pages in search, where a page that fits perfectly
    scores about 2.
    """

    id: str
    folder: str
    model: type[Fact]
    label: str
    plural: str
    intro: str
    schema_type: str | None = None
    search_weight: float = 0.0

    @property
    def address(self) -> str:
        """The kind's folder in the site's addresses."""
        return self.folder.replace("_", "-")


KINDS: dict[str, Kind] = {
    kind.id: kind
    for kind in (
        Kind(
            "situation",
            "situations",
            Situation,
            "Situation",
            "Situations",
            "Find what you are going through.",
        ),
        Kind(
            "cause",
            "causes",
            Cause,
            "Cause",
            "Causes",
            "What can be behind it, the common and harmless ones first.",
            "MedicalCause",
        ),
        Kind(
            "warning-sign",
            "warning_signs",
            WarningSign,
            "Warning sign",
            "Warning signs",
            "When to get help, and how soon.",
            "MedicalSignOrSymptom",
        ),
        Kind(
            "body-part",
            "body_parts",
            BodyPart,
            "Body part",
            "Parts of the body",
            "Find it by where it shows.",
            "AnatomicalStructure",
        ),
        Kind(
            "treatment",
            "treatments",
            Treatment,
            "Treatment",
            "Treatments",
            "What helps, what does not, and what can harm.",
            "MedicalTherapy",
        ),
        Kind(
            "medicine",
            "medicines",
            Medicine,
            "Medicine",
            "Medicines that can cause it",
            "Medicines and other substances that can bring it on.",
            "Substance",
        ),
        Kind(
            "medical-test",
            "medical_tests",
            MedicalTest,
            "Test",
            "Tests",
            "What a doctor may check, and what it feels like.",
            "MedicalTest",
        ),
        Kind(
            "comparison",
            "comparisons",
            Comparison,
            "Comparison",
            "Comparisons",
            "Things side by side that are easily confused.",
        ),
        Kind(
            "number",
            "numbers",
            Number,
            "Figure",
            "Figures",
            "How common, how long, what came of it, and who was counted.",
        ),
        Kind("faq", "faqs", Faq, "Question", "Questions", "What readers ask, and short answers."),
        Kind(
            "myth",
            "myths",
            Myth,
            "Myth",
            "Myths",
            "What people often read, and what the evidence says instead.",
        ),
        Kind(
            "visit-question",
            "visit_questions",
            VisitQuestion,
            "Visit question",
            "What the doctor may ask",
            "Be ready for your appointment: what to tell the doctor, and what to write down before.",
            search_weight=-0.15,
        ),
        Kind(
            "term", "glossary", Term, "Word", "Glossary", "Medical words in plain words.", search_weight=-0.22
        ),
        Kind(
            "source",
            "sources",
            Source,
            "Source",
            "Sources",
            "Where every claim on this site comes from, and how it was read.",
        ),
        Kind("change", "changes", Change, "Change", "Changes", "What is new on this site."),
        Kind(
            "flow",
            "flows",
            Flow,
            "Flowchart",
            "Check your symptoms",
            "Answer step by step and see what to do.",
        ),
    )
}
"""Every kind of fact by its id, in the order of the site's menus."""

_BY_MODEL: dict[type[Fact], Kind] = {kind.model: kind for kind in KINDS.values()}


def kind_of(model: type[Fact]) -> Kind:
    """The kind whose facts are of a model."""
    return _BY_MODEL[model]


FOLDERS: dict[str, Kind] = {kind.folder: kind for kind in KINDS.values()}
