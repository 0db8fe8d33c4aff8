/// JSON Schema of the rows of the JSON Lines files.
package enum DataSchema {
  /// The file's bytes.
  package static let bytes: [UInt8] = Array((text + "\n").utf8)

  private static let text = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Rows of tools.jsonl, servers.jsonl and findings.jsonl",
      "$defs": {
        "category": {"enum": ["financial", "destructive", "execute", "write", "read"]},
        "risk": {"enum": ["low", "medium", "high", "critical"]},
        "severity": {"enum": ["info", "low", "medium", "high", "critical"]},
        "tool": {
          "type": "object",
          "required": ["server", "serverName", "name", "category", "risk", "confidence", "capabilities", "evidence",
            "findings", "ordinal", "recommended", "tokens", "digest", "path"],
          "properties": {
            "server": {"type": "string"}, "serverName": {"type": "string"}, "name": {"type": "string"},
            "category": {"$ref": "#/$defs/category"}, "risk": {"$ref": "#/$defs/risk"},
            "confidence": {"type": "number"},
            "capabilities": {"type": "array", "items": {"type": "string"}},
            "evidence": {"type": "array", "items": {"type": "object", "required": ["rule", "scope", "pointer", "words"]}},
            "findings": {"type": "array", "items": {"type": "object"}},
            "ordinal": {"type": "integer"},
            "recommended": {"enum": ["allow", "ask", "deny", "hide"]},
            "tokens": {"type": "integer"}, "digest": {"type": "string"}, "path": {"type": "string"}
          }
        },
        "server": {
          "type": "object",
          "required": ["id", "name", "publisher", "version", "outcome", "reason", "listedAt", "grade", "points", "tokens",
            "summary", "path"],
          "properties": {
            "id": {"type": "string"}, "name": {"type": "string"}, "publisher": {"type": ["string", "null"]},
            "version": {"type": ["string", "null"]}, "outcome": {"enum": ["complete", "partial", "failed"]},
            "reason": {"type": ["string", "null"]}, "listedAt": {"type": ["string", "null"]},
            "grade": {"enum": ["A", "B", "C", "D", "F", null]}, "points": {"type": ["integer", "null"]},
            "tokens": {"type": "integer"}, "summary": {"type": "object"}, "path": {"type": "string"}
          }
        },
        "finding": {
          "type": "object",
          "required": ["server", "tool", "id", "severity", "title", "remedy"],
          "properties": {
            "server": {"type": "string"}, "tool": {"type": ["string", "null"]}, "id": {"type": "string"},
            "severity": {"$ref": "#/$defs/severity"}, "title": {"type": "string"}, "remedy": {"type": "string"}
          }
        }
      },
      "anyOf": [{"$ref": "#/$defs/tool"}, {"$ref": "#/$defs/server"}, {"$ref": "#/$defs/finding"}]
    }
    """
}
