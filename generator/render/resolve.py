"""Replaces ids by what they name, so that templates get objects and never look anything up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, Generic, TypeVar, overload

from pydantic import BaseModel

from generator.content.addresses import page_address
from generator.content.content import Content, former_keys
from generator.content.signature import valid_review
from generator.render.page_review import PageReview, page_review, shown_inside
from generator.schema.inline import plain_text
from generator.schema.kinds import Kind
from generator.schema.parts import Answer, Fact, GetHelp, Review, Urgency, texts_of
from generator.schema.shape import Group, ListOf, MapOf, Shape, fields_of
from generator.schema.types import Reference
from generator.schema.walk import references

Value = TypeVar("Value")

WHO_LEADS_TO = "to "


class _Read(Generic[Value]):
    """A property that is found once, and notes with each use that the page being made reads the fact.

    `about` says what of the fact is read: see `Library.read`.
    """

    def __init__(self, find: Callable[[View], Value], about: str = "") -> None:
        self.find = find
        self.about = about
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.attribute = f"_{name}"

    @overload
    def __get__(self, view: None, owner: type) -> _Read[Value]: ...
    @overload
    def __get__(self, view: View, owner: type) -> Value: ...
    def __get__(self, view: View | None, owner: type) -> Value | _Read[Value]:
        if view is None:
            return self
        view.library.read.add(self.about + view.key)
        cache = view.__dict__
        if self.attribute not in cache:
            cache[self.attribute] = self.find(view)
        value: Value = cache[self.attribute]
        return value


@dataclass
class View:
    """A fact as templates see it: its name and address, its resolved fields, and who leads to it.

    `model` is for the program itself. Whatever a page shows comes from the properties, which note that it was
    read.
    """

    kind: Kind
    id: str
    model: Fact
    address: str
    file: str
    library: Library = field(repr=False)

    def __post_init__(self) -> None:
        self.key = f"{self.kind.id}:{self.id}"

    @_Read
    def source(self) -> Fact:
        """The fact itself, with its ids."""
        return self.model

    @_Read
    def name(self) -> str:
        """The fact's name without markup."""
        return self.library.plain(self.model.name)

    @property
    def title(self) -> str:
        """What readers see above the page and in lists: a myth's name alone could be taken for the truth."""
        return f"{self.kind.label}: “{self.name}”" if self.kind.quoted_name else self.name

    @_Read
    def fact(self) -> Any:
        """The fact with every id replaced by the view that it names."""
        return self.library.resolve(self.model)

    @_Read
    def answer(self) -> Answer | None:
        """The whole page in three claims: `serious`, `now` and `help`.

        None for kinds without.
        """
        answer = getattr(self.model, "answer", None)
        return answer if isinstance(answer, Answer) else None

    @property
    def description(self) -> str:
        """The fact in a paragraph, for search engines: its answer, or for kinds without, its summary."""
        return " ".join(texts_of(self.answer.claims())) if self.answer else self.summary

    @_Read
    def summary(self) -> str:
        """One or two sentences about the fact, whatever its kind calls them: the first of the answer, if
        there is one.
        """
        fact: Any = self.model
        if self.answer:
            return self.answer.serious.text
        for name in ("summary", "instead", "statement", "meaning", "publisher", "card"):
            value = getattr(fact, name, None)
            if value:
                return str(getattr(value, "text", value))
        answer = getattr(fact, "answer", None) or getattr(fact, "why", None)
        first = answer[0] if isinstance(answer, tuple) else answer
        return first.text if first else ""

    @_Read
    def signature(self) -> Review | None:
        """The signature under the fact's own words as they stand now, or None.

        Whether the page is reviewed says `review`.
        """
        return valid_review(self.model)

    @property
    def review(self) -> PageReview | None:
        """The review of the page; None if nobody has signed its words, or those of a fact that it shows."""
        shown = shown_inside(self.model)
        return page_review(self.signature, (self.library.get(*key).signature for key in shown))

    @_Read
    def urgency(self) -> Urgency | None:
        """How urgent what the page is about usually is; for a sign its own urgency."""
        return getattr(self.model, "usual_urgency", None) or getattr(self.model, "urgency", None)

    @_Read
    def most_urgent(self) -> Urgency:
        """The most urgent card of the page, or self-care."""
        get_help = getattr(self.model, "get_help", None)
        cards = get_help.cards() if isinstance(get_help, GetHelp) else ()
        return cards[0][0] if cards else self.urgency or "self-care"

    def _led_from(self) -> list[View]:
        """The facts that refer to this one, in the order of the menus, without those it refers to itself."""
        own = {f"{kind}:{name}" for _, kind, name in references(self.model)}
        return [
            view for view in self.library.backlinks.get((self.kind.id, self.id), []) if view.key not in own
        ]

    led_from = _Read(_led_from, WHO_LEADS_TO)


