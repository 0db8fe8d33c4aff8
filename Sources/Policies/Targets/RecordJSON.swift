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
      if let taken = provenance.taken { record.member("taken", taken) }
      record.member("toolList", provenance.toolListDigest)
      record.member("rules", provenance.rulesDigest)
      record.member("pack", provenance.pack)
      record.member("packDigest", provenance.packDigest)
      record.member("unlisted", template.unlisted.rawValue)
      write(template.unlistedElsewhere, as: "unlistedElsewhere", to: &record)
      record.key("tools")
      record.array { tools in
        for tool in template.tools {
          guard target != nil else {
            tools.object { write(tool, to: &$0) }
            continue
          }
          // Beside a policy one line a tool, as in the headers of formats with comments.
          var line = JSONWriter()
          line.object { write(tool, to: &$0) }
          tools.verbatim(line.bytes)
        }
      }
    }
    return writer.bytes + [0x0A]
  }

  private static func write(_ tool: ToolDecision, to json: inout JSONWriter) {
    json.member("name", tool.name)
    json.member("treatment", tool.treatment.rawValue)
    write(tool.elsewhere, as: "elsewhere", to: &json)
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
    json.key("conditions")
    json.array { list in for condition in tool.conditions { list.object { write(condition, to: &$0) } } }
  }

  /// Where some kinds of enforcement points are told something stricter; nothing if none is.
  private static func write(
    _ treatments: [EnforcementKind: Treatment], as key: String, to json: inout JSONWriter
  ) {
    guard !treatments.isEmpty else { return }
    json.member(key) { map in
      for kind in EnforcementKind.allCases {
        if let treatment = treatments[kind] { map.member(kind.rawValue, treatment.rawValue) }
      }
    }
  }

  private static func write(_ condition: ArgumentCondition, to json: inout JSONWriter) {
    json.member("path", "args." + condition.argument)
    json.member("argument", condition.argument)
    json.member("sense", "require")
    switch condition.test {
    case .text(let pattern, _):
      json.member("operator", "matches")
      json.member("value", pattern)
    case .oneOf(let values):
      json.member("operator", "in")
      json.strings("value", values)
    case .atMost(let limit):
      json.member("operator", "atMost")
      json.key("value")
      json.integer(limit)
    }
    json.member("absent", condition.mayBeAbsent ? "passes" : "refused")
  }
}
