"""Rules about the drawings of the content, and the words that stand in them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rules.rule import Checked, Violation, content_rule, fact_rule
from generator.content.content import Content, Key
from generator.content.drawing import BODY, FOLDER
from generator.problems.problem import did_you_mean
from generator.schema.kinds.body_part import BodyPart
from generator.schema.parts import Fact, Picture

_WCAG = (
    "WCAG 2.2, 1.1.1 Non-text Content (https://www.w3.org/WAI/WCAG22/Understanding/non-text-content.html)."
)


@fact_rule("unknown-drawing", why="A page cannot show a picture that is not there.", no_exceptions=True)
def unknown_drawing(checked: Checked) -> Iterator[Violation]:
    """The drawing of a picture is a file in the folder of pictures."""
    picture = _picture(checked)
    drawings = checked.content.drawings
    if picture and picture.drawing not in drawings and (FOLDER, picture.drawing) not in checked.broken:
        guess = did_you_mean(picture.drawing, drawings)
        hint = guess or f"Put {picture.drawing}.svg into the folder {FOLDER}, or take the picture out."
        yield Violation(("picture", "drawing"), f'there is no drawing "{picture.drawing}"', hint)


@fact_rule(
    "drawing-labels",
    why="A line that leads to no word, or a word that is not shown, leaves a reader to guess.",
    source=_WCAG,
    no_exceptions=True,
)
def drawing_labels(checked: Checked) -> Iterator[Violation]:
    """A picture has words for every label of its drawing, and for no other."""
    picture = _picture(checked)
    drawing = checked.content.drawings.get(picture.drawing) if picture else None
    if not picture or not drawing:
        return
    for label in sorted(drawing.labels - set(picture.labels)):
        yield Violation(
            ("picture",), f'the label "{label}" of the drawing has no words', f"Add {label}: under `labels`."
        )
    for label in picture.labels:
        if label not in drawing.labels:
            hint = did_you_mean(label, drawing.labels) or "Take it out, or mark its place in the drawing."
            yield Violation(("picture", "labels", label), f'the drawing has no label "{label}"', hint)


@fact_rule("unknown-region", why="A part of the body without a region cannot be chosen in the picture.")
def unknown_region(checked: Checked) -> Iterator[Violation]:
    """The region of a part of the body is one of those in the drawing of the body, if there is one."""
    body = checked.content.drawings.get(BODY)
    fact = checked.fact
    if isinstance(fact, BodyPart) and fact.region and body and fact.region not in body.regions:
        guess = did_you_mean(fact.region, body.regions)
        hint = f"{guess} The drawing {BODY}.svg has: {', '.join(body.regions)}.".strip()
        yield Violation(("region",), f'the drawing of the body has no region "{fact.region}"', hint)


@content_rule(
    "unused-drawing",
    why="What no page shows is seen by nobody, and grows old unnoticed.",
    no_exceptions=True,  # A drawing has no place to state one.
)
def unused_drawing(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Violation]]:
    """Every drawing is shown by a fact; that of the body stands above the parts of the body."""
    if broken:
        return
    shown = {fact.picture.drawing for _, _, fact in content.all() if fact.picture}
    if content.facts["body-part"]:
        shown.add(BODY)
    for name in content.drawings:
        if name not in shown:
            hint = "Name it under `picture` of a fact, or delete the file."
            yield (FOLDER, name), Violation((), f'no fact shows the drawing "{name}"', hint)


def _picture(checked: Checked) -> Picture | None:
    return checked.fact.picture if isinstance(checked.fact, Fact) else None