@dataclass(frozen=True)
class ProseView:
    """A page of prose as templates see it where a fact refers to it."""

    name: str
    address: str
    summary: str
    urgency: None = None

    @property
    def title(self) -> str:
        """What readers see in lists."""
        return self.name


@dataclass
class Library:
    """Every fact as a view. `get` by kind and id; `of` a kind, sorted by name.

    `read` holds what was read of the views since it was last cleared: "kind:id" for a fact, and the same
    behind WHO_LEADS_TO for the facts that lead to it.
    """

    content: Content
    read: set[str] = field(default_factory=set)

    @cached_property
    def views(self) -> dict[tuple[str, str], View]:
        """Every view by kind and id."""
        views = {}
        for kind, name, fact in self.content.all():
            file = self.content.documents[kind.id, name].file
            views[kind.id, name] = View(kind, name, fact, page_address(kind, name), file, self)
        return views

    @cached_property
    def addresses(self) -> dict[tuple[str, str], str]:
        """Where every fact and page of prose is found."""
        addresses = {}
        for key, view in self.views.items():
            addresses[key] = view.address
        for name in self.content.pages:
            addresses["page", name] = f"{name}.html"
        return addresses

    @cached_property
    def backlinks(self) -> dict[tuple[str, str], list[View]]:
        """Who refers to each fact."""
        leaders: dict[tuple[str, str], dict[tuple[str, str], View]] = {}
        for key, view in self.views.items():
            for _, kind, name in references(view.model):
                if (kind, name) != key:
                    leaders.setdefault((kind, name), {})[key] = view
        return {key: list(views.values()) for key, views in leaders.items()}

    @cached_property
    def default_terms(self) -> dict[str, str]:
        """The words for each service where only plain text can stand.

        The default place's come first, then the other numbers.
        """
        first, *others = self.content.site.places_in_order
        default_terms = {}
        for name, term in first.terms.items():
            default_terms[name] = term.text
            numbered = [place for place in others if term.tel and place.terms[name].tel]
            if numbered and len(term.text) <= 4:
                numbers = [f"{place.terms[name].text} ({place.short})" for place in (first, *numbered)]
                default_terms[name] = " or ".join(numbers)
        return default_terms

    def plain(self, text: str) -> str:
        """A text without markup."""
        return plain_text(text, self.default_terms)

    def get(self, kind: str, name: str) -> View:
        """The view of a fact. Raises KeyError if there is none."""
        return self.views[kind, name]

    @property
    def main_flow(self) -> View | None:
        """The flow that the site leads to, if there is one."""
        name = self.content.main_flow
        return self.get("flow", name) if name else None

    def target(self, reference: str) -> View | ProseView:
        """What a reference of the form "kind:id" names."""
        kind, _, name = reference.partition(":")
        if kind == "page":
            prose = self.content.pages[name]
            return ProseView(prose.title, self.addresses[kind, name], prose.description)
        return self.views[kind, name]

    def of(self, kind: str) -> list[View]:
        """The views of a kind, by name."""
        views = (view for view in self.views.values() if view.kind.id == kind)
        return sorted(views, key=lambda view: view.name.casefold())

    def formerly(self, kind: str) -> list[View]:
        """The views of other kinds that took in a fact of a kind, by name."""
        views = []
        for view in self.views.values():
            former_kinds = {former for former, _ in former_keys(view.kind.id, view.model)}
            if view.kind.id != kind and kind in former_kinds:
                views.append(view)
        return sorted(views, key=lambda view: view.name.casefold())

    def resolve(self, model: BaseModel) -> Any:
        """A model with every id replaced by the view that it names."""
        return _Resolved(model, self)


class _Resolved:
    """Shows a model's fields and properties, each with its ids replaced."""

    def __init__(self, model: BaseModel, library: Library) -> None:
        self._model = model
        for name, resolver in _plan(type(model)):
            setattr(self, name, resolver(getattr(model, name), library))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)


_Resolver = Callable[[Any, Library], Any]


@cache
def _plan(model: type[BaseModel]) -> list[tuple[str, _Resolver]]:
    return [(field.name, _resolver(field.shape)) for field in fields_of(model)]


def _resolver(shape: Shape) -> _Resolver:
    """What turns a value of a shape into what templates see; what a fact leaves out stays None."""
    inside = _present_resolver(shape)
    return lambda value, library: None if value is None else inside(value, library)


def _present_resolver(shape: Shape) -> _Resolver:
    match shape:
        case ListOf(item):
            one = _resolver(item)
            return lambda value, library: [one(part, library) for part in value]
        case MapOf(item):
            one = _resolver(item)
            return lambda value, library: {key: one(part, library) for key, part in value.items()}
        case Group():
            return lambda value, library: _Resolved(value, library)
        case Reference(None):
            return lambda value, library: library.target(value)
        case Reference(str(kind)):
            return lambda value, library: library.views[kind, value]
        case _:
            return lambda value, library: value
