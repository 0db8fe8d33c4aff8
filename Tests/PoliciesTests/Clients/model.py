"""A scripted model on loopback. It asks for one tool after the other, whether it was offered or not, and keeps what it
was offered. It speaks the Messages API of Anthropic and the Responses API of OpenAI, as streams.
"""

import http.server
import json
import threading


class Model:
    """`wanted` are the calls to make: a name, or a pair of namespace and name."""

    def __init__(self, wanted):
        self.wanted = list(wanted)
        self.offered = {}
        self.requests = []
        self.lock = threading.Lock()
        model = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                self.answer(b'{"data": [], "models": []}', "application/json")

            def do_HEAD(self):
                self.answer(b"", "application/json")

            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers.get("content-length", 0))) or b"{}")
                if "count_tokens" in self.path:
                    return self.answer(b'{"input_tokens": 1}', "application/json")
                with model.lock:
                    model.requests.append((self.path, body))
                    if "/responses" in self.path:
                        events = model.responses(body)
                    elif "/messages" in self.path:
                        events = model.messages(body)
                    else:
                        return self.answer(b"{}", "application/json")
                if "/messages" in self.path and not body.get("stream"):
                    return self.answer(json.dumps(events[-1]).encode(), "application/json")
                text = "".join(f"event: {e['type']}\ndata: {json.dumps(e)}\n\n" for e in events if "type" in e)
                self.answer(text.encode(), "text/event-stream")

            def answer(self, data, kind):
                self.send_response(200)
                self.send_header("content-type", kind)
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(data)

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def next(self):
        return self.wanted.pop(0) if self.wanted else None

    def messages(self, body):
        tools = body.get("tools") or []
        for tool in tools:
            self.offered[tool.get("name", "")] = tool
        # Requests without tools ask for titles and the like.
        name = self.next() if tools else None
        if name is None:
            block, delta, stop = {"type": "text", "text": ""}, {"type": "text_delta", "text": "end"}, "end_turn"
            whole = {"type": "text", "text": "end"}
        else:
            block = {"type": "tool_use", "id": f"toolu_{len(self.requests)}", "name": name, "input": {}}
            delta, stop = {"type": "input_json_delta", "partial_json": "{}"}, "tool_use"
            whole = block
        usage = {"input_tokens": 1, "output_tokens": 1}
        message = {
            "id": f"msg_{len(self.requests)}", "type": "message", "role": "assistant", "model": "scripted",
            "content": [], "stop_reason": None, "stop_sequence": None, "usage": usage,
        }
        return [
            {"type": "message_start", "message": message},
            {"type": "content_block_start", "index": 0, "content_block": block},
            {"type": "content_block_delta", "index": 0, "delta": delta},
            {"type": "content_block_stop", "index": 0},
            {"type": "message_delta", "delta": {"stop_reason": stop, "stop_sequence": None}, "usage": usage},
            {"type": "message_stop"},
            {**message, "content": [whole], "stop_reason": stop},
        ][: 6 if body.get("stream") else 7]

    def responses(self, body):
        for tool in body.get("tools") or []:
            if tool.get("type") == "namespace":
                for inner in tool.get("tools", []):
                    self.offered[(tool["name"], inner["name"])] = inner
            else:
                self.offered[tool.get("name", "")] = tool
        call = self.next() if body.get("tools") else None
        identifier = f"resp_{len(self.requests)}"
        if call is None:
            text = [{"type": "output_text", "text": "end", "annotations": []}]
            item = {"type": "message", "role": "assistant", "id": "msg_1", "status": "completed", "content": text}
        else:
            item = {
                "type": "function_call", "id": f"fc_{identifier}", "call_id": f"call_{identifier}",
                "arguments": "{}", "status": "completed",
            }
            if isinstance(call, tuple):
                item["namespace"], item["name"] = call
            else:
                item["name"] = call
        usage = {
            "input_tokens": 1, "output_tokens": 1, "total_tokens": 2,
            "input_tokens_details": {"cached_tokens": 0}, "output_tokens_details": {"reasoning_tokens": 0},
        }
        return [
            {"type": "response.created", "response": {"id": identifier}},
            {"type": "response.output_item.done", "output_index": 0, "item": item},
            {"type": "response.completed", "response": {"id": identifier, "output": [item], "usage": usage}},
        ]
