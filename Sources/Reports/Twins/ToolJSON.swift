import JSONText
import ToolModel

/// The JSON twin of a tool's page: the whole record, the raw definition with it.
enum ToolJSON {
  static func write(_ page: ToolPage, _ writer: inout JSONWriter) {
    let context = page.context
    let tool = page.tool
    writer.object { object in
      object.member("kind", "tool")
      object.member("server", context.row.id.text)
      object.member("serverName", context.row.name)
      VerdictRow.write(tool.verdict, findings: context.findings[tool.verdict.key], to: &object)
      object.key("ordinal")
      object.integer(tool.row.ordinal)
      object.key("riskSteps")
      object.array { list in
        for step in tool.verdict.riskSteps {
          list.object {
            $0.member("cause", step.cause)
            $0.member("effect", ToolReasons.effect(step.effect))
            $0.member("after", step.after.rawValue)
          }
        }
      }
      object.key("recommended")
      object.object { decision in
        decision.member("treatment", tool.decision.treatment.rawValue)
        decision.member("reason", tool.decision.reason)
      }
      object.key("tokens")
      object.integer(tool.row.tokens)
      object.member("listedAt", TimeText(context.snapshot.takenAt).timestamp)
      object.member("digest", tool.verdict.definitionDigest)
      object.member("rules", tool.verdict.rulesDigest)
      object.key("history")
      object.array { list in
        for event in context.history.events(of: tool.row.name, ordinal: tool.row.ordinal) {
          EventJSON.write(event, to: &list)
        }
      }
      object.key("definition")
      if let root = (try? JSONDocument(tool.definition.bytes))?.root { object.value(root) } else { object.null() }
    }
  }

  /// As schema.org has it: a part of the server's software.
  static func structured(_ page: ToolPage, _ object: inout JSONWriter) {
    object.member("@type", "SoftwareApplication")
    object.member("name", page.name)
    object.member("applicationCategory", "DeveloperApplication")
    object.member("applicationSubCategory", "MCP tool: \(page.label)")
    object.member("operatingSystem", "any")
    object.key("isPartOf")
    object.object {
      $0.member("@type", "SoftwareApplication")
      $0.member("name", VisibleText.line(page.context.row.name, limit: 100))
      $0.member("applicationCategory", "DeveloperApplication")
      $0.member("operatingSystem", "any")
    }
  }
}

extension JSONWriter {
  /// A key with a text.
  mutating func member(_ key: String, _ text: String) {
    self.key(key)
    string(text)
  }

  /// A key with a text or `null`.
  mutating func member(_ key: String, optional text: String?) {
    self.key(key)
    if let text { string(text) } else { null() }
  }
}
