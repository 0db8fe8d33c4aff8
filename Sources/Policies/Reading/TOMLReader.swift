/// The work of reading TOML. Deeper or longer than a client would take is refused.
struct TOMLReader {
  private let bytes: [UInt8]
  private var place = 0
  private(set) var tree: [TOMLMember] = []
  private(set) var bodies: [[String]: Int] = [:]
  private var current: [String] = []

  private static let deepest = 64

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  mutating func readAll() throws(TOMLProblem) {
    while true {
      skipBlank(andNewlines: true)
      guard place < bytes.count else { return }
      if bytes[place] == UInt8(ascii: "[") { try header() } else { try pair(into: current) }
      skipBlank()
      guard place == bytes.count || isNewline else { throw problem("something stands after the value") }
    }
  }

  private mutating func header() throws(TOMLProblem) {
    let isArray = bytes[place...].starts(with: Array("[[".utf8))
    place += isArray ? 2 : 1
    let keys = try keyPath()
    let closing = Array((isArray ? "]]" : "]").utf8)
    guard bytes[place...].starts(with: closing) else { throw problem("a header is not closed") }
    place += closing.count
    current = keys
    let isNew = try insert(at: keys) { (old) throws(TOMLProblem) -> TOMLValue in
      guard isArray else { return old ?? .table([]) }
      guard case .array(let values, let range)? = old ?? .array([], 0..<0) else { return .array([.table([])], 0..<0) }
      return .array(values + [.table([])], range)
    }
    guard isArray || isNew || bodies[keys] == nil else { throw problem("a table stands there twice") }
    var end = place
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    bodies[keys] = min(end + 1, bytes.count)
  }

  private mutating func pair(into table: [String]) throws(TOMLProblem) {
    let keys = try keyPath()
    guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { throw problem("a key has no value") }
    place += 1
    skipBlank()
    let value = try value(depth: 0)
    var isDuplicate = false
    try insert(at: table + keys) { (old) throws(TOMLProblem) -> TOMLValue in
      isDuplicate = old != nil
      return value
    }
    if isDuplicate { throw problem("a key stands there twice") }
  }

  /// Puts what `change` makes of the present value at a path, in the last element of every array of tables on the way.
  /// True if there was none before.
  @discardableResult
  private mutating func insert(
    at path: [String], _ change: (TOMLValue?) throws(TOMLProblem) -> TOMLValue
  ) throws(TOMLProblem) -> Bool {
    guard path.count <= Self.deepest else { throw problem("the keys are nested too deep") }
    var isNew = false
    try Self.change(&tree, path[...], &isNew, change)
    return isNew
  }

  /// In place: what is taken out of the tree is put back, so that nothing is copied.
  private static func change(
    _ members: inout [TOMLMember], _ path: ArraySlice<String>, _ isNew: inout Bool,
    _ change: (TOMLValue?) throws(TOMLProblem) -> TOMLValue
  ) throws(TOMLProblem) {
    guard let key = path.first else { return }
    let index: Int
    if let found = members.lastIndex(where: { sameBytes($0.key, key) }) {
      index = found
    } else {
      isNew = true
      members.append(TOMLMember(key: key, value: path.count == 1 ? try change(nil) : .table([])))
      guard path.count > 1 else { return }
      index = members.count - 1
    }
    let old = members[index].value
    members[index].value = .table([])
    guard path.count > 1 else {
      isNew = false
      members[index].value = try change(old)
      return
    }
    switch consume old {
    case .table(var inner):
      try Self.change(&inner, path.dropFirst(), &isNew, change)
      members[index].value = .table(inner)
    case .array(var values, let range):
      guard case .table(var inner)? = values.popLast() else {
        throw TOMLProblem(line: 0, message: "a key stands for two things")
      }
      try Self.change(&inner, path.dropFirst(), &isNew, change)
      values.append(.table(inner))
      members[index].value = .array(values, range)
    default: throw TOMLProblem(line: 0, message: "a key stands for two things")
    }
  }

  private mutating func keyPath() throws(TOMLProblem) -> [String] {
    var keys: [String] = []
    while true {
      skipBlank()
      keys.append(try key())
      skipBlank()
      guard place < bytes.count, bytes[place] == UInt8(ascii: ".") else { return keys }
      place += 1
    }
  }

