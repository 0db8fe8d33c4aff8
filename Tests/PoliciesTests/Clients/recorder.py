"""An MCP server over standard input and output that offers the tools of a saved list and writes down every call.

    recorder.py TOOLS.json CALLS.jsonl
"""

import json
import sys


def main(listed, log):
    with open(listed, encoding="utf-8") as file:
        tools = json.load(file)["tools"]
    for line in sys.stdin:
        message = json.loads(line)
        if "id" not in message:
            continue
        method, parameters = message["method"], message.get("params", {})
        if method == "initialize":
            result = {
                "protocolVersion": parameters.get("protocolVersion", "2025-06-18"),
                "capabilities": {"tools": {}},
                "serverInfo": {"name": "recorder", "version": "1"},
            }
        elif method == "tools/list":
            result = {"tools": tools}
        elif method == "tools/call":
            with open(log, "a", encoding="utf-8") as file:
                file.write(json.dumps(parameters["name"]) + "\n")
            result = {"content": [{"type": "text", "text": "done"}]}
        elif method == "ping":
            result = {}
        else:
            error = {"code": -32601, "message": "no such method"}
            print(json.dumps({"jsonrpc": "2.0", "id": message["id"], "error": error}), flush=True)
            continue
        print(json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": result}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
