"""The gate's look at the streams of a VBA project: what its modules alone do not show."""

import struct
from collections.abc import Sequence

from workbook.macros.compound_read import read_compound_file
from workbook.macros.vba_compression import decompress
from workbook.macros.vba_project import NOT_COMPILED, Module
from workbook.macros.vba_read import records

MODULE_COUNT = 0x0F


def stream_findings(project: bytes, modules: Sequence[Module]) -> tuple[str, ...]:
    """What does not fit the modules that were read out of the same file."""
    streams = read_compound_file(project)
    findings = [*_count(decompress(streams["VBA/dir"]), len(modules)), *_strays(streams, modules)]
    if streams.get("VBA/_VBA_PROJECT", b"")[:4] != NOT_COMPILED[:4]:
        findings.append("stream _VBA_PROJECT is missing or holds compiled code")
    return (*findings, *_settings(streams.get("PROJECT", b""), modules))


def _count(directory: bytes, found: int) -> list[str]:
    stated = next(
        (
            struct.unpack("<H", content)[0]
            for number, content in records(directory)
            if number == MODULE_COUNT
        ),
        None,
    )
    return [] if stated == found else [f"stream dir states {stated} modules and lists {found}"]


def _strays(streams: dict[str, bytes], modules: Sequence[Module]) -> list[str]:
    known = {"VBA/dir", "VBA/_VBA_PROJECT", "PROJECT", "PROJECTwm"}
    known |= {f"VBA/{module.name}" for module in modules}
    return [f"stream {name} belongs to no module" for name in sorted(set(streams) - known)]


def _settings(content: bytes, modules: Sequence[Module]) -> list[str]:
    """Whether the stream PROJECT names the same modules as ``dir``, of the same kinds."""
    lines = content.decode("ascii", "replace").splitlines()
    stated = {line for line in lines if line.startswith(("Document=", "Module=", "Class="))}
    expected = {
        f"Document={module.name}/&H00000000" if module.document else f"Module={module.name}"
        for module in modules
    }
    return [f"stream PROJECT and stream dir differ: {line}" for line in sorted(stated ^ expected)]
