/// The form over which definitions are hashed, `plimsoll-1`: no white space; keys in the order of RFC 8785 (UTF-16
/// code units), duplicates in the order sent; numbers as sent; strings with the shortest escapes of RFC 8785, lone
/// surrogates as `\uXXXX`, bytes that are not UTF-8 as `\xXX`, so that different texts never share a form.
package enum CanonicalForm {
  /// The canonical bytes of a value; `dropping` leaves out members of that name at the value's top level.
  package static func bytes(of value: JSONValue, dropping: Set<String> = []) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(value.sourceRange.count)
    append(value.index, value.storage, to: &output, dropping: dropping)
    return output
  }

  private static func append(
    _ index: Int, _ storage: JSONStorage, to output: inout [UInt8], dropping: Set<String> = []
  ) {
    let entry = storage.tape[index]
    switch entry.kind {
    case .null, .boolean, .number: output.append(contentsOf: storage.bytes[Int(entry.start)..<Int(entry.end)])
    case .string: appendString(entry, storage, to: &output)
    case .array:
      output.append(0x5B)
      var place = index + 1
      while place < Int(entry.next) {
        if place > index + 1 { output.append(0x2C) }
        append(place, storage, to: &output)
        place = Int(storage.tape[place].next)
      }
      output.append(0x5D)
    case .object:
      output.append(0x7B)
      var isFirst = true
      for key in sortedKeys(index, storage) {
        if !dropping.isEmpty, dropping.contains(JSONValue(storage: storage, index: key).string ?? "") { continue }
        if !isFirst { output.append(0x2C) }
        isFirst = false
        appendString(storage.tape[key], storage, to: &output)
        output.append(0x3A)
        append(key + 1, storage, to: &output)
      }
      output.append(0x7D)
    }
  }

  /// The places of an object's keys in canonical order.
  private static func sortedKeys(_ index: Int, _ storage: JSONStorage) -> [Int] {
    let end = Int(storage.tape[index].next)
    var keys: [Int] = []
    keys.reserveCapacity(Int(storage.tape[index].count))
    var isPlain = true
    var place = index + 1
    while place < end {
      keys.append(place)
      isPlain = isPlain && storage.tape[place].flags == .ascii
      place = Int(storage.tape[place + 1].next)
    }
    // Of ASCII the bytes are the code units. Objects of definitions are small.
    guard isPlain, keys.count <= 32 else {
      return sortedMembers(JSONValue(storage: storage, index: index)).map(\.keyValue.index)
    }
    for sorted in keys.indices.dropFirst() {
      let key = keys[sorted]
      var hole = sorted
      while hole > 0, precedes(key, keys[hole - 1], storage) {
        keys[hole] = keys[hole - 1]
        hole -= 1
      }
      keys[hole] = key
    }
    return keys
  }

  /// Strictly, so that equal keys stay in their order.
  private static func precedes(_ left: Int, _ right: Int, _ storage: JSONStorage) -> Bool {
    let (a, b) = (storage.tape[left], storage.tape[right])
    let common = min(a.end - a.start, b.end - b.start)
    for offset in 0..<common {
      let x = storage.bytes[Int(a.start + offset)]
      let y = storage.bytes[Int(b.start + offset)]
      if x != y { return x < y }
    }
    return a.end - a.start < b.end - b.start
  }

  private static func sortedMembers(_ value: JSONValue) -> [JSONMember] {
    // The sort of the standard library is stable in practice but not by contract: the place breaks ties.
    let members = value.members.enumerated().map {
      (place: $0.offset, units: codeUnits($0.element), member: $0.element)
    }
    return members.sorted { left, right in
      if left.units == right.units { return left.place < right.place }
      return left.units.lexicographicallyPrecedes(right.units)
    }.map(\.member)
  }

  private static func codeUnits(_ member: JSONMember) -> [UInt16] {
    let range = member.keyValue.sourceRange
    let content = (range.lowerBound + 1)..<(range.upperBound - 1)
    let entry = member.keyValue.storage.tape[member.keyValue.index]
    if entry.flags == .ascii { return member.keyValue.storage.bytes[content].map(UInt16.init) }
    return JSONStrings.codeUnits(member.keyValue.storage.bytes, content)
  }

  private static func appendString(_ entry: JSONTapeEntry, _ storage: JSONStorage, to output: inout [UInt8]) {
    let range = Int(entry.start)..<Int(entry.end)
    output.append(0x22)
    if entry.flags == .ascii || entry.flags.isEmpty {
      output.append(contentsOf: storage.bytes[range])
    } else {
      appendEscaped(storage.bytes, range, to: &output)
    }
    output.append(0x22)
  }

  private static func appendEscaped(_ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]) {
    // Malformed bytes are found on the raw text, where an escape is plain ASCII and cannot be mistaken.
    let span = bytes.span
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = span[position]
      if byte >= 0x80 {
        let length = UTF8Scan.sequenceLength(span, at: position)
        if length == 0 {
          output.append(contentsOf: "\\x".utf8)
          appendHexadecimal(UInt16(byte), digits: 2, to: &output)
        } else {
          for offset in 0..<length { output.append(span[position + offset]) }
        }
        position += max(length, 1)
      } else if byte == 0x5C {
        let length = escapeLength(span, at: position)
        JSONStrings.forEachUnit(bytes, position..<(position + length)) { appendUnit($0, to: &output) }
        position += length
      } else {
        output.append(byte)
        position += 1
      }
    }
  }

  private static func escapeLength(_ span: borrowing Span<UInt8>, at position: Int) -> Int {
    guard let unit = UTF8Scan.escapedUnit(span, at: position) else { return 2 }
    guard 0xD800..<0xDC00 ~= unit, let low = UTF8Scan.escapedUnit(span, at: position + 6) else { return 6 }
    return 0xDC00...0xDFFF ~= low ? 12 : 6
  }

  private static func appendUnit(_ unit: JSONStrings.Unit, to output: inout [UInt8]) {
    switch unit {
    case .byte(let byte): appendScalar(Unicode.Scalar(byte), to: &output)
    case .scalar(let scalar): appendScalar(scalar, to: &output)
    case .loneSurrogate(let surrogate):
      output.append(contentsOf: "\\u".utf8)
      appendHexadecimal(surrogate, digits: 4, to: &output)
    }
  }

  private static func appendScalar(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    switch scalar.value {
    case 0x08: output.append(contentsOf: "\\b".utf8)
    case 0x09: output.append(contentsOf: "\\t".utf8)
    case 0x0A: output.append(contentsOf: "\\n".utf8)
    case 0x0C: output.append(contentsOf: "\\f".utf8)
    case 0x0D: output.append(contentsOf: "\\r".utf8)
    case 0x22: output.append(contentsOf: "\\\"".utf8)
    case 0x5C: output.append(contentsOf: "\\\\".utf8)
    case 0..<0x20:
      output.append(contentsOf: "\\u".utf8)
      appendHexadecimal(UInt16(scalar.value), digits: 4, to: &output)
    default: output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  private static func appendHexadecimal(_ value: UInt16, digits: Int, to output: inout [UInt8]) {
    for place in (0..<digits).reversed() {
      let digit = UInt8(value >> UInt16(place * 4) & 15)
      output.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}
