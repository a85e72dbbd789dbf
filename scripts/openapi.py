"""Prints the server's OpenAPI document: what the clients' types are generated from."""

import sys

import msgspec

from cordboard.web.openapi import document

if __name__ == "__main__":
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(document()), indent=2))
