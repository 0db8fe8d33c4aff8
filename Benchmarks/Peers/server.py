"""A server over standard streams that offers the tools of a saved list, a hundred a page.

    server.py LIST
"""
import json
import sys

tools = json.load(open(sys.argv[1]))["tools"]
for line in sys.stdin:
    message = json.loads(line)
    method, result = message.get("method"), {}
    if method == "initialize":
        result = {"protocolVersion": message["params"]["protocolVersion"], "capabilities": {"tools": {}},
                  "serverInfo": {"name": "list", "version": "1"}}
    elif method == "tools/list":
        start = int((message.get("params") or {}).get("cursor") or 0)
        result = {"tools": tools[start:start + 100]}
        if start + 100 < len(tools):
            result["nextCursor"] = str(start + 100)
    if "id" in message:
        answer = {"jsonrpc": "2.0", "id": message["id"]}
        if method in ("initialize", "tools/list", "ping"):
            answer["result"] = result
        else:
            answer["error"] = {"code": -32601, "message": "not there"}
        print(json.dumps(answer), flush=True)
