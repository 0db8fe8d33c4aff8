/// A cursor to one value of a parsed text.
package struct JSONValue: Sendable {
  let storage: JSONStorage
  let index: Int

  private var entry: JSONTapeEntry { storage.tape[index] }

  package var kind: JSONKind { entry.kind }
  package var flags: JSONFlags { entry.flags.subtracting(.ascii) }
  package var isNull: Bool { entry.kind == .null }

  /// Elements of an array, members of an object (duplicates counted), 0 for scalars.
  package var count: Int { Int(entry.count) }

  /// Offsets of the value's bytes in the text, quotes and brackets included.
  package var sourceRange: Range<Int> {
    let quote = entry.kind == .string ? 1 : 0
    return (Int(entry.start) - quote)..<(Int(entry.end) + quote)
  }

  /// The value's bytes as they stand in the text.
  package var sourceBytes: ArraySlice<UInt8> { storage.bytes[sourceRange] }

  /// The decoded string; malformed UTF-8 and lone surrogates become U+FFFD. Nil for other kinds.
  package var string: String? {
    guard entry.kind == .string else { return nil }
    return JSONStrings.decode(storage.bytes, Int(entry.start)..<Int(entry.end), entry.flags)
  }

  package var boolean: Bool? {
    guard entry.kind == .boolean else { return nil }
    return storage.bytes[Int(entry.start)] == 0x74
  }

  /// The number's text as sent; nil for other kinds.
  package var numberText: String? {
    guard entry.kind == .number else { return nil }
    return String(decoding: sourceBytes, as: UTF8.self)
  }

  /// The number, if it is an integer that fits; never traps.
  package var integer: Int? { numberText.flatMap { Int($0) } }

  /// The elements of an array; empty for other kinds.
  package var elements: some Sequence<JSONValue> {
    let end = entry.kind == .array ? Int(entry.next) : index + 1
    return sequence(state: index + 1) { [storage] (position: inout Int) -> JSONValue? in
      guard position < end else { return nil }
      defer { position = Int(storage.tape[position].next) }
      return JSONValue(storage: storage, index: position)
    }
  }

  /// The members of an object as sent, duplicates included; empty for other kinds.
  package var members: some Sequence<JSONMember> {
    let end = entry.kind == .object ? Int(entry.next) : index + 1
    return sequence(state: index + 1) { [storage] (position: inout Int) -> JSONMember? in
      guard position + 1 < end else { return nil }
      let key = JSONValue(storage: storage, index: position)
      let value = JSONValue(storage: storage, index: position + 1)
      position = Int(storage.tape[position + 1].next)
      return JSONMember(keyValue: key, value: value)
    }
  }

  /// The member of that name; of duplicates the last, as most parsers have it. A `null` counts as a value.
  package subscript(_ name: String) -> JSONValue? {
    guard entry.kind == .object else { return nil }
    var found: JSONValue?
    for member in members where member.hasKey(name) { found = member.value }
    return found
  }

  /// The same, but `null` counts as absent.
  package func present(_ name: String) -> JSONValue? {
    guard let value = self[name], !value.isNull else { return nil }
    return value
  }
}

/// A key and its value.
package struct JSONMember: Sendable {
  /// The key as a string value.
  package let keyValue: JSONValue
  package let value: JSONValue

  /// The decoded key.
  package var key: String { keyValue.string ?? "" }

  /// Compares without decoding where the key has no escapes.
  package func hasKey(_ name: String) -> Bool {
    let entry = keyValue.storage.tape[keyValue.index]
    if entry.flags.contains(.escaped) || entry.flags.contains(.invalidUTF8) { return key == name }
    return name.utf8.elementsEqual(keyValue.storage.bytes[Int(entry.start)..<Int(entry.end)])
  }
}
