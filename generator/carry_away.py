"""The whole site as one file to keep: it works from a folder on disk, without a server and without a connection."""

from __future__ import annotations

import zipfile
from pathlib import Path

ADDRESS = "download/site.zip"
PAGE = "download.html"
_QUICK = 1
"""How hard to compress: harder saves a tenth of the size and takes twice the time."""
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def write_carry_away(site: Path, address: str) -> None:
    """Put a zip of a finished site into it. The same site gives the same bytes: no dates, and files by name.

    In the zip the link to the zip leads to the published site, where a newer one may be.
    """
    target = site / ADDRESS
    target.unlink(missing_ok=True)
    target.parent.mkdir(exist_ok=True)
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICK) as file:
        for name in files:
            if name == ADDRESS:
                continue
            data = (site / name).read_bytes()
            if name == PAGE:
                data = data.replace(f'href="{ADDRESS}"'.encode(), f'href="{address}{ADDRESS}"'.encode())
            info = zipfile.ZipInfo(name, _NO_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            file.writestr(info, data)
