"""A workbook's parts while it is edited: unpacked one by one, changes collected, nothing written.

Marks touch a few parts of a file that may be large; reading and packing the others would be most of
the work, and `workbook.files.zip_edit` keeps their very bytes.
"""

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field

from workbook.files.entries import in_utf8, is_xml
from workbook.files.package import Package


@dataclass
class PartChanges(MutableMapping[str, bytes]):
    """The parts of an opened file as they are to become, each unpacked only when it is asked for.

    ``made`` holds what differs from the file: new content, or None for a part left out. XML is handed
    out in UTF-8, whatever it is written in.
    """

    package: Package
    made: dict[str, bytes | None] = field(default_factory=dict)

    def original(self, name: str) -> bytes | None:
        """The very bytes of a part in the file, whatever its XML is written in; None: not there."""
        return self.package.raw_part(name) if name in self.package.part_names else None

    def __getitem__(self, name: str) -> bytes:
        there = name in self.package.part_names
        content = self.made[name] if name in self.made or not there else self.package.part(name)
        if content is None:
            raise KeyError(name)
        return in_utf8(content) if name in self.made and is_xml(name) else content

    def __setitem__(self, name: str, content: bytes) -> None:
        self.made[name] = content

    def __delitem__(self, name: str) -> None:
        if name not in self:
            raise KeyError(name)
        if name in self.package.part_names:
            self.made[name] = None
        else:
            del self.made[name]

    def __contains__(self, name: object) -> bool:
        if name in self.made:
            return self.made[str(name)] is not None
        return name in self.package.part_names

    def __iter__(self) -> Iterator[str]:
        listed = dict.fromkeys((*self.package.part_names, *self.made))
        return (name for name in listed if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
