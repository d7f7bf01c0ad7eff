"""The whole site as one file to keep: it works from a folder on disk, without a server and without a connection."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path

from generator.files.scan import files_in

ADDRESS = "download/site.zip"
PAGE = "download.html"
_BESIDE = "download/.site.zip.new"
_QUICK = 1
"""How hard to compress: harder saves a tenth of the size and takes twice the time."""
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_HEADER, _LENGTHS = 30, 26
"""How long the header of a file in a zip is, and where in it the lengths of its name and its extra field stand."""


def write_carry_away(site: Path, address: str) -> None:
    """Put a zip of a finished site into it. The same site gives the same bytes: no dates, and files by name.

    In the zip the link to the zip leads to the published site, where a newer one may be. Files that are as they are in
    the zip of the build before, by size and checksum, are taken from there without packing them again.
    """
    target = site / ADDRESS
    target.parent.mkdir(exist_ok=True)
    beside = site / _BESIDE
    before = _packed(target)
    with _Zip(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICK) as new:
        for name, path in sorted((name, entry.path) for name, entry in files_in(site)):
            if name in (ADDRESS, _BESIDE):
                continue
            data = Path(path).read_bytes()
            if name == PAGE:
                data = data.replace(f'href="{ADDRESS}"'.encode(), f'href="{address}{ADDRESS}"'.encode())
            info, packed = before.get(name, (None, b""))
            if info and (info.file_size, info.CRC) == (len(data), zlib.crc32(data)):
                new.write_packed(info, packed)
            else:
                new.writestr(_info(name), data)
    beside.replace(target)


def _packed(path: Path) -> dict[str, tuple[zipfile.ZipInfo, bytes]]:
    """Every file of a zip by its name, packed as it is there; none if there is no zip that can be read."""
    try:
        with zipfile.ZipFile(path) as file:
            infos = file.infolist()
        raw = path.read_bytes()
    except (OSError, zipfile.BadZipFile):
        return {}
    found = {}
    for info in infos:
        begin = (
            info.header_offset + _HEADER + sum(struct.unpack_from("<HH", raw, info.header_offset + _LENGTHS))
        )
        found[info.filename] = info, raw[begin : begin + info.compress_size]
    return found


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _NO_DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


class _Zip(zipfile.ZipFile):
    def write_packed(self, info: zipfile.ZipInfo, packed: bytes) -> None:
        """Write a file that is packed already. The standard library has no call for it, so what it keeps count with is used: only here."""
        assert self.fp
        self.fp.seek(self.start_dir)
        info.header_offset = self.start_dir
        self.fp.write(info.FileHeader() + packed)
        self.start_dir = self.fp.tell()
        self.filelist.append(info)
        self.NameToInfo[info.filename] = info
        self._didModify = True
