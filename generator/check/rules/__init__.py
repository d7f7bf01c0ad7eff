"""The rules of the content: each a small generator function whose first docstring line states it.

A fact rule looks at one fact at a time; a content rule looks at everything and names the file at fault. The
lists below are the policy. The author guide's pages are made from them.
"""

from __future__ import annotations

from generator.check.rules import (
    addresses,
    cards,
    depths,
    exceptions,
    figures,
    flows,
    markup,
    pictures,
    references,
    results,
    reviews,
    safety,
    screens,
    site,
    sourcing,
    telephone,
    unfinished,
    unused,
    wording,
    words,
)
from generator.check.rules.rule import ContentRule, FactRule, Rule

FACT_RULES: tuple[FactRule, ...] = (
    references.unknown_id,
    references.bad_link,
    references.unknown_term,
    cards.any_or_all,
    cards.card_urgency,
    cards.card_link,
    cards.emergency_points_away,
    depths.answer_length,
    depths.short_length,
    depths.short_missing,
    depths.page_budget,
    depths.message_share,
    depths.card_signs,
    depths.own_sign,
    depths.unread_text,
    pictures.unknown_drawing,
    pictures.drawing_labels,
    pictures.unknown_region,
    results.result_length,
    results.page_without_answer,
    screens.screen_length,
    screens.reading_length,
    sourcing.source_not_seen,
    sourcing.secondary_alone,
    sourcing.high_unread,
    sourcing.empty_list,
    sourcing.no_alternative,
    figures.number_makes_sense,
    figures.too_many_dots,
    figures.table_cells,
    figures.shared_denominator,
    reviews.review_dates,
    reviews.review_ahead,
    reviews.reviewer_is_author,
    reviews.review_void,
    reviews.review_overdue,
    wording.do_not_begins,
    telephone.telephone_number_in_prose,
    wording.summary_length,
    wording.long_action,
    wording.long_sentence,
    wording.long_paragraph,
    wording.reading_grade,
    words.word_to_avoid,
    words.contraction,
    words.latin_abbreviation,
    words.range_without_to,
    words.false_reassurance,
    words.unexplained_abbreviation,
    words.vague_frequency,
    words.colour_on_dark_skin,
    words.brand_without_generic,
    markup.markup_in_text,
    words.percentage,
    references.related_to_itself,
    references.listed_twice,
    safety.dose,
    safety.stop_medicine,
    safety.diagnosis,
    safety.dose_in_outcome,
    safety.chance_in_outcome,
    safety.diagnosis_in_outcome,
    unfinished.fill_in,
)

PAGE_RULES: tuple[FactRule, ...] = (
    telephone.telephone_number_in_prose,
    safety.dose,
    safety.stop_medicine,
    safety.diagnosis,
    words.percentage,
    unfinished.fill_in,
)
"""Rules for facts that hold for pages of prose too."""

CONTENT_RULES: tuple[ContentRule, ...] = (
    site.default_place,
    site.places_agree,
    site.emergency_number,
    site.address_slash,
    site.known_group,
    site.colour_contrast,
    site.page_markup,
    site.page_link,
    unused.unused_fact,
    unused.duplicate_name,
    pictures.unused_drawing,
    flows.shown_signs_are_asked,
    cards.emergency_list,
    flows.sign_asked_twice,
    addresses.lost_address,
    addresses.address_taken,
)

RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (*FACT_RULES, *CONTENT_RULES, *flows.PROOF, exceptions.UNKNOWN, exceptions.NEEDLESS)
}
"""Every rule of the content by its id."""
