import JSONText

/// What a JSON value means to most readers: of duplicate keys the last, numbers by value, order of members ignored.
indirect enum Meaning: Equatable {
  case null
  case boolean(Bool)
  case number(Double)
  case notANumber
  case string([UInt8])
  case array([Meaning])
  case object([[UInt8]: Meaning])

  init(_ value: JSONValue) {
    switch value.kind {
    case .null: self = .null
    case .boolean: self = .boolean(value.boolean ?? false)
    case .number:
      let number = Double((value.numberText ?? "").replacing("Infinity", with: "inf")) ?? .nan
      self = number.isNaN ? .notANumber : .number(number)
    case .string: self = .string(Array((value.string ?? "").utf8))
    case .array: self = .array(value.elements.map { Meaning($0) })
    case .object:
      var members: [[UInt8]: Meaning] = [:]
      for member in value.members { members[Array(member.key.utf8)] = Meaning(member.value) }
      self = .object(members)
    }
  }
}
