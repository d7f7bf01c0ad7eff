"""Where a new repository gets the program from: from the same place as the one that runs."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator import __version__

NAME = "health-site-generator"
WHEELS = "wheels"
_HEAD = """\
# The program that makes the site, for pip. "health-site update" writes this file anew.
"""


@dataclass(frozen=True)
class Origin:
    """Where the program was installed from: an address with the hash of what stood there, a wheel on this
    machine, or neither.
    """

    address: str = ""
    digest: str = ""
    wheel: Path | None = None


def origin() -> Origin:
    """Where the running program was installed from, as pip noted it."""
    try:
        noted = json.loads(distribution(NAME).read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return Origin()
    address = urlsplit(noted.get("url", ""))
    wheel = Path(unquote(address.path))
    if address.scheme == "file" and wheel.suffix == ".whl" and wheel.is_file():
        return Origin(wheel=wheel)
    digest = noted.get("archive_info", {}).get("hashes", {}).get("sha256", "")
    return Origin(noted["url"], digest) if address.scheme == "https" and digest else Origin()


def program_files(source: Origin) -> dict[str, bytes]:
    """The line for pip that installs the program, and the wheel if it comes from one."""
    if source.wheel:
        raw = source.wheel.read_bytes()
        line = (
            f"--find-links {WHEELS}\n{NAME}=={__version__} --hash=sha256:{hashlib.sha256(raw).hexdigest()}\n"
        )
        return {"program.txt": f"{_HEAD}{line}".encode(), f"{WHEELS}/{source.wheel.name}": raw}
    if source.address:
        line = f"{NAME} @ {source.address} --hash=sha256:{source.digest}\n"
    else:
        line = f"{NAME}=={__version__}\n"
    return {"program.txt": f"{_HEAD}{line}".encode()}
