"""What CONTRIBUTING promises holds for the texts of every fact: no dose, no "stop taking", no diagnosis, no telephone number."""

from __future__ import annotations

import pytest
from sandbox import Sandbox

TOLD = {
    "dose": (
        "Take 400 mg twice a day.",
        "You can take two tablets at night.",
        "Take up to 2 tablets.",
        "Swallow one capsule.",
        "Adults use 5 ml every 6 hours.",
        "The usual dose is 10 mg.",
        "Try 200 micrograms of it.",
        "It is given as 300 mg of it a day.",
        "Start with half a tablet.",
        "Give your child 5 ml.",
        "50 mg daily is common.",
        "Take one to two tablets.",
        "Use 2 puffs.",
    ),
    "stop-medicine": (
        "Stop taking it.",
        "Wait, then stop taking it.",
        "You should stop taking it.",
        "Call today and stop taking the tablets.",
        "Stop your medicine for a week.",
        "You can halve your dose.",
        "Skip a dose.",
        "Come off your tablets.",
        "Double the dose.",
        "Just stop using your inhaler.",
        "Lower your dose.",
    ),
    "diagnosis": (
        "You have epilepsy.",
        "Wait. You have a trapped nerve.",
        "You probably have low sugar.",
        "Your child has epilepsy.",
        "This means you have an infection.",
        "You are having a stroke.",
        "You suffer from stress.",
    ),
    "number-in-prose": (
        "Ring 0345 46 47.",
        "Call +44 20 7946 0000 now.",
        "The number is 1-800-222-1222.",
        "Text 85258.",
        "Phone the line on 08001111.",
        "Call 911.",
        "Dial (020) 7946 0000.",
        "Ring 116 123.",
    ),
    "percentage": ("It helps 40% of people.", "It helps 40 % of them.", "It helps 40 percent of people.", "About 5 per cent of adults."),
    "markup-in-text": ("One.<br>Two.", "It is <b>so</b>.", "It&nbsp;is.", "It is *often* so.", "It is `often` so.", "# Often", "![It](myth:sugar)", "It is __so__."),
}  # fmt: skip

FINE = (
    "Up to 400 mg a day raises no concern.",
    "Keep to 200 mg a day or less.",
    "Do not take more than 400 mg a day.",
    "A mug has about 140 mg.",
    "Low means below 4 mmol/L (70 mg/dL).",
    "Less than 5 g of salt a day is the limit.",
    "Take it with water.",
    "Take sugar again if you are below 4 mmol/L (70 mg/dL).",
    "Do not stop taking it on your own.",
    "If you stop taking it, ask first.",
    "Never halve your dose.",
    "The doctor may lower the dose.",
    "Ask before you stop your medicine.",
    "Stop using the gas.",
    "You have to wait.",
    "You have read that it helps.",
    "If you have epilepsy, ask.",
    "In 1,000,000 people 12 had it.",
    "The study ran from 1963 to 1965.",
    "Of 1 200 000 people, few had it.",
    "Call 30 minutes later.",
    "It helps 40 in 100 people.",
    "Of 35 people, 40 percent had it.",
    "The value is < 5 and > 3.",
    "2 * 3 is 6.",
    "**So** it is.",
    "Make the text 200 percent larger, or the text to 320 pixels.",
)


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in TOLD.items() for text in texts])
def test_what_no_text_may_say_is_told_in_every_kind(sandbox: Sandbox, rule: str, text: str) -> None:
    places = {
        "myths/sugar.yml": "instead: ", "causes/big-meal.yml": "  - text: Eat slowly.", "faqs/baby.yml": "  - text: ", "situations/in-a-baby.yml": "    text: ",
    }  # fmt: skip
    for file, start in places.items():
        line = next(line for line in sandbox.read(file).splitlines() if line.startswith(start))
        key = line[: line.index(":") + 1]
        sandbox.edit(file, line, f"{key} '{text}'")
    assert {(file, rule) for file in places} <= {(file, each) for file, _, each in sandbox.found()}


@pytest.mark.parametrize("rule", ["dose", "stop-medicine", "diagnosis", "number-in-prose", "percentage"])
def test_pages_of_prose_keep_these_rules_too(sandbox: Sandbox, rule: str) -> None:
    text = TOLD[rule][0].replace(" ", "\n", 1)
    sandbox.write("pages/more.md", f"# More\n\nA page\nof words.\n\n## A part\n\n{text}\nAnd so on.\n")
    assert sandbox.found() == [("pages/more.md", 8, rule)]


@pytest.mark.parametrize("text", FINE)
def test_what_may_be_said_is_not_told(sandbox: Sandbox, text: str) -> None:
    sandbox.edit("myths/sugar.yml", "truth:", f"also_called: ['{text}']\ntruth:")
    sandbox.edit(
        "myths/sugar.yml",
        "  - text: ",
        f"  - text: '{text}'\n    sources: [one]\n    certainty: low\n  - text: ",
    )
    assert not set(TOLD) & {rule for _, _, rule in sandbox.found()}


def test_a_number_that_stands_for_several_services_names_them_all(sandbox: Sandbox) -> None:
    site = sandbox.read("site.yml")
    assert site.count('tel: "111"') == 1
    sandbox.write(
        "site.yml",
        site.replace("      doctor:", '      poisons: {text: the poison line, tel: "111"}\n      doctor:'),
    )
    sandbox.edit("causes/big-meal.yml", "Eat slowly.", "Eat slowly, or ask 111 today.")
    hint = next(problem.hint for problem in sandbox.problems() if problem.rule == "number-in-prose")
    assert "{same-day} (" in hint and "{poisons} (the poison line)" in hint


def test_an_exception_with_a_reason_is_taken(sandbox: Sandbox) -> None:
    sandbox.edit("causes/big-meal.yml", "Eat slowly.", "Stop taking it and ask.")
    sandbox.edit(
        "causes/big-meal.yml",
        "group:",
        "exceptions:\n  - {rule: stop-medicine, reason: The label says so.}\ngroup:",
    )
    assert sandbox.problems() == ()
