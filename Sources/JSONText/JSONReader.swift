/// A strict reader (RFC 8259) for hostile bytes: no recursion, every bound checked, nothing decoded that nobody asks
/// for. Beyond the standard it lets one byte order mark and non-finite numbers pass, and flags the latter.
struct JSONReader {
  private var tape: [JSONTapeEntry] = []
  private var open: [Int32] = []
  private var position = 0

  static func read(_ bytes: [UInt8], limits: JSONLimits) throws(JSONSyntaxError) -> [JSONTapeEntry] {
    var reader = JSONReader()
    reader.tape.reserveCapacity(bytes.count / 16 + 8)
    let span = bytes.span
    guard span.count <= limits.bytes, span.count < Int(Int32.max) else {
      throw JSONSyntaxError(.tooLong, at: limits.bytes, in: span)
    }
    try reader.readText(span, depth: limits.depth)
    return reader.tape
  }

  private mutating func readText(_ bytes: borrowing Span<UInt8>, depth: Int) throws(JSONSyntaxError) {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
    skipSpace(bytes)
    guard position < bytes.count else { throw JSONSyntaxError(.empty, at: position, in: bytes) }
    try readValue(bytes, depth: depth)
    while let container = open.last {
      skipSpace(bytes)
      guard position < bytes.count else { throw JSONSyntaxError(.unterminated, at: position, in: bytes) }
      let isObject = tape[Int(container)].kind == .object
      let byte = bytes[position]
      let isFirst = tape[Int(container)].count == 0
      if byte == (isObject ? 0x7D : 0x5D) {
        position += 1
        close(container)
        continue
      }
      if !isFirst {
        guard byte == 0x2C else { throw JSONSyntaxError(.expectedCommaOrEnd, at: position, in: bytes) }
        position += 1
        skipSpace(bytes)
      }
      tape[Int(container)].count += 1
      if isObject { try readKey(bytes) }
      try readValue(bytes, depth: depth)
    }
    skipSpace(bytes)
    guard position == bytes.count else { throw JSONSyntaxError(.trailingBytes, at: position, in: bytes) }
  }

  private mutating func close(_ container: Int32) {
    tape[Int(container)].end = Int32(position)
    tape[Int(container)].next = Int32(tape.count)
    open.removeLast()
  }

