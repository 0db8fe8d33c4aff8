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
      for member in annotations.members where !member.hasKey("title") {
        readOther(member.value, text.addPlace(place, .key(member.keyValue)), depth: 0, &text)
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
        let part = text.addPlace(place, .key(member.keyValue))
        readKey(member, part, &text)
        readOther(member.value, part, depth: depth + 1, &text)
      }
    case .null, .boolean, .number: break
    }
  }

  /// A key with a space in it is no key but a sentence.
  private static func readKey(_ member: JSONMember, _ place: Int32, _ text: inout ToolText) {
    guard member.key.utf8.contains(0x20) || member.key.utf8.count > 60 else { return }
    text.add(
      member.key, .other, scope: .tool, place: place, sourceOffset: member.keyValue.sourceRange.lowerBound)
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
        } else if !isPlainKeyword(member.key) {
          readRest(member, place, &text)
        }
      case .array:
        if isAlternatives(member) { break }
        if member.hasKey("enum") || member.hasKey("examples") {
          let field: FieldSet = isOutput ? .output : member.hasKey("enum") ? .choice : .defaultValue
          readValues(member, place, field, group: group, &text)
        } else if !member.hasKey("required") {
          readOther(member.value, text.addPlace(place, .key(member.keyValue)), depth: depth + 1, &text)
        }
      case .object where !isSchemaKeyword(member.key):
        let part = text.addPlace(place, .key(member.keyValue))
        readKey(member, part, &text)
        readOther(member.value, part, depth: depth + 1, &text)
      default: break
      }
    }
    for member in schema.members {
      if member.hasKey("properties") || member.hasKey("patternProperties"), member.value.kind == .object {
        readProperties(member, place, isOutput: isOutput, depth: depth, &text)
      } else if isSubschema(member.key), member.value.kind == .object {
        let part = text.addPlace(place, .key(member.keyValue))
        readSchema(member.value, part, group: group, isOutput: isOutput, depth: depth + 1, &text)
      } else if isAlternatives(member) {
        let part = text.addPlace(place, .key(member.keyValue))
        for (index, element) in member.value.elements.enumerated() where element.kind == .object {
          let place = text.addPlace(part, .index(index))
          readSchema(element, place, group: group, isOutput: isOutput, depth: depth + 1, &text)
        }
      } else if isSchemaMap(member.key), member.value.kind == .object {
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

  private static func isSubschema(_ key: String) -> Bool {
    switch key {
    case "items", "additionalProperties", "additionalItems", "unevaluatedProperties", "unevaluatedItems", "contains",
      "propertyNames", "not", "if", "then", "else", "contentSchema":
      true
    default: false
    }
  }

  private static func isSchemaMap(_ key: String) -> Bool {
    key == "$defs" || key == "definitions" || key == "dependentSchemas"
  }

  private static func isSchemaKeyword(_ key: String) -> Bool {
    key == "properties" || key == "patternProperties" || isSubschema(key) || isSchemaMap(key)
  }

  /// Keywords whose strings are read by programs only, and mostly the same everywhere.
  private static func isPlainKeyword(_ key: String) -> Bool { key == "type" || key == "format" || key == "$schema" }

  /// A string of a keyword that says nothing about the tool (`$comment`, `pattern`, extensions, references).
  private static func readRest(_ member: JSONMember, _ place: Int32, _ text: inout ToolText) {
    guard let string = member.value.string else { return }
    let index = text.add(
      string, .other, scope: .tool, place: text.addPlace(place, .key(member.keyValue)),
      sourceOffset: member.value.sourceRange.lowerBound)
    let isReference = member.hasKey("$ref") || member.hasKey("$dynamicRef") || member.hasKey("$recursiveRef")
    if isReference, isRemote(string) {
      text.spots.append(Spot(kind: .remoteReference, segment: Int32(index), range: text.segments[index].range))
    }
  }

  private static func isRemote(_ reference: String) -> Bool {
    guard let colon = reference.utf8.firstIndex(of: 0x3A) else { return reference.hasPrefix("//") }
    let scheme = reference[..<colon].utf8
    return !scheme.isEmpty && scheme.allSatisfy { 0x61...0x7A ~= $0 | 0x20 } && !scheme.elementsEqual("urn".utf8)
  }

  private static func ownField(_ key: String, isOutput: Bool) -> FieldSet? {
    switch key {
    case "description", "title": isOutput ? .output : .parameterText
    case "default", "const": isOutput ? .output : key == "const" ? .choice : .defaultValue
    default: nil
    }
  }

  private static func readValues(
    _ member: JSONMember, _ place: Int32, _ field: FieldSet, group: Int32, _ text: inout ToolText
  ) {
    let list = text.addPlace(place, .key(member.keyValue))
    for (index, element) in member.value.elements.enumerated() {
      guard let string = element.string else {
        readOther(element, text.addPlace(list, .index(index)), depth: 1, &text)
        continue
      }
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
