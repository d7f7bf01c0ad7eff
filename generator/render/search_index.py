"""The search index: a script that gives the browser every page's names, summary and words.

The browser makes the searchable index of it (see overrides/components/search). Words are kept as they
stand: what counts as the same word is decided in one place only, there.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.content.addresses import page_address
from generator.content.content import Content, former_keys
from generator.render.resolve import Library, View
from generator.schema.inline import plain_text
from generator.schema.kinds import KINDS, kind_of
from generator.schema.kinds.treatment import Treatment
from generator.schema.kinds.warning_sign import WarningSign
from generator.schema.parts import URGENCIES, URGENCY_WORDS, Fact, GetHelp, Urgency
from generator.schema.site import Place, Site
from generator.schema.walk import texts


class _PageSort(NamedTuple):
    """A sort of pages as search knows it, with what holds for all its pages (see `Kind`)."""

    id: str
    label: str
    weight: float
    gives_way: bool


_SORTS = [
    *(
        _PageSort(kind.id, kind.label, kind.search_weight, kind.gives_way)
        for kind in KINDS.values()
        if kind.in_search
    ),
    _PageSort("list", "List", -0.06, True),
    _PageSort("page", "About this site", -0.12, False),
]
_IDS, _LABELS, _WEIGHTS, _GIVE_WAY = zip(*_SORTS, strict=True)
_APART = (
    "name",
    "medical_name",
    "also_called",
    "misspellings",
    "summary",
    "card",
    "review",
    "authors",
    "exceptions",
    "drug_names",
    "searched_as",
)
"""Fields that the index keeps by themselves, or that no reader sees."""
_DRUG = re.compile(r"^(?P<generic>[^()]+?)(?: \((?P<brands>.+)\))?$")
_COMMON = 0.4
"""A word on more than this part of the pages tells them not apart; only the word itself is kept."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_SIGN = kind_of(WarningSign)
_SERVICE = re.compile(r"\{([a-z0-9-]+)\}")
_MARKUP = re.compile(r"\]\([^)]*\)|\{[a-z0-9-]+\}")
_SIGNS = 4
"""So many signs of one page are shown in search."""
_SHARED = "(window.siteSearch=window.siteSearch||{})"
"""The object that the parts of search share in the browser."""
_HELP = "help.html"
"""The page of all telephone numbers."""
_NUMBER = re.compile(r"\d[\d -]*")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class SearchEntry:
    """A page as search knows it.

    Texts keep services as `{emergency}`; the browser fills in the reader's place. `card` is a sign's line on
    get-help cards; `signs` are the addresses of the signs on another page's emergency card. `drugs` are the
    page's medicines, each with its brand names in brackets; `searched_as` is what readers type for it.
    """

    kind: str
    urgency: Urgency | None
    address: str
    name: str
    medical_name: str
    also_called: tuple[str, ...]
    misspellings: tuple[str, ...]
    summary: str
    card: str = ""
    signs: tuple[str, ...] = ()
    body: frozenset[str] = frozenset()
    drugs: tuple[str, ...] = ()
    searched_as: tuple[str, ...] = ()

    def row(self, numbers: dict[str, int]) -> list[Any]:
        """The entry as the script holds it, signs by their numbers; what is empty at the end is left out."""
        urgency = URGENCIES.index(self.urgency) if self.urgency else -1
        kind = _IDS.index(self.kind)
        row = [
            kind,
            urgency,
            self.address,
            self.name,
            self.summary,
            *map("|".join, (self.also_called, self.misspellings)),
        ]
        row += [self.medical_name, self.card, [numbers[address] for address in self.signs]]
        row += ["|".join(map(_drug, self.drugs)), "|".join(self.searched_as)]
        while not row[-1]:
            row.pop()
        return row


def _place(place: Place) -> tuple[str, dict[str, object]]:
    """A place's id, and its name with the words and telephone numbers of its services."""
    numbers = {name: term.tel for name, term in place.terms.items() if term.tel}
    return place.id, {"name": place.name, "terms": place.words, "tel": numbers}


def search_index(content: Content) -> str:
    """The script. It puts the index into the one object that the parts of search share."""
    library = Library(content)
    entries = list(index_entries(library))
    flow = library.main_flow
    common, rare = _postings(entries)
    numbers = {entry.address: number for number, entry in enumerate(entries)}
    site = content.site
    index = {
        "kinds": _IDS,
        "labels": _LABELS,
        "weights": _WEIGHTS,
        "give_way": _GIVE_WAY,
        "urgencies": list(URGENCY_WORDS.values()),
        "call": site.card_headings.emergency,
        "place": site.default_place,
        "places": dict(map(_place, site.places)),
        "help": numbers[_HELP],
        "first_signs": [numbers[page_address(_SIGN, sign)] for sign in site.home.emergency],
        "flow": [flow.address, flow.name] if flow else None,
        "symptom": list(site.symptom_terms),
        "same": list(map(" ".join, site.same_words)),
        "not_covered": site.not_covered.model_dump(),
        "common": common,
        "words": rare,
        "pages": [entry.row(numbers) for entry in entries],
    }
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    note = "// Made from the content. Added to a page with the first focus of the search box."
    return f"{note}\n{_SHARED}.index={text};\n"


