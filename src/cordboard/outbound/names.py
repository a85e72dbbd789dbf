"""Names become addresses here, once for each call: what is vetted is what is connected to."""

import asyncio
import socket
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address

_resolvers = ThreadPoolExecutor(8, thread_name_prefix="resolver")
"""Of their own: a name server that does not answer must not hold up anybody else's threads."""


async def resolve(host: str, port: int) -> Sequence[str]:
    """All addresses of a name, in the order preferred by the system. Raises OSError when there is none."""
    try:
        return [str(ip_address(host))]
    except ValueError:
        pass
    return await asyncio.get_running_loop().run_in_executor(_resolvers, _look_up, host, port)


def _look_up(host: str, port: int) -> Sequence[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a label that cannot be written in a query
        raise OSError("there is no such name") from error
    return [str(address[0]) for *_, address in found]
