"""A list as one JSON object a line, with the same integers as every other answer to a program."""

from typing import BinaryIO

import msgspec

from app.exporting.listed import Listed


def write_jsonl(file: BinaryIO, listed: Listed) -> None:
    """Write a line for each document."""
    encode = msgspec.json.Encoder().encode
    for row in listed.rows:
        file.write(encode(row) + b"\n")
