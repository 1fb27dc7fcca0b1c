"""The type of each part of a letterhead: as stated, as its relation demands, or as its bytes show."""

from lxml.etree import _Element

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN_TYPE = f"{_WORD}.document.main+xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
UNKNOWN = "application/octet-stream"

# main content types of what Word opens as a document: .docx, .dotx, .docm, .dotm
MAIN_TYPES = (
    MAIN_TYPE,
    f"{_WORD}.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
# kind of relation -> the type that its part has to have, and the name of its root
DEMANDED = {
    "styles": (f"{_WORD}.styles+xml", "styles"),
    "settings": (f"{_WORD}.settings+xml", "settings"),
    "numbering": (f"{_WORD}.numbering+xml", "numbering"),
    "header": (f"{_WORD}.header+xml", "hdr"),
    "footer": (f"{_WORD}.footer+xml", "ftr"),
    "footnotes": (f"{_WORD}.footnotes+xml", "footnotes"),
    "endnotes": (f"{_WORD}.endnotes+xml", "endnotes"),
    "comments": (f"{_WORD}.comments+xml", "comments"),
    "core-properties": (CORE_TYPE, "coreProperties"),
}
_BY_ENDING = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "wmf": "image/x-wmf",
    "emf": "image/x-emf",
    "svg": "image/svg+xml",
    "bin": "application/vnd.openxmlformats-officedocument.oleObject",
    "xml": "application/xml",
    "vml": "application/vnd.openxmlformats-officedocument.vmlDrawing",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
}
_BY_BYTES = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"\xd7\xcd\xc6\x9a", "image/x-wmf"),
    (b"\x01\0\0\0", "image/x-emf"),
)


class StatedTypes:
    """What the list of types says, by names and endings, in whatever case they are written."""

    def __init__(self, root: _Element) -> None:
        self._names: dict[str, str] = {}
        self._endings: dict[str, str] = {}
        for each in root.iterchildren("{*}Override", "{*}Default"):
            kind = each.get("ContentType", "")
            if each.tag.endswith("Override"):
                name = each.get("PartName", "").replace("\\", "/").lstrip("/").lower()
                self._names.setdefault(name, kind)
            else:
                self._endings.setdefault(each.get("Extension", "").lstrip(".").lower(), kind)

    def states(self, part: str) -> bool:
        """Whether a type is stated for a part, by its name or its ending."""
        return part.lower() in self._names or _ending(part) in self._endings

    def of(self, part: str, content: bytes) -> str:
        """The type of a part; where none is stated, the one that its ending or its bytes show."""
        ending = _ending(part)
        stated = self._names.get(part.lower()) or self._endings.get(ending)
        return stated or _BY_ENDING.get(ending) or _shown(content)


def _ending(part: str) -> str:
    name = part.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else ""


def _shown(content: bytes) -> str:
    return next((kind for start, kind in _BY_BYTES if content.startswith(start)), UNKNOWN)


def is_xml(kind: str) -> bool:
    """Whether a part of this type is XML that is looked into; pictures and web pages are not."""
    if kind.lower().startswith(("image/", "application/xhtml")):
        return False
    return kind.lower().endswith(("+xml", "/xml")) or kind == _BY_ENDING["vml"]
