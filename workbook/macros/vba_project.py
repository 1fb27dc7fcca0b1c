"""A VBA project from source text: the file ``vbaProject.bin`` (MS-OVBA), with no compiled code.

Excel compiles the source itself when the version of the compiled code is FFFF. Nothing in the file
depends on day or machine, so the same source is always the same bytes.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from workbook.macros.compound_file import compound_file
from workbook.macros.vba_compression import compress

CODE_PAGE = "cp1252"  # source is ASCII; this only has to agree with what `dir` states
PROJECT_ID = "{6F0C6A3E-2F5B-4C52-9D0B-7A3C1E9B2D41}"
PROJECT_NAME = "VBAProject"
NOT_COMPILED = bytes.fromhex("CC61FFFF000100")
WORKBOOK_CLASS = "{00020819-0000-0000-C000-000000000046}"
SHEET_CLASS = "{00020820-0000-0000-C000-000000000046}"
CHART_CLASS = "{00020821-0000-0000-C000-000000000046}"
DOCUMENT_HEAD = """\
Attribute VB_Name = "{name}"
Attribute VB_Base = "0{base}"
Attribute VB_GlobalNameSpace = False
Attribute VB_Creatable = False
Attribute VB_PredeclaredId = True
Attribute VB_Exposed = True
Attribute VB_TemplateDerived = False
Attribute VB_Customizable = True
"""
SEED = 0x5A  # any byte: it scrambles the three settings below, which hide nothing


@dataclass(frozen=True)
class Module:
    """A module of a project: its name, its whole source with attributes, lines ending in LF.

    A document module is the code behind the workbook or a sheet, tied to it by its name.
    """

    name: str
    source: str
    document: bool = False


def document_module(name: str, base: str) -> Module:
    """An empty module behind the workbook or the sheet with that code name."""
    return Module(name, DOCUMENT_HEAD.format(name=name, base=base), document=True)


def vba_project(modules: Sequence[Module]) -> bytes:
    """Modules -> the bytes of vbaProject.bin. ValueError when a source is not plain ASCII."""
    for module in modules:
        if not (module.name + module.source).isascii():
            raise ValueError(f"module {module.name}: VBA source must be ASCII")
    streams: dict[str, bytes] = {
        module.name: compress(module.source.replace("\n", "\r\n").encode(CODE_PAGE))
        for module in modules
    }
    streams["_VBA_PROJECT"] = NOT_COMPILED
    streams["dir"] = compress(_directory(modules))
    names = b"".join(
        module.name.encode(CODE_PAGE) + b"\0" + module.name.encode("utf-16-le") + b"\0\0"
        for module in modules
    )
    return compound_file(
        {
            "VBA": streams,
            "PROJECT": _settings(modules).encode(CODE_PAGE),
            "PROJECTwm": names + b"\0\0",
        }
    )


def _record(number: int, content: bytes) -> bytes:
    return struct.pack("<HI", number, len(content)) + content


def _text(number: int, wide_number: int, text: str) -> bytes:
    """A text twice: in the code page, then in UTF-16."""
    wide = text.encode("utf-16-le")
    return _record(number, text.encode(CODE_PAGE)) + _record(wide_number, wide)


def _long(number: int, value: int) -> bytes:
    return _record(number, struct.pack("<I", value))


def _short(number: int, value: int) -> bytes:
    return _record(number, struct.pack("<H", value))


def _directory(modules: Sequence[Module]) -> bytes:
    """The stream ``dir``: facts about the project, no references, then every module."""
    facts = (
        _long(0x01, 1),  # system: 32-bit Windows, which 64-bit Excel opens as well
        _long(0x02, 0x409) + _long(0x14, 0x409),  # language of the source
        _short(0x03, int(CODE_PAGE[2:])),
        _record(0x04, PROJECT_NAME.encode(CODE_PAGE)),
        _text(0x05, 0x40, ""),  # description
        _record(0x06, b"") + _record(0x3D, b""),  # help file, twice
        _long(0x07, 0) + _long(0x08, 0),
        struct.pack("<HIIH", 0x09, 4, 1, 1),  # version of the project
        _text(0x0C, 0x3C, ""),  # constants
        _short(0x0F, len(modules)) + _short(0x13, 0xFFFF),
    )
    return b"".join((*facts, *map(_module, modules), _record(0x10, b"")))


def _module(module: Module) -> bytes:
    return b"".join(
        (
            _text(0x19, 0x47, module.name),
            _text(0x1A, 0x32, module.name),  # the name of its stream
            _text(0x1C, 0x48, ""),
            _long(0x31, 0),  # source begins at once, as no compiled code stands before it
            _long(0x1E, 0) + _short(0x2C, 0xFFFF),
            _record(0x22 if module.document else 0x21, b""),
            _record(0x2B, b""),
        )
    )


def _settings(modules: Sequence[Module]) -> str:
    """The stream ``PROJECT``: what the editor shows; no protection, no password, visible."""
    lines = [f'ID="{PROJECT_ID}"']
    lines += [
        f"Document={module.name}/&H00000000" if module.document else f"Module={module.name}"
        for module in modules
    ]
    lines += [
        f'Name="{PROJECT_NAME}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{_scrambled(bytes(4))}"',
        f'DPB="{_scrambled(bytes(1))}"',
        f'GC="{_scrambled(bytes([0xFF]))}"',
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
        "",
    ]
    return "\r\n".join(lines)


def _scrambled(data: bytes) -> str:
    """A setting as the format wants it (MS-OVBA 2.4.3.2), in hexadecimal."""
    seed, key = SEED, sum(PROJECT_ID.encode()) & 0xFF
    result = bytearray([seed, seed ^ 2, seed ^ key])
    ignored = bytes((seed & 6) // 2)
    before = key
    for byte in ignored + struct.pack("<I", len(data)) + data:
        result.append(byte ^ (result[-2] + before & 0xFF))
        before = byte
    return result.hex().upper()
