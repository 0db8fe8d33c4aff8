import JSONText
import ToolModel

/// What changed among the parameters of a tool, nested ones included.
struct ParameterComparison {
  let tool: String

  func changes(from old: JSONValue?, to new: JSONValue?) -> [Change] {
    guard !JSONExcerpt.isSame(old, new) else { return [] }
    let before = ParameterList(old).parameters
    let after = ParameterList(new).parameters
    var changes: [Change] = []
    for path in Set(before.keys).union(after.keys).sorted() {
      switch (before[path], after[path]) {
      case (nil, let added?):
        changes.append(Change(.parameterAdded, .low, tool: tool, subject: path, after: added.summary))
      case (let removed?, nil):
        changes.append(Change(.parameterRemoved, .low, tool: tool, subject: path, before: removed.summary))
      case (let old?, let new?): changes += parts(of: path, old, new)
      case (nil, nil): break
      }
    }
    // The shape changed in a way that no parameter shows: `additionalProperties`, `oneOf`, `$defs`.
    if changes.isEmpty {
      changes.append(
        Change(.schemaChanged, .low, tool: tool, before: JSONExcerpt.text(old), after: JSONExcerpt.text(new)))
    }
    return changes
  }

  private func parts(of path: String, _ old: Parameter, _ new: Parameter) -> [Change] {
    var changes: [Change] = []
    if old.isRequired != new.isRequired {
      changes.append(
        Change(
          .parameterChanged, .low, tool: tool, subject: path, before: old.isRequired ? "required" : "optional",
          after: new.isRequired ? "required" : "optional"))
    }
    for key in Set(old.facets.keys).union(new.facets.keys).sorted() where old.facets[key] != new.facets[key] {
      let isText = key == "description" || key == "title"
      changes.append(
        Change(
          .parameterChanged, isText ? .medium : .low, tool: tool, subject: "\(path) (\(key))", before: old.facets[key],
          after: new.facets[key]))
    }
    return changes
  }
}

/// One parameter, flattened.
struct Parameter: Equatable {
  let isRequired: Bool
  /// Its keywords as text, without those that hold other parameters.
  let facets: [String: String]

  /// `string, required: the words of its description`.
  var summary: String {
    let type = facets["type"] ?? facets["enum"].map { "one of \($0)" } ?? "any value"
    let text = facets["description"].map { ": \($0)" } ?? ""
    return "\(type)\(isRequired ? ", required" : "")\(text)"
  }
}

/// The parameters of a schema by their path: `filter.owner`, `items[].name`.
struct ParameterList {
  private(set) var parameters: [String: Parameter] = [:]
  /// Beyond these nothing is flattened; a difference there shows in the facet of the parameter above.
  static let depthLimit = 12
  static let countLimit = 5_000

  init(_ schema: JSONValue?) {
    guard let schema else { return }
    collect(schema, prefix: "", depth: 0)
  }

  private mutating func collect(_ schema: JSONValue, prefix: String, depth: Int) {
    guard let properties = schema["properties"], properties.kind == .object else { return }
    let required = Set(schema["required"].map { $0.elements.compactMap(\.string) } ?? [])
    for member in properties.members {
      guard parameters.count < Self.countLimit else { return }
      let path = prefix.isEmpty ? member.key : "\(prefix).\(member.key)"
      let descends = depth < Self.depthLimit
      parameters[path] = Parameter(
        isRequired: required.contains(member.key), facets: facets(of: member.value, descends: descends))
      guard descends else { continue }
      collect(member.value, prefix: path, depth: depth + 1)
      if let items = member.value["items"] { collect(items, prefix: path + "[]", depth: depth + 1) }
    }
  }

  private func facets(of value: JSONValue, descends: Bool) -> [String: String] {
    guard value.kind == .object else { return ["value": JSONExcerpt.text(value) ?? ""] }
    var facets: [String: String] = [:]
    for member in value.members {
      let key = member.key
      if descends, ["properties", "required"].contains(key) { continue }
      if descends, key == "items", member.value["properties"] != nil { continue }
      facets[key] = member.value.string ?? JSONExcerpt.text(member.value)
    }
    return facets
  }
}
