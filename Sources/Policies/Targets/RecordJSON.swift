import JSONText
package import ToolModel

/// The decision record itself, with where it comes from: to be kept, reviewed and compared, and put beside every policy
/// whose format has no comments.
package enum RecordJSON: PolicyBackEnd {
  package static let title = "Decision record"
  package static let fileName = "record.json"
  package static let placement = "Keep it beside the policies; no enforcement point reads it."
  package static let abilities = TargetAbilities(
    .library, treatments: Set(Treatment.allCases), conditions: Set(TargetAbilities.Condition.allCases),
    windows: Set(CallLimit.Window.allCases), unlisted: [.ask, .deny, .hide], nameForm: "raw")

  package static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    PolicyTarget.record.file(bytes(of: template, provenance: provenance, for: nil), [])
  }

  /// The record as JSON; `target` says beside whose file it stands.
  static func bytes(of template: PolicyTemplate, provenance: PolicyProvenance, for target: PolicyTarget?) -> [UInt8] {
    var writer = JSONWriter(indentation: 2)
    writer.object { record in
      record.member("generator", "plimsoll \(provenance.generatorVersion)")
      if let target { record.member("policy", target.fileName) }
      record.member("server", template.server.text)
      record.member("serverName", template.serverName)
      record.member("toolList", provenance.toolListDigest)
      record.member("rules", provenance.rulesDigest)
      record.member("pack", provenance.pack)
      record.member("unlisted", template.unlisted.rawValue)
      record.key("tools")
      record.array { tools in
        for tool in template.tools { tools.object { write(tool, to: &$0) } }
      }
    }
    return writer.bytes + [0x0A]
  }

  private static func write(_ tool: ToolDecision, to json: inout JSONWriter) {
    json.member("name", tool.name)
    json.member("treatment", tool.treatment.rawValue)
    json.member("category", tool.category.rawValue)
    json.member("risk", tool.risk.rawValue)
    json.member("reason", tool.reason)
    json.strings("ruleIDs", tool.ruleIDs)
    json.member("definition", tool.definitionDigest)
    json.key("limits")
    json.array { list in
      for limit in tool.limits {
        list.object {
          $0.key("count")
          $0.integer(limit.count)
          $0.member("window", limit.window.rawValue)
          $0.key("required")
          $0.boolean(limit.required)
        }
      }
    }
    json.key("refuse")
    json.array { list in for condition in tool.conditions { list.object { write(condition, to: &$0) } } }
  }

  private static func write(_ condition: ArgumentCondition, to json: inout JSONWriter) {
    json.member("argument", condition.argument)
    switch condition.refusal {
    case .text(let pattern, _): json.member("matches", pattern)
    case .oneOf(let values): json.strings("oneOf", values)
    case .above(let limit):
      json.key("above")
      json.integer(limit)
    }
  }
}
