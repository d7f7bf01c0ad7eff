"""The licences that a new site can choose for its words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class KnownLicence:
    """A licence of words: what readers are told of it, and where its text stands."""

    name: str
    words: str
    url: str = ""


LICENCES = {
    "cc-by-4.0": KnownLicence(
        "Creative Commons Attribution 4.0 (CC BY 4.0)",
        "You may copy, translate and change the words, even for money, if you name us and say what you "
        "changed.",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    "cc-by-sa-4.0": KnownLicence(
        "Creative Commons Attribution-ShareAlike 4.0 (CC BY-SA 4.0)",
        "You may copy, translate and change the words, even for money, if you name us, say what you changed, "
        "and pass it on under the same licence.",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    "cc0-1.0": KnownLicence(
        "Creative Commons Zero 1.0 (CC0)",
        "You may do with the words what you like.",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    ),
    "all-rights-reserved": KnownLicence(
        "All rights reserved",
        "You may read the words and link to them. For anything else, ask us.",
    ),
}
"""Every licence by the word that chooses it, the usual one first."""