  private mutating func key() throws(TOMLProblem) -> String {
    guard place < bytes.count else { throw problem("a key is missing") }
    if bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'") {
      guard case .string(let text, _) = try string() else { throw problem("a key is no text") }
      return text
    }
    let start = place
    while place < bytes.count, Naming.isPlain(Unicode.Scalar(bytes[place])) { place += 1 }
    guard place > start else { throw problem("a key is missing") }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func value(depth: Int) throws(TOMLProblem) -> TOMLValue {
    guard place < bytes.count, depth < Self.deepest else { throw problem("a value is missing or nested too deep") }
    switch bytes[place] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return try string()
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "{"): return try inlineTable(depth: depth)
    default:
      let start = place
      while place < bytes.count, !",]}#\n\r".utf8.contains(bytes[place]) { place += 1 }
      while place > start, bytes[place - 1] == 0x20 || bytes[place - 1] == 0x09 { place -= 1 }
      let word = String(decoding: bytes[start..<place], as: UTF8.self)
      let isWord = word.utf8.first.map { "+-0123456789tfin".utf8.contains($0) } ?? false
      guard isWord else { throw problem("a value is missing") }
      // Only between a date and a time may stand a space.
      guard !word.utf8.contains(0x20) || word.utf8.count >= 19 else {
        throw problem("something stands after the value")
      }
      return .word(word, start..<place)
    }
  }

  private mutating func array(depth: Int) throws(TOMLProblem) -> TOMLValue {
    let start = place
    place += 1
    var values: [TOMLValue] = []
    while true {
      skipBlank(andNewlines: true)
      guard place < bytes.count else { throw problem("an array is not closed") }
      if bytes[place] == UInt8(ascii: "]") { break }
      values.append(try value(depth: depth + 1))
      skipBlank(andNewlines: true)
      guard place < bytes.count else { throw problem("an array is not closed") }
      if bytes[place] == UInt8(ascii: ",") {
        place += 1
      } else if bytes[place] != UInt8(ascii: "]") {
        throw problem("a comma is missing in an array")
      }
    }
    place += 1
    return .array(values, start..<place)
  }

  private mutating func inlineTable(depth: Int) throws(TOMLProblem) -> TOMLValue {
    place += 1
    var members: [TOMLMember] = []
    while true {
      skipBlank(andNewlines: true)
      guard place < bytes.count else { throw problem("an inline table is not closed") }
      if bytes[place] == UInt8(ascii: "}") { break }
      let keys = try keyPath()
      guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { throw problem("a key has no value") }
      place += 1
      skipBlank()
      let value = try value(depth: depth + 1)
      var isNew = false
      try Self.change(&members, keys[...], &isNew) { (_) throws(TOMLProblem) in value }
      guard isNew else { throw problem("a key stands there twice") }
      skipBlank(andNewlines: true)
      if place < bytes.count, bytes[place] == UInt8(ascii: ",") { place += 1 }
    }
    place += 1
    return .table(members)
  }

  private mutating func string() throws(TOMLProblem) -> TOMLValue {
    let start = place
    let quote = bytes[place]
    let isBasic = quote == UInt8(ascii: "\"")
    let isLong = bytes[place...].starts(with: [quote, quote, quote])
    place += isLong ? 3 : 1
    if isLong, place < bytes.count, bytes[place] == 0x0D { place += 1 }
    if isLong, place < bytes.count, bytes[place] == 0x0A { place += 1 }
    var text: [UInt8] = []
    while true {
      guard place < bytes.count, isLong || bytes[place] != 0x0A else { throw problem("a text is not closed") }
      if bytes[place] == quote, !isLong || bytes[place...].starts(with: [quote, quote, quote]) { break }
      if isBasic, bytes[place] == UInt8(ascii: "\\") {
        try escape(into: &text, isLong: isLong)
      } else {
        text.append(bytes[place])
        place += 1
      }
    }
    place += isLong ? 3 : 1
    // Up to two quotes may stand before the closing ones.
    while isLong, place < bytes.count, bytes[place] == quote {
      text.append(quote)
      place += 1
    }
    guard let string = String(validating: text, as: UTF8.self) else { throw problem("a text is not UTF-8") }
    return .string(string, start..<place)
  }

  private mutating func escape(into text: inout [UInt8], isLong: Bool) throws(TOMLProblem) {
    place += 1
    guard place < bytes.count else { throw problem("a text is not closed") }
    let mark = bytes[place]
    place += 1
    switch mark {
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "e"): text.append(0x1B)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(mark)
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let length = mark == UInt8(ascii: "u") ? 4 : 8
      guard place + length <= bytes.count,
        let code = UInt32(String(decoding: bytes[place..<(place + length)], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(code)
      else { throw problem("an escape is no character") }
      text += Array(String(scalar).utf8)
      place += length
    case _ where isLong && (mark == 0x0A || mark == 0x0D || mark == 0x20 || mark == 0x09):
      while place < bytes.count, [0x0A, 0x0D, 0x20, 0x09].contains(bytes[place]) { place += 1 }
    default: throw problem("an escape is not known")
    }
  }

  private var isNewline: Bool { bytes[place] == 0x0A || bytes[place] == 0x0D }

  private mutating func skipBlank(andNewlines: Bool = false) {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x09: place += 1
      case 0x0A where andNewlines, 0x0D where andNewlines: place += 1
      case UInt8(ascii: "#"): while place < bytes.count, bytes[place] != 0x0A { place += 1 }
      default: return
      }
    }
  }

  private func problem(_ message: String) -> TOMLProblem {
    TOMLProblem(line: bytes[..<min(place, bytes.count)].count { $0 == 0x0A } + 1, message: message)
  }
}
