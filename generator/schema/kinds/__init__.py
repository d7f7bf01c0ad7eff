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
    """A kind of fact, and all that is true of every fact of it.

    `id` is used in references, `folder` under content/, `plural` and `intro` on index pages. What follows
    them stands as most kinds have it, so that a new kind is listed, found and reviewed.
    """

    id: str
    folder: str
    model: type[Fact]
    label: str
    plural: str
    intro: str

    own_words: bool = True
    """Whether its texts are ours, not a publisher's. Rules about wording look at ours alone."""
    must_be_used: bool = False
    """Whether a fact that nothing names is a mistake."""
    needs_review: bool = True
    """Whether it waits for a clinician's signature."""
    review_place: int = 0
    """Where it stands among those that wait: the lowest first, those of one number by urgency."""
    most_words: int | None = None
    """How many words a reader may see when a page opens, with its folds closed; None if nobody counts."""
    related_shown: int = 3
    """How many related pages are seen when a page opens; the others are folded."""

    has_page: bool = True
    """Whether each fact has a page. If not, one alone would be too thin: all stand on their index page."""
    shown_inside: bool = False
    """Whether its words stand on the pages of facts that name it in a field of their own: as a card, a
    figure, a table or a summary.
    """
    listed_back: bool = True
    """Whether a page lists its facts among those that lead to it."""
    title_with_label: bool = True
    """Whether the browser's title says the kind. Not where the name says enough."""
    quoted_name: bool = False
    """Whether titles and lists show its name as a quotation, because it is not what we say."""
    other_names: str = "Words people use"
    """What its page calls the other names of a fact."""

    in_menu: bool = True
    """Whether the menu and the search lead to its index page."""
    in_a_to_z: bool = True
    """Whether the A to Z lists its facts."""
    in_search: bool = True
    """Whether search shows its facts. If not, the page that they belong to leads to them."""
    search_weight: float = 0.0
    """What is added to the score of its pages in search, where a page that fits perfectly scores about 2."""
    gives_way: bool = False
    """Whether search leaves a fact out where it shows another page of the same name."""
    schema_type: str | None = None
    """The type of schema.org for what a page is about; without one it is about the site's subject."""
    has_form: bool = True
    """Whether it can be proposed by a form."""

    @property
    def address(self) -> str:
        """The kind's folder in the site's addresses."""
        return self.folder.replace("_", "-")


_EVERY = (
    Kind(
        "situation",
        "situations",
        Situation,
        "Situation",
        "Situations",
        "Find what you are going through.",
        most_words=600,
        title_with_label=False,
    ),
    Kind(
        "cause",
        "causes",
        Cause,
        "Cause",
        "Causes",
        "What can be behind it, the common and harmless ones first.",
        most_words=450,
        shown_inside=True,
        title_with_label=False,
        other_names="Also called",
        schema_type="MedicalCause",
    ),
    Kind(
        "warning-sign",
        "warning_signs",
        WarningSign,
        "Warning sign",
        "Warning signs",
        "When to get help, and how soon.",
        must_be_used=True,
        review_place=-1,
        most_words=200,
        shown_inside=True,
        title_with_label=False,
        schema_type="MedicalSignOrSymptom",
    ),
    Kind(
        "body-part",
        "body_parts",
        BodyPart,
        "Body part",
        "Parts of the body",
        "Find it by where it shows.",
        most_words=450,
        other_names="Also called",
        schema_type="AnatomicalStructure",
    ),
    Kind(
        "treatment",
        "treatments",
        Treatment,
        "Treatment",
        "Treatments",
        "What helps, what does not, and what can harm.",
        most_words=450,
        other_names="Also called",
        schema_type="MedicalTherapy",
    ),
    Kind(
        "medicine",
        "medicines",
        Medicine,
        "Medicine",
        "Medicines that can cause it",
        "Medicines and other substances that can bring it on.",
        most_words=450,
        other_names="Also called",
        gives_way=True,
        schema_type="Substance",
    ),
    Kind(
        "medical-test",
        "medical_tests",
        MedicalTest,
        "Test",
        "Tests",
        "What a doctor may check, and what it feels like.",
        most_words=450,
        other_names="Also called",
        schema_type="MedicalTest",
    ),
    Kind(
        "comparison",
        "comparisons",
        Comparison,
        "Comparison",
        "Comparisons",
        "Things side by side that are easily confused.",
        shown_inside=True,
        gives_way=True,
    ),
    Kind(
        "number",
        "numbers",
        Number,
        "Figure",
        "Figures",
        "How common, how long, what came of it, and who was counted.",
        must_be_used=True,
        shown_inside=True,
        in_a_to_z=False,
        gives_way=True,
    ),
    Kind(
        "faq",
        "faqs",
        Faq,
        "Question",
        "Questions",
        "What readers ask, and short answers.",
        most_words=150,
        related_shown=2,
        shown_inside=True,
        title_with_label=False,
        gives_way=True,
    ),
    Kind(
        "myth",
        "myths",
        Myth,
        "Myth",
        "Myths",
        "What people often read, and what the evidence says instead.",
        shown_inside=True,
        title_with_label=False,
        quoted_name=True,
    ),
    Kind(
        "visit-question",
        "visit_questions",
        VisitQuestion,
        "Visit question",
        "What the doctor may ask",
        "Be ready for your appointment: what to tell the doctor, and what to write down before.",
        has_page=False,
        shown_inside=True,
        in_a_to_z=False,
        search_weight=-0.15,
    ),
    Kind(
        "term",
        "glossary",
        Term,
        "Word",
        "Glossary",
        "Medical words in plain words.",
        needs_review=False,
        has_page=False,
        search_weight=-0.22,
        gives_way=True,
    ),
    Kind(
        "source",
        "sources",
        Source,
        "Source",
        "Sources",
        "Where every claim on this site comes from, and how it was read.",
        own_words=False,
        must_be_used=True,
        needs_review=False,
        listed_back=False,
        in_a_to_z=False,
        in_search=False,
    ),
    # Changes of the site are told by those who make them.
    Kind(
        "change",
        "changes",
        Change,
        "Change",
        "Changes",
        "What is new on this site.",
        has_page=False,
        in_menu=False,
        in_a_to_z=False,
        in_search=False,
        has_form=False,
    ),
    # The menu leads to the main flow itself. A flow is too large for a form.
    Kind(
        "flow",
        "flows",
        Flow,
        "Flowchart",
        "Check your symptoms",
        "Answer step by step and see what to do.",
        review_place=-2,
        listed_back=False,
        title_with_label=False,
        in_menu=False,
        in_a_to_z=False,
        has_form=False,
    ),
)

KINDS: dict[str, Kind] = {kind.id: kind for kind in _EVERY}
"""Every kind of fact by its id, in the order of the site's menus."""

_BY_MODEL: dict[type[Fact], Kind] = {kind.model: kind for kind in KINDS.values()}


def kind_of(model: type[Fact]) -> Kind:
    """The kind whose facts are of a model."""
    return _BY_MODEL[model]


FOLDERS: dict[str, Kind] = {kind.folder: kind for kind in KINDS.values()}