def index_entries(library: Library) -> Iterator[SearchEntry]:
    """Every page that readers search, sources left out: facts, lists and pages of prose."""
    for view in library.views.values():
        if view.kind.in_search:
            yield _of_fact(view)
    for kind in KINDS.values():
        if library.content.facts[kind.id] and kind.in_search and kind.in_menu:
            yield SearchEntry("list", None, f"{kind.address}/index.html", kind.plural, "", (), (), kind.intro)
    yield _help(library.content.site)
    for prose in library.content.pages.values():
        yield SearchEntry(
            "page",
            None,
            f"{prose.id}.html",
            prose.title,
            "",
            (),
            (),
            _text(prose.description),
            body=_word_set([prose.body]),
        )


def _help(site: Site) -> SearchEntry:
    """The page of all telephone numbers, found by the services' names too."""
    return SearchEntry(
        kind="page",
        urgency=None,
        address=_HELP,
        name="Help and numbers",
        medical_name="",
        also_called=tuple(dict.fromkeys(_service_names(site))),
        misspellings=(),
        summary="Whom to call in an emergency, for poison, in distress and for advice.",
        body=_word_set(_texts_of_help(site)),
    )


def _service_names(site: Site) -> Iterator[str]:
    """What the services with a telephone number are called.

    Without the number, which is found as a number: "112" may also be a dose.
    """
    for place in site.places:
        for term in place.terms.values():
            name = _NUMBER.sub("", _text(term.text)).strip()
            if term.tel and name:
                yield name


def _texts_of_help(site: Site) -> Iterator[str]:
    """What the page of telephone numbers says besides the numbers."""
    if site.help_panel:
        for claim in site.help_panel.claims:
            yield claim.text
    for place in site.places:
        yield from place.also


def _of_fact(view: View) -> SearchEntry:
    fact = view.source
    shown = [text for path, text in texts(fact) if path[0] not in _APART]
    former = [name.replace("-", " ") for _, name in former_keys(view.kind.id, fact)]
    sign = fact if isinstance(fact, WarningSign) else None
    return SearchEntry(
        kind=view.kind.id,
        urgency=view.urgency,
        address=view.address,
        name=_text(fact.name),
        medical_name=_text(fact.medical_name or ""),
        also_called=tuple(map(_text, (*fact.also_called, *getattr(fact, "brands", ())))),
        misspellings=tuple(map(_text, fact.misspellings)),
        summary=_text(sign.action.text if sign else view.summary),
        card=_text(sign.card) if sign else "",
        signs=() if sign or view.urgency != "emergency" else _emergency_signs(view),
        body=_word_set((*shown, *former)),
        drugs=_drugs(fact),
        searched_as=fact.searched_as,
    )


def _drugs(fact: Fact) -> tuple[str, ...]:
    """The medicines that a page is about, each with its brand names in brackets."""
    if isinstance(fact, Treatment):
        if fact.type != "medicine":
            return ()
        return (f"{fact.name} ({', '.join(fact.brands)})" if fact.brands else fact.name,)
    names: tuple[str, ...] = getattr(fact, "drug_names", ())
    return names


def _drug(names: str) -> str:
    """A medicine as the script holds it: "sertraline=Lustral,Zoloft"."""
    match = _DRUG.match(names)
    brands = match["brands"] if match else None
    return f"{match['generic']}={','.join(re.split(', *', brands))}" if match and brands else names


def _emergency_signs(view: View) -> tuple[str, ...]:
    """The signs of which one is enough for an emergency."""
    get_help = getattr(view.source, "get_help", None)
    card = get_help.emergency if isinstance(get_help, GetHelp) else None
    signs = (card.any_of or ())[:_SIGNS] if card else ()
    return tuple(page_address(_SIGN, sign) for sign in signs)


def _text(text: str) -> str:
    """A text without markup, services kept in curly brackets."""
    return plain_text(text, {name: f"{{{name}}}" for name in _SERVICE.findall(text)})


def _words(text: str) -> Iterator[str]:
    """The words of a text in small letters, accents taken off."""
    plain = unicodedata.normalize("NFKD", _MARKUP.sub(" ", text)).lower()
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return (word.replace("’", "'").replace("'", "") for word in _WORD.findall(plain))


def _word_set(texts: Iterable[str]) -> frozenset[str]:
    """Every word of some texts once."""
    words: set[str] = set()
    for text in texts:
        words.update(_words(text))
    return frozenset(words)


def _postings(entries: list[SearchEntry]) -> tuple[str, str]:
    """The common words, and each other word with its pages, as steps between page numbers in base 36.

    This way round and with steps the words of all pages take a third less room than page by page.
    """
    pages: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        for word in sorted(entry.body):
            pages.setdefault(word, []).append(number)
    most = _COMMON * len(entries)
    common = sorted(word for word, numbers in pages.items() if len(numbers) > most)
    rare = []
    for word in sorted(set(pages) - set(common)):
        rare.append(" ".join([word, *map(_base36, _steps(pages[word]))]))
    return " ".join(common), ",".join(rare)


def _steps(numbers: list[int]) -> Iterator[int]:
    """How many numbers lie between each and the one before it."""
    before = -1
    for number in numbers:
        yield number - before - 1
        before = number


def _base36(number: int) -> str:
    text = _DIGITS[number % 36]
    while number := number // 36:
        text = _DIGITS[number % 36] + text
    return text
