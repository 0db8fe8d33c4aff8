package import JSONText

/// Holds values to a schema, for the part of JSON Schema 2020-12 that our own schemas use.
package struct SchemaChecker {
  private let root: JSONValue

  /// The schema, whose `$ref`s point into its own `$defs`.
  package init(root: JSONValue) { self.root = root }

  /// Every place that is not as the schema says; empty if all is.
  package func errors(_ value: JSONValue) -> [String] { errors(value, root, at: "") }

  private func errors(_ value: JSONValue, _ schema: JSONValue, at place: String) -> [String] {
    var found: [String] = []
    if let reference = schema["$ref"]?.string, let name = reference.split(separator: "/").last {
      guard let target = root["$defs"]?[String(name)] else { return ["\(place): no such definition"] }
      found += errors(value, target, at: place)
    }
    if let constant = schema["const"], !same(constant, value) { found.append("\(place): not the constant") }
    if let choices = schema["enum"], !choices.elements.contains(where: { same($0, value) }) {
      found.append("\(place): not one of the choices")
    }
    if let type = schema["type"] {
      let names = type.string.map { [$0] } ?? type.elements.compactMap(\.string)
      if !names.contains(where: { isKind(value, $0) }) { found.append("\(place): not \(names)") }
    }
    found += objectErrors(value, schema, at: place)
    if value.kind == .array {
      if let least = schema["minItems"]?.integer, value.count < least { found.append("\(place): too few") }
      if let most = schema["maxItems"]?.integer, value.count > most { found.append("\(place): too many") }
      if let items = schema["items"] {
        for (index, element) in value.elements.enumerated() {
          found += errors(element, items, at: "\(place)/\(index)")
        }
      }
    }
    for part in schema["allOf"].map({ Array($0.elements) }) ?? [] { found += errors(value, part, at: place) }
    if let condition = schema["if"] {
      let branch = errors(value, condition, at: place).isEmpty ? schema["then"] : schema["else"]
      if let branch { found += errors(value, branch, at: place) }
    }
    return found
  }

  private func objectErrors(_ value: JSONValue, _ schema: JSONValue, at place: String) -> [String] {
    guard value.kind == .object else { return [] }
    var found: [String] = []
    for name in schema["required"].map({ Array($0.elements) }) ?? [] where value[name.string ?? ""] == nil {
      found.append("\(place): lacks \(name.string ?? "")")
    }
    for member in value.members {
      if let property = schema["properties"]?[member.key] {
        found += errors(member.value, property, at: "\(place)/\(member.key)")
      } else if let others = schema["additionalProperties"] {
        found += errors(member.value, others, at: "\(place)/\(member.key)")
      }
      if let names = schema["propertyNames"] { found += errors(member.keyValue, names, at: "\(place)/\(member.key)") }
    }
    return found
  }

  private func same(_ left: JSONValue, _ right: JSONValue) -> Bool {
    CanonicalForm.bytes(of: left) == CanonicalForm.bytes(of: right)
  }

  private func isKind(_ value: JSONValue, _ name: String) -> Bool {
    switch name {
    case "object": value.kind == .object
    case "array": value.kind == .array
    case "string": value.kind == .string
    case "number": value.kind == .number
    case "integer": value.integer != nil
    case "boolean": value.kind == .boolean
    default: value.isNull
    }
  }
}
