"""Structured data for search engines (schema.org, JSON-LD): what a page is about, whom it is for and what it
cites.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from generator.content.content import Content
from generator.render.resolve import View
from generator.schema.kinds.cause import Cause
from generator.schema.kinds.source import Source
from generator.schema.kinds.treatment import Treatment


def structured_data(
    content: Content, view: View, plain: Any, sources: list[View], site_address: str
) -> Markup:
    """The JSON-LD of a fact's page, safe inside a script element.

    A reviewer is named only if there is one.
    """
    fact = view.source
    schema_type = _schema_type(content, view)
    about: dict[str, Any] = {
        "@type": schema_type or "MedicalEntity",
        "name": view.name if schema_type else content.site.subject,
    }
    names = [*([fact.medical_name] if fact.medical_name else []), *fact.also_called]
    if names and schema_type:
        about["alternateName"] = [plain(name) for name in names]
    page: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": view.name,
        "description": plain(view.summary),
        "url": site_address + view.address,
        "inLanguage": content.site.language,
        "about": about,
        "audience": {"@type": "Patient"},
        "isPartOf": {"@type": "WebSite", "name": content.site.title, "url": site_address},
        "publisher": {"@type": "Organization", "name": content.site.publisher},
        "license": content.site.licence_address,
        "citation": [_citation(source) for source in sources],
    }
    review = view.review
    if review:
        page["lastReviewed"] = review.date.isoformat()
        page["reviewedBy"] = {"@type": "Person", "name": review.name, "jobTitle": review.role}
    return _json(page)


def _schema_type(content: Content, view: View) -> str | None:
    """What schema.org calls what the page is about; None if it is about the site's subject.

    No habit is called a condition.
    """
    fact = view.model
    if isinstance(fact, Cause) and any(
        group.id == fact.group and group.conditions for group in content.site.cause_groups
    ):
        return "MedicalCondition"
    if isinstance(fact, Treatment) and fact.type == "self-care":
        return "LifestyleModification"
    return view.kind.schema_type


def page_data(content: Content, address: str, name: str, site_address: str) -> Markup:
    """The JSON-LD of a page that is not about one fact: the home page as the site, an index as a collection,
    others as a page.
    """
    home = address == "index.html"
    page: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "WebSite" if home else "CollectionPage" if address.endswith("index.html") else "WebPage",
        "name": content.site.title if home else name,
        "url": site_address + ("" if home else address),
        "inLanguage": content.site.language,
        "publisher": {"@type": "Organization", "name": content.site.publisher},
        "license": content.site.licence_address,
    }
    if home:
        page |= {
            "description": content.site.tagline,
            "about": {"@type": "MedicalEntity", "name": content.site.subject},
        }
    else:
        page["isPartOf"] = {"@type": "WebSite", "name": content.site.title, "url": site_address}
    return _json(page)


def _json(page: dict[str, Any]) -> Markup:
    """Without what is empty, and safe inside a script element."""
    filled = {key: value for key, value in page.items() if value}
    return Markup(json.dumps(filled, ensure_ascii=False).replace("<", "\\u003c"))


def _citation(view: View) -> dict[str, str]:
    source = view.source
    assert isinstance(source, Source)
    citation = {
        "@type": "CreativeWork",
        "name": source.name,
        "publisher": source.publisher,
        "url": source.url,
    }
    return citation if source.year == "undated" else citation | {"datePublished": source.year}
