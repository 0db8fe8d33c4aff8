"""The same flow as a crawl with aiohttp: what a Python program of the same purpose costs.

    aiohttp-crawler SCHEME PORT SERVERS CONCURRENCY [BUNDLE]

Each server gets `initialize`, `notifications/initialized` and every page of `tools/list` over one connection; the tools
are read with the standard library's json. Prints `SERVERS listed` at the end.
"""

import asyncio
import json
import ssl
import sys

import aiohttp

HEADERS = {
    "Content-Type": "application/json",
    "Accept": "application/json, text/event-stream",
    "MCP-Protocol-Version": "2025-11-25",
}


def message(method, number=None, params=None):
    body = {"jsonrpc": "2.0", "method": method}
    if number is not None:
        body["id"] = number
    if params is not None:
        body["params"] = params
    return json.dumps(body).encode()


async def converse(session, url):
    opening = {
        "protocolVersion": "2025-11-25",
        "capabilities": {},
        "clientInfo": {"name": "aiohttp", "version": "1"},
    }
    async with session.post(url, data=message("initialize", 1, opening)) as reply:
        json.loads(await reply.read())["result"]
    async with session.post(url, data=message("notifications/initialized")) as reply:
        await reply.read()
    tools, cursor, number = [], None, 1
    while True:
        number += 1
        params = {"cursor": cursor} if cursor else None
        async with session.post(url, data=message("tools/list", number, params)) as reply:
            result = json.loads(await reply.read())["result"]
        tools += result["tools"]
        cursor = result.get("nextCursor")
        if not cursor:
            return len(tools)


async def main():
    scheme, port, servers, concurrency = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    trust = None
    if scheme == "https":
        trust = ssl.create_default_context(cafile=sys.argv[5]) if len(sys.argv) > 5 else False
    numbers = iter(range(servers))
    listed = 0
    # One session for all is the cheapest way; few idle connections are kept, as each server is visited once.
    connector = aiohttp.TCPConnector(limit=concurrency, ssl=True if trust is None else trust)
    async with aiohttp.ClientSession(connector=connector, headers=HEADERS) as session:

        async def work():
            nonlocal listed
            for number in numbers:
                place = number if scheme == "http" else number % 64
                address = f"127.{place // 62500 % 250}.{place // 250 % 250}.{1 + place % 250}"
                if await converse(session, f"{scheme}://{address}:{port}/mcp"):
                    listed += 1

        await asyncio.gather(*(work() for _ in range(concurrency)))
    print(f"{listed} listed")


asyncio.run(main())
