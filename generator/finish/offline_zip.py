"""The whole site as one file to keep: it works from a folder on disk, without a server and without a
connection.
"""

from __future__ import annotations

import zipfile
from operator import itemgetter
from pathlib import Path

from generator.files.scan import files_in

ADDRESS = "download/site.zip"
PAGE = "download.html"
_STAGING = "download/.site.zip.new"
_QUICK = 1
"""How hard to compress: harder saves a tenth of the size and takes twice the time."""
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def write_offline_zip(site: Path, address: str) -> None:
    """Put a zip of a finished site into it. The same site gives the same bytes: no dates, and files by name.

    In the zip the link to the zip leads to the published site, where a newer one may be.
    """
    target, staging = site / ADDRESS, site / _STAGING
    target.parent.mkdir(exist_ok=True)
    link, outside_link = f'href="{ADDRESS}"'.encode(), f'href="{address}{ADDRESS}"'.encode()
    files = sorted(files_in(site), key=itemgetter(0))
    with zipfile.ZipFile(staging, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICK) as file:
        for name, _ in files:
            if name not in (ADDRESS, _STAGING):
                raw = (site / name).read_bytes()
                file.writestr(_info(name), raw.replace(link, outside_link) if name == PAGE else raw)
    staging.replace(target)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _NO_DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info
