"""The compression of VBA streams (MS-OVBA 2.4.1): chunks of 4096 bytes, each with copies of itself.

A chunk is a two-byte header and groups of up to eight tokens behind a flag byte; a token is a
literal byte or, two bytes wide, a copy of what stands earlier in the same chunk.
"""

from collections.abc import Iterator

CHUNK = 4096
SIGNATURE = 0x01  # first byte of a compressed container
MARK = 0b011  # bits 12 to 14 of every chunk header
LEAST_COPY = 3  # a copy takes two bytes, so shorter ones gain nothing
FIRST_BITS, FIRST_REACH = 4, 16


class CompressionError(ValueError):
    """The bytes are no compressed VBA container; the text says where they cease to be one."""


def compress(data: bytes) -> bytes:
    """Plain bytes -> a compressed container; the same bytes each time."""
    chunks = (data[at : at + CHUNK] for at in range(0, len(data), CHUNK))
    return bytes([SIGNATURE]) + b"".join(map(_compressed_chunk, chunks))


def decompress(data: bytes) -> bytes:
    """A compressed container -> the plain bytes; CompressionError unless it is whole to the end."""
    if data[:1] != bytes([SIGNATURE]):
        raise CompressionError("no signature at the start of a compressed stream")
    plain = bytearray()
    at = 1
    while at < len(data):
        header = int.from_bytes(data[at : at + 2], "little")
        end = at + (header & 0x0FFF) + 3
        if header >> 12 & 0b111 != MARK or end > len(data):
            raise CompressionError(f"damaged chunk at byte {at}")
        body = data[at + 2 : end]
        plain += _plain_chunk(body, at) if header & 0x8000 else body
        at = end
    return bytes(plain)


def _copy_bits(position: int) -> int:
    """How many of a copy token's 16 bits hold the distance, at this position of a chunk."""
    bits, reach = FIRST_BITS, FIRST_REACH
    while reach < position:
        bits, reach = bits + 1, reach * 2
    return bits


def _compressed_chunk(chunk: bytes) -> bytes:
    tokens = list(_tokens(chunk))
    body = bytearray()
    for at in range(0, len(tokens), 8):
        group = tokens[at : at + 8]
        body.append(sum((len(token) == 2) << bit for bit, token in enumerate(group)))
        body += b"".join(group)
    if len(body) >= CHUNK:  # nothing repeats: stored as it is, padded to full length
        return _header(CHUNK, compressed=False) + chunk.ljust(CHUNK, b"\0")
    return _header(len(body), compressed=True) + bytes(body)


def _header(size: int, *, compressed: bool) -> bytes:
    return (size - 1 | MARK << 12 | compressed << 15).to_bytes(2, "little")


def _tokens(chunk: bytes) -> Iterator[bytes]:
    """The chunk as literals (one byte) and copies (two bytes), the longest copy each time."""
    at = 0
    while at < len(chunk):
        distance, length = _longest_copy(chunk, at)
        if length:
            bits = _copy_bits(at)
            token = (distance - 1) << (16 - bits) | length - LEAST_COPY
            yield token.to_bytes(2, "little")
        else:
            yield chunk[at : at + 1]
        at += length or 1


def _longest_copy(chunk: bytes, at: int) -> tuple[int, int]:
    """Distance and length of the longest stretch before `at` that goes on as `at` does, or 0, 0."""
    most = min((0xFFFF >> _copy_bits(at)) + LEAST_COPY, len(chunk) - at)
    distance = length = 0
    for longer in range(LEAST_COPY, most + 1):
        # it may run on into itself, but has to start before `at`
        found = chunk.rfind(chunk[at : at + longer], 0, at + longer - 1)
        if found < 0:
            break
        distance, length = at - found, longer
    return distance, length


def _plain_chunk(body: bytes, where: int) -> bytes:
    plain = bytearray()
    at = 0
    while at < len(body):
        flags = body[at]
        at += 1
        for bit in range(8):
            if at >= len(body):
                break
            if flags >> bit & 1:
                _copy(plain, body[at : at + 2], where)
                at += 2
            else:
                plain.append(body[at])
                at += 1
    if len(plain) > CHUNK:
        raise CompressionError(f"chunk at byte {where} holds more than {CHUNK} bytes")
    return bytes(plain)


def _copy(plain: bytearray, token: bytes, where: int) -> None:
    value = int.from_bytes(token, "little")
    bits = _copy_bits(len(plain))
    distance = (value >> (16 - bits)) + 1
    if len(token) < 2 or distance > len(plain):
        raise CompressionError(f"chunk at byte {where} copies from before its start")
    for _ in range((value & 0xFFFF >> bits) + LEAST_COPY):
        plain.append(plain[-distance])
