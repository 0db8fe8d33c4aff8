import JSONText

/// Makes configuration values of JSON values; places are found in one pass, since values come in the order of the text.
struct JSONConversion {
  private let limits: ConfigurationLimits
  private var places: PlaceFinder
  private var count = 0

  init(_ bytes: [UInt8], limits: ConfigurationLimits) {
    self.limits = limits
    places = PlaceFinder(bytes)
  }

  mutating func node(_ value: JSONValue) throws(ConfigurationProblem) -> ConfigurationNode {
    let place = places.place(of: value.sourceRange.lowerBound)
    count += 1
    guard count <= limits.values else {
      throw ConfigurationProblem("the file has more than \(limits.values) values", at: place)
    }
    switch value.kind {
    case .null: return ConfigurationNode(.null, at: place)
    case .boolean: return ConfigurationNode(.boolean(value.boolean == true), at: place)
    case .number: return ConfigurationNode(.number(value.numberText ?? ""), at: place)
    case .string: return ConfigurationNode(.text(value.string ?? ""), at: place)
    case .array:
      var elements: [ConfigurationNode] = []
      for element in value.elements { elements.append(try node(element)) }
      return ConfigurationNode(.list(elements), at: place)
    case .object:
      var members: [ConfigurationMember] = []
      var known: [String: Int] = [:]
      for member in value.members {
        let keyPlace = places.place(of: member.keyValue.sourceRange.lowerBound)
        let found = ConfigurationMember(key: member.key, place: keyPlace, value: try node(member.value))
        if let before = known[found.key] {
          members[before] = found
        } else {
          known[found.key] = members.count
          members.append(found)
        }
      }
      return ConfigurationNode(.map(members), at: place)
    }
  }
}

/// Lines and columns of growing offsets.
struct PlaceFinder {
  private let bytes: [UInt8]
  private var offset = 0
  private var line = 1
  private var column = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func place(of wanted: Int) -> TextPlace {
    while offset < min(wanted, bytes.count) {
      if bytes[offset] == 0x0A {
        line += 1
        column = 1
      } else if bytes[offset] & 0xC0 != 0x80 {
        column += 1
      }
      offset += 1
    }
    return TextPlace(line: line, column: column)
  }
}
