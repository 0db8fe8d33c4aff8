import JSONText
import ToolModel

/// What changed in a definition, field by field.
struct DefinitionComparison {
  let tool: String

  /// A changed text weighs more than a changed shape: it is what the model obeys.
  func changes(from old: JSONValue, to new: JSONValue) -> [Change] {
    var changes: [Change] = []
    changes += text("description", .descriptionChanged, .medium, old, new)
    changes += text("title", .titleChanged, .low, old, new)
    changes += ParameterComparison(tool: tool).changes(from: old["inputSchema"], to: new["inputSchema"])
    if !same(old["outputSchema"], new["outputSchema"]) {
      changes.append(
        Change(
          .outputChanged, .info, tool: tool, before: JSONExcerpt.text(old["outputSchema"]),
          after: JSONExcerpt.text(new["outputSchema"])))
    }
    changes += annotations(old["annotations"], new["annotations"])
    let told: Set = ["name", "description", "title", "inputSchema", "outputSchema", "annotations", "_meta", "icons"]
    let keys = Set(old.members.map(\.key)).union(new.members.map(\.key)).subtracting(told)
    for key in keys.sorted() where !same(old[key], new[key]) {
      changes.append(
        Change(
          .otherChanged, .low, tool: tool, subject: key, before: JSONExcerpt.text(old[key]),
          after: JSONExcerpt.text(new[key])))
    }
    return changes
  }

  private func text(
    _ key: String, _ kind: Change.Kind, _ severity: Severity, _ old: JSONValue, _ new: JSONValue
  ) -> [Change] {
    guard !same(old[key], new[key]) else { return [] }
    return [
      Change(
        kind, severity, tool: tool, before: old[key]?.string ?? JSONExcerpt.text(old[key]),
        after: new[key]?.string ?? JSONExcerpt.text(new[key]))
    ]
  }

  /// A hint that turns towards "harmless" deserves more attention than one that turns away from it: clients may stop
  /// asking because of it (MCP revision 2025-11-25, `ToolAnnotations`).
  private func annotations(_ old: JSONValue?, _ new: JSONValue?) -> [Change] {
    let keys = Set(old.map { $0.members.map(\.key) } ?? []).union(new.map { $0.members.map(\.key) } ?? [])
    return keys.sorted().compactMap { key in
      guard !same(old?[key], new?[key]) else { return nil }
      let claimsHarmless =
        switch key {
        case "readOnlyHint", "idempotentHint": new?[key]?.boolean == true
        case "destructiveHint", "openWorldHint": new?[key]?.boolean == false
        default: false
        }
      return Change(
        .annotationChanged, claimsHarmless ? .medium : .low, tool: tool, subject: key,
        before: JSONExcerpt.text(old?[key]), after: JSONExcerpt.text(new?[key]))
    }
  }

  private func same(_ old: JSONValue?, _ new: JSONValue?) -> Bool { JSONExcerpt.isSame(old, new) }
}

/// Values of a definition as short text.
enum JSONExcerpt {
  /// UTF-8 bytes kept of a value.
  static let limit = 400

  /// The value's canonical text, cut; nil for an absent value.
  static func text(_ value: JSONValue?) -> String? {
    guard let value else { return nil }
    let bytes = CanonicalForm.bytes(of: value)
    guard bytes.count > limit else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: bytes.prefix(limit), as: UTF8.self) + "…"
  }

  /// True if both are absent or mean the same.
  static func isSame(_ old: JSONValue?, _ new: JSONValue?) -> Bool {
    switch (old, new) {
    case (nil, nil): true
    case (let old?, let new?): CanonicalForm.bytes(of: old) == CanonicalForm.bytes(of: new)
    default: false
    }
  }
}