  private mutating func skipSpace(_ bytes: borrowing Span<UInt8>) {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private mutating func readKey(_ bytes: borrowing Span<UInt8>) throws(JSONSyntaxError) {
    guard position < bytes.count else { throw JSONSyntaxError(.unterminated, at: position, in: bytes) }
    guard bytes[position] == 0x22 else { throw JSONSyntaxError(.expectedKey, at: position, in: bytes) }
    try readString(bytes)
    skipSpace(bytes)
    guard position < bytes.count else { throw JSONSyntaxError(.unterminated, at: position, in: bytes) }
    guard bytes[position] == 0x3A else { throw JSONSyntaxError(.expectedColon, at: position, in: bytes) }
    position += 1
    skipSpace(bytes)
  }

  private mutating func readValue(_ bytes: borrowing Span<UInt8>, depth: Int) throws(JSONSyntaxError) {
    guard position < bytes.count else { throw JSONSyntaxError(.unterminated, at: position, in: bytes) }
    switch bytes[position] {
    case 0x22: try readString(bytes)
    case 0x7B: try openContainer(.object, bytes, depth: depth)
    case 0x5B: try openContainer(.array, bytes, depth: depth)
    case 0x74: try readWord("true", .boolean, bytes)
    case 0x66: try readWord("false", .boolean, bytes)
    case 0x6E: try readWord("null", .null, bytes)
    case 0x4E: try readWord("NaN", .number, bytes, flags: .notFinite)
    case 0x49: try readWord("Infinity", .number, bytes, flags: .notFinite)
    case 0x2D where position + 1 < bytes.count && bytes[position + 1] == 0x49:
      try readWord("-Infinity", .number, bytes, flags: .notFinite)
    case 0x2D, 0x30...0x39: try readNumber(bytes)
    default: throw JSONSyntaxError(.expectedValue, at: position, in: bytes)
    }
  }

  private mutating func openContainer(
    _ kind: JSONKind, _ bytes: borrowing Span<UInt8>, depth: Int
  ) throws(JSONSyntaxError) {
    guard open.count < depth else { throw JSONSyntaxError(.tooDeep, at: position, in: bytes) }
    open.append(Int32(tape.count))
    append(kind, start: position, end: position)
    position += 1
  }

  private mutating func append(_ kind: JSONKind, flags: JSONFlags = [], start: Int, end: Int) {
    tape.append(
      JSONTapeEntry(
        kind: kind, flags: flags, start: Int32(start), end: Int32(end), next: Int32(tape.count + 1), count: 0))
  }

  private mutating func readWord(
    _ word: StaticString, _ kind: JSONKind, _ bytes: borrowing Span<UInt8>, flags: JSONFlags = []
  ) throws(JSONSyntaxError) {
    let start = position
    for expected in word.description.utf8 {
      guard position < bytes.count, bytes[position] == expected else {
        throw JSONSyntaxError(.expectedValue, at: start, in: bytes)
      }
      position += 1
    }
    append(kind, flags: flags, start: start, end: position)
  }

  private mutating func readNumber(_ bytes: borrowing Span<UInt8>) throws(JSONSyntaxError) {
    let start = position
    if bytes[position] == 0x2D { position += 1 }
    let integer = countDigits(bytes)
    let hasLeadingZero = integer > 1 && bytes[position - integer] == 0x30
    guard integer > 0, !hasLeadingZero else { throw JSONSyntaxError(.badNumber, at: start, in: bytes) }
    if position < bytes.count, bytes[position] == 0x2E {
      position += 1
      guard countDigits(bytes) > 0 else { throw JSONSyntaxError(.badNumber, at: start, in: bytes) }
    }
    if position < bytes.count, bytes[position] | 0x20 == 0x65 {
      position += 1
      if position < bytes.count, bytes[position] == 0x2B || bytes[position] == 0x2D { position += 1 }
      guard countDigits(bytes) > 0 else { throw JSONSyntaxError(.badNumber, at: start, in: bytes) }
    }
    append(.number, start: start, end: position)
  }

  private mutating func countDigits(_ bytes: borrowing Span<UInt8>) -> Int {
    let start = position
    while position < bytes.count, 0x30...0x39 ~= bytes[position] { position += 1 }
    return position - start
  }

  private mutating func readString(_ bytes: borrowing Span<UInt8>) throws(JSONSyntaxError) {
    position += 1
    let start = position
    var flags: JSONFlags = .ascii
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x22 {
        append(.string, flags: flags, start: start, end: position)
        position += 1
        return
      } else if byte == 0x5C {
        flags.insert(.escaped)
        if try skipEscape(bytes) { flags.insert(.loneSurrogate) }
      } else if byte < 0x20 {
        throw JSONSyntaxError(.controlCharacter, at: position, in: bytes)
      } else if byte < 0x80 {
        position += 1
      } else {
        flags.remove(.ascii)
        let length = UTF8Scan.sequenceLength(bytes, at: position)
        if length == 0 { flags.insert(.invalidUTF8) }
        position += max(length, 1)
      }
    }
    throw JSONSyntaxError(.unterminated, at: position, in: bytes)
  }

  /// Moves past one escape; true if it is half of a surrogate pair.
  private mutating func skipEscape(_ bytes: borrowing Span<UInt8>) throws(JSONSyntaxError) -> Bool {
    guard position + 1 < bytes.count else { throw JSONSyntaxError(.unterminated, at: bytes.count, in: bytes) }
    switch bytes[position + 1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74:
      position += 2
      return false
    case 0x75:
      guard let unit = UTF8Scan.escapedUnit(bytes, at: position) else {
        throw JSONSyntaxError(.badEscape, at: position, in: bytes)
      }
      position += 6
      guard 0xD800...0xDFFF ~= unit else { return false }
      if unit < 0xDC00, let low = UTF8Scan.escapedUnit(bytes, at: position), 0xDC00...0xDFFF ~= low {
        position += 6
        return false
      }
      return true
    default: throw JSONSyntaxError(.badEscape, at: position, in: bytes)
    }
  }
}
