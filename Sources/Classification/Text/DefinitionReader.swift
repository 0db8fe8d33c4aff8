import JSONText
import RulePacks
import ToolModel

/// Walks a definition and hands every string to the text, under the field it belongs to.
struct DefinitionReader {
  /// Nesting of schemas that is read; deeper ones say nothing more about a tool.
  private static let maximumDepth = 64

  static func read(_ root: JSONValue, into text: inout ToolText) {
    let rootPlace = text.addPlace(-1, .root)
    string(root, "name", .name, rootPlace, &text)
    string(root, "title", .title, rootPlace, &text)
    if let annotations = root["annotations"], annotations.kind == .object {
      let place = text.addPlace(rootPlace, .word("annotations"))
      string(annotations, "title", .title, place, &text)
      for hint in ["readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"] {
        if let value = annotations[hint]?.boolean { text.hints[hint] = value }
      }
    }
    string(root, "description", .lead, rootPlace, &text)
    if let schema = root["inputSchema"], schema.kind == .object {
      let place = text.addPlace(rootPlace, .word("inputSchema"))
      readSchema(schema, place, group: -1, isOutput: false, depth: 0, &text)
    }
    if let schema = root["outputSchema"], schema.kind == .object {
      let place = text.addPlace(rootPlace, .word("outputSchema"))
      readSchema(schema, place, group: -1, isOutput: true, depth: 0, &text)
    }
    for member in root.members where !known.contains(member.key) {
      readOther(member.value, text.addPlace(rootPlace, .key(member.keyValue)), depth: 0, &text)
    }
  }

  private static let known: Set<String> = [
    "name", "title", "description", "inputSchema", "outputSchema", "annotations", "icons",
  ]

  /// Strings of members that the protocol does not show to people (`_meta`, extensions): only findings look there.
  private static func readOther(_ value: JSONValue, _ place: Int32, depth: Int, _ text: inout ToolText) {
    guard depth < maximumDepth else { return }
    switch value.kind {
    case .string:
      text.add(
        value.string ?? "", .other, scope: .tool, place: place, sourceOffset: value.sourceRange.lowerBound)
    case .array:
      for (index, element) in value.elements.enumerated() {
        readOther(element, text.addPlace(place, .index(index)), depth: depth + 1, &text)
      }
    case .object:
      for member in value.members {
        readOther(member.value, text.addPlace(place, .key(member.keyValue)), depth: depth + 1, &text)
      }
    case .null, .boolean, .number: break
    }
  }

  private static func string(
    _ object: JSONValue, _ key: StaticString, _ field: FieldSet, _ parent: Int32, _ text: inout ToolText,
    group: Int32 = -1
  ) {
    guard let value = object["\(key)"], let string = value.string, !string.isEmpty else { return }
    text.add(
      string, field, scope: .tool, place: text.addPlace(parent, .word(key)),
      sourceOffset: value.sourceRange.lowerBound, group: group)
  }

  private static func readSchema(
    _ schema: JSONValue, _ place: Int32, group: Int32, isOutput: Bool, depth: Int, _ text: inout ToolText
  ) {
    guard depth < maximumDepth else { return }
    // What the schema says of itself comes before what it says of its parts, so that a parameter's words stay together.
    for member in schema.members {
      switch member.value.kind {
      case .string:
        if let field = ownField(member.key, isOutput: isOutput), let string = member.value.string {
          text.add(
            string, field, scope: .tool, place: text.addPlace(place, .key(member.keyValue)),
            sourceOffset: member.value.sourceRange.lowerBound, group: group)
        }
      case .array where !isOutput:
        if member.hasKey("enum") || member.hasKey("examples") {
          let field: FieldSet = member.hasKey("enum") ? .choice : .defaultValue
          readValues(member, place, field, group: group, &text)
        }
      default: break
      }
    }
    for member in schema.members {
      if member.hasKey("properties"), member.value.kind == .object {
        readProperties(member, place, isOutput: isOutput, depth: depth, &text)
      } else if member.hasKey("items") || member.hasKey("additionalProperties"), member.value.kind == .object {
        let part = text.addPlace(place, .key(member.keyValue))
        readSchema(member.value, part, group: group, isOutput: isOutput, depth: depth + 1, &text)
      } else if isAlternatives(member) {
        let part = text.addPlace(place, .key(member.keyValue))
        for (index, element) in member.value.elements.enumerated() where element.kind == .object {
          let place = text.addPlace(part, .index(index))
          readSchema(element, place, group: group, isOutput: isOutput, depth: depth + 1, &text)
        }
      } else if member.hasKey("$defs") || member.hasKey("definitions"), member.value.kind == .object {
        let part = text.addPlace(place, .key(member.keyValue))
        for definition in member.value.members where definition.value.kind == .object {
          let place = text.addPlace(part, .key(definition.keyValue))
          readSchema(definition.value, place, group: -1, isOutput: isOutput, depth: depth + 1, &text)
        }
      }
    }
  }

  private static func isAlternatives(_ member: JSONMember) -> Bool {
    guard member.value.kind == .array else { return false }
    return member.hasKey("anyOf") || member.hasKey("oneOf") || member.hasKey("allOf") || member.hasKey("prefixItems")
  }

  private static func ownField(_ key: String, isOutput: Bool) -> FieldSet? {
    switch key {
    case "description", "title": isOutput ? .output : .parameterText
    case "default", "const": isOutput ? nil : key == "const" ? .choice : .defaultValue
    default: nil
    }
  }

  private static func readValues(
    _ member: JSONMember, _ place: Int32, _ field: FieldSet, group: Int32, _ text: inout ToolText
  ) {
    let list = text.addPlace(place, .key(member.keyValue))
    for (index, element) in member.value.elements.enumerated() {
      guard let string = element.string else { continue }
      text.add(
        string, field, scope: .tool, place: text.addPlace(list, .index(index)),
        sourceOffset: element.sourceRange.lowerBound, group: group)
    }
  }

  private static func readProperties(
    _ member: JSONMember, _ place: Int32, isOutput: Bool, depth: Int, _ text: inout ToolText
  ) {
    let list = text.addPlace(place, .key(member.keyValue))
    for property in member.value.members {
      let place = text.addPlace(list, .key(property.keyValue))
      text.groupCount += 1
      let group = text.groupCount
      text.add(
        property.key, isOutput ? .output : .parameter, scope: .tool, place: place,
        sourceOffset: property.keyValue.sourceRange.lowerBound, group: group)
      if property.value.kind == .object {
        readSchema(property.value, place, group: group, isOutput: isOutput, depth: depth + 1, &text)
      }
    }
  }
}
