"""The rules of the content: each a small generator function whose first docstring line states it.

A fact rule looks at one fact at a time; a content rule looks at everything and names the file at fault. The lists below
are the policy; the order of a list is the order in which problems of one line are shown.
"""

from __future__ import annotations

from generator.rules import cards, flows, references, site, sourcing, unused, wording
from generator.rules.rule import ContentRule, FactRule

FACT_RULES: tuple[FactRule, ...] = (
    references.unknown_id,
    references.bad_link,
    references.unknown_term,
    cards.any_or_all,
    cards.card_urgency,
    cards.emergency_points_away,
    sourcing.source_not_seen,
    sourcing.secondary_alone,
    sourcing.number_makes_sense,
    wording.do_not_begins,
    wording.emergency_number_in_prose,
    wording.summary_length,
    wording.long_sentence,
    wording.long_action,
)

CONTENT_RULES: tuple[ContentRule, ...] = (
    site.places_agree,
    site.known_group,
    site.page_markup,
    unused.unused_fact,
    unused.duplicate_name,
    flows.flow_is_sound,
    flows.shown_signs_are_asked,
)
