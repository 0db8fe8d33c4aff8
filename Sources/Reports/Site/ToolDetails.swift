import JSONText
import ToolModel

/// What a page shows of a definition: read once, bounded, unescaped.
struct ToolDetails {
  let title: String?
  let description: String
  let parameters: [Parameter]
  /// Parameters beyond the bound.
  let omittedParameters: Int
  /// What it says of its answer; nil if it declares no form.
  let output: [Parameter]?
  /// The author's claims, by name, in the order sent.
  let annotations: [Claim]
  let claims: AnnotationClaims
  let digest: String

  struct Parameter {
    let name: String
    let type: String
    let isRequired: Bool
    let defaultText: String?
    let choices: [String]
    let description: String
  }

  struct Claim {
    let name: String
    let value: String
  }

  private static let parameterLimit = 100

  /// Nothing read.
  static let none = ToolDetails(ToolDefinition(name: "", ordinal: 0, bytes: [], digest: "", coreDigest: ""))

  /// A definition that cannot be read any more shows as empty; the crawler has kept only readable ones.
  init(_ definition: ToolDefinition) {
    digest = definition.digest
    let root = (try? JSONDocument(definition.bytes))?.root
    title = root?.present("title")?.string
    description = root?.present("description")?.string ?? ""
    claims = AnnotationClaims(root)
    output = root?.present("outputSchema").map { Self.parameters($0) }
    annotations = (root?.present("annotations").map { Array($0.members.prefix(12)) } ?? []).map { member in
      Claim(name: member.key, value: Self.short(member.value, limit: 80))
    }
    let schema = root?.present("inputSchema")
    parameters = schema.map { Self.parameters($0) } ?? []
    let properties = schema?["properties"]
    omittedParameters = max(0, (properties?.kind == .object ? properties?.count ?? 0 : 0) - Self.parameterLimit)
  }

  private static func parameters(_ schema: JSONValue) -> [Parameter] {
    let required = Set((schema["required"].map { Array($0.elements.prefix(1_000)) } ?? []).compactMap(\.string))
    return (schema["properties"].map { Array($0.members.prefix(parameterLimit)) } ?? []).map { member in
      parameter(member, isRequired: required.contains(member.key))
    }
  }

  private static func parameter(_ member: JSONMember, isRequired: Bool) -> Parameter {
    let schema = member.value
    return Parameter(
      name: member.key, type: type(of: schema), isRequired: isRequired,
      defaultText: schema["default"].map { short($0, limit: 80) },
      choices: (schema["enum"].map { Array($0.elements.prefix(20)) } ?? []).map { short($0, limit: 40) },
      description: schema.present("description")?.string ?? "")
  }

  private static func type(of schema: JSONValue) -> String {
    if let type = schema["type"] {
      if let name = type.string {
        guard name == "array", let items = schema.present("items")?.present("type")?.string else { return name }
        return "array of \(items)"
      }
      let names = type.elements.prefix(8).compactMap(\.string)
      if !names.isEmpty { return names.joined(separator: " or ") }
    }
    for key in ["anyOf", "oneOf"] {
      guard let options = schema[key] else { continue }
      let names = options.elements.prefix(8).map { $0["type"]?.string ?? "any" }
      if !names.isEmpty { return names.joined(separator: " or ") }
    }
    return schema["enum"] == nil ? "any" : "choice"
  }

  private static func short(_ value: JSONValue, limit: Int) -> String {
    if let text = value.string { return VisibleText.folded(text, limit: limit) }
    return VisibleText.folded(String(decoding: value.sourceBytes.prefix(limit * 4), as: UTF8.self), limit: limit)
  }
}
