"""Forty mistakes, other in kind than the thirty, and where each must be found in a copy of the second subject."""

from __future__ import annotations

from thirty_mistakes import Mistake

_MEAL, _FLOW, _BABY = "causes/big-meal.yml", "flows/is-it-serious.yml", "situations/in-a-baby.yml"
_REVIEW = (
    "review:\n  date: {date}\n  next_date: {next}\n  name: Dr Ada Test\n  role: Nurse\n  hash: made-up\n"
)

FORTY = (
    # Words.
    Mistake("contraction", _MEAL, "Eat slowly.", "Don't eat fast.", "  - text: Don't"),
    Mistake("latin-abbreviation", _MEAL, "It began with a meal.", "It began with a meal, e.g. dinner.", "  - text: It began"),
    Mistake("range-without-to", _MEAL, "Usually for minutes.", "Usually for 5–10 minutes.", "  - text: Usually for 5"),
    Mistake("false-reassurance", "faqs/baby.yml", "Usually not.", "There is no need to worry.", "  - text: There is no"),
    Mistake("word-to-avoid", "treatments/sips.yml", "Do not drink", "Do not utilise a straw or drink", "  - text: Do not utilise"),
    Mistake("unexplained-abbreviation", "myths/growing.yml", "There is no link.", "There is no link, says the RCX.", "  - text: There is no link"),
    Mistake("brand-without-generic", "myths/sugar.yml", "instead: ", "instead: Examplex is no sugar. ", "instead:"),
    Mistake("colour-on-dark-skin", "faqs/water.yml", "It may.", "It may, unless your lips are blue.", "  - text: It may, unless"),
    Mistake("long-paragraph", "myths/fright.yml", "It has not been tested.", "It has not. It was not. It is not. It will not.", "  - text: It has not"),
    Mistake("vague-frequency", "causes/chest-infection.yml", "get_help:", "how_common:\n  - {text: It is rare., sources: [two], certainty: low}\nget_help:", "  - {text: It is rare"),
    Mistake("long-action", "warning_signs/chest-pain.yml", "card: ", "card: there is " + "much, " * 25, "card:"),
    Mistake("emergency-points-away", "causes/heart-attack.yml", "usual_urgency:", "points_away:\n  - {text: You are fit., sources: [one], certainty: low}\nusual_urgency:", "points_away:"),
    # Reviews and exceptions.
    Mistake("review-dates", "glossary/diaphragm.yml", "meaning:", _REVIEW.format(date="2025-01-01", next="2029-01-01") + "meaning:", "  next_date: 2029"),
    Mistake("review-void", "glossary/diaphragm.yml", "meaning:", _REVIEW.format(date="2025-01-01", next="2027-01-01") + "meaning:", "  hash:"),
    Mistake("review-overdue", "glossary/singultus.yml", "meaning:", _REVIEW.format(date="2024-01-01", next="2025-01-01") + "meaning:", "  next_date: 2025"),
    Mistake("reviewer-is-author", "glossary/singultus.yml", "meaning:", "authors: [dr ada test]\n" + _REVIEW.format(date="2025-01-01", next="2027-01-01") + "meaning:", "  name: Dr"),
    Mistake("unknown-rule", "faqs/how-long.yml", "answer:", "exceptions:\n  - {rule: long-sentance, reason: It is long.}\nanswer:", "  - {rule: long-sentance"),
    Mistake("needless-exception", "medical_tests/x-ray.yml", "shows:", "exceptions:\n  - {rule: contraction, reason: Once.}\nshows:", "  - {rule: contraction"),
    # Figures and tables.
    Mistake("too-many-dots", "numbers/most-adults.yml", "per: 10\n", "per: 10000\n", "icon_array:"),
    Mistake("secondary-alone", "numbers/quickly-gone.yml", "sources: [two, reported]", "sources: [reported]", "sources:"),
    Mistake("bad-value", "numbers/with-tablets.yml", "per: ", "per: about ", "per:"),
    Mistake("table-cells", "comparisons/hiccup-or-burp.yml", "      burp: Out", "      brup: Out", "      brup"),
    Mistake("too-few", "comparisons/minutes-or-days.yml", "    sources: [one]", "    sources: []", "    sources: []"),
    # Care cards and what they lead to.
    Mistake("card-link", "warning_signs/trouble-breathing.yml", "card: ", "card: please [read](faq:baby) whether ", "card:"),
    Mistake("empty-list", "treatments/tablet.yml", "without_it:\n", "without_it: []\nnot_for:\n", "without_it:"),
    Mistake("no-alternative", "treatments/breath.yml", "alternative_facts:", "related:", "name:"),
    # Flows.
    Mistake("dose-in-outcome", _FLOW, "Wait, or try small sips.", "Take 2 tablets and wait.", "      - text: Take 2"),
    Mistake("chance-in-outcome", _FLOW, "A tablet may have a part in it.", "A tablet is likely to have a part in it.", "    reached: A tablet is"),
    Mistake("diagnosis-in-outcome", _FLOW, "Your answers showed something to look at without hurry.", "You have a full stomach.", "    reached: You have"),
    # site.yml and pages.
    Mistake("emergency-number", "site.yml", 'emergency: {text: "911", tel: "911"}', 'emergency: {text: "911"}', '      emergency: {text: "911"}'),
    Mistake("address-slash", "site.yml", "https://example.org/hiccups/", "https://example.org/hiccups", "address:"),
    Mistake("page-link", "pages/about.md", "(page:privacy)", "(page:privcy)", "A program"),
    Mistake("page-markup", "pages/privacy.md", "\n\n", "\n\n![a picture](page:about) ", "![a picture"),
    # Forms that look right.
    Mistake("bad-value", "sources/one.yml", "url: https://", "url: http://", "url:"),
    Mistake("bad-value", "sources/two.yml", "year: ", "year: ca. ", "year:"),
    Mistake("bad-form", "body_parts/throat.yml", "name:", "related: [cause big-meal]\nname:", "related:"),
    Mistake("not-a-group", "body_parts/stomach.yml", "answer:", "get_help: [chest-pain]\nanswer:", "get_help:"),
    Mistake("bad-value", "medicines/alcohol.yml", "answer:", "also_called: drink\nanswer:", "also_called:"),
    Mistake("several-documents", "visit_questions/how-often.yml", "why:", "---\nwhy:", "---"),
    Mistake("open-quote", "visit_questions/since-when.yml", "name: ", 'name: "', "name:"),
)  # fmt: skip
