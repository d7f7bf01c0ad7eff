"""Where the site will be found, and where its words can be changed: decided once, before anything is made."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pydantic import TypeAdapter, ValidationError

from generator.content.content import Content
from generator.schema.types import Https

_HTTPS: TypeAdapter[str] = TypeAdapter(Https)


@dataclass(frozen=True)
class Target:
    """Addresses that count in place of those in site.yml: of the site, and of the folder content/ in the
    repository's editor.
    """

    address: str | None = None
    edit_url: str | None = None

    def on(self, content: Content) -> Content:
        """The content with these addresses."""
        given = {name: value for name, value in vars(self).items() if value}
        return replace(content, site=content.site.model_copy(update=given))


AS_WRITTEN = Target()
"""The addresses that site.yml has."""


def full_address(value: str) -> str:
    """An address that site.yml would take. Raises ValueError with what belongs there."""
    if not value.strip():
        raise ValueError("this is blank; leave it out, or write a full address that begins with https://")
    try:
        return _HTTPS.validate_python(value)
    except ValidationError as error:
        raise ValueError(str(error.errors()[0]["ctx"]["error"])) from None


def site_address(value: str) -> str:
    """The address of a site, as site.yml would take it. Raises ValueError with what belongs there."""
    address = full_address(value)
    if not address.endswith("/"):
        raise ValueError(f"the address of the site ends in a slash; write {address}/")
    return address
