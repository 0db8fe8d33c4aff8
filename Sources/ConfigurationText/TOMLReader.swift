/// Reads the lines of a TOML text: headers and pairs.
struct TOMLReader {
  var scanner: TOMLScanner
  private let limits: ConfigurationLimits
  private let root = TOMLTable(place: TextPlace(line: 1, column: 1))
  private var current: TOMLTable
  private var section = 0

  init(_ bytes: [UInt8], limits: ConfigurationLimits) {
    scanner = TOMLScanner(bytes, valueLimit: limits.values)
    self.limits = limits
    current = root
  }

  mutating func document() throws(ConfigurationProblem) -> TOMLTable {
    while true {
      try scanner.skipBlankLines()
      guard let byte = scanner.peek else { return root }
      if byte == 0x5B { try header() } else { try pair(in: current) }
      try scanner.endLine()
    }
  }

  // MARK: Headers

  private mutating func header() throws(ConfigurationProblem) {
    let start = scanner.place
    scanner.advance()
    let isArray = scanner.take(0x5B)
    let path = try keyPath()
    guard scanner.take(0x5D), !isArray || scanner.take(0x5D) else {
      throw scanner.problem("the header is not closed")
    }
    section += 1
    var table = root
    for key in path.dropLast() { table = try step(from: table, to: key) }
    guard let last = path.last else { throw scanner.problem("the header has no name") }
    let fresh = TOMLTable(place: start)
    fresh.hasHeader = true
    switch (table[last.name], isArray) {
    case (nil, true): table.add(last.name, at: last.place, .tables(TOMLTableList(fresh)))
    case (nil, false): table.add(last.name, at: last.place, .table(fresh))
    case (.tables(let tables), true): tables.append(fresh)
    case (.table(let known), false) where !known.hasHeader && known.dottedSection == nil:
      known.hasHeader = true
      current = known
      return
    default: throw scanner.problem("`\(last.name)` is there already", at: last.place)
    }
    current = fresh
  }

  /// Into a table above the one that a header names.
  private func step(from table: TOMLTable, to key: Key) throws(ConfigurationProblem) -> TOMLTable {
    switch table[key.name] {
    case nil:
      let fresh = TOMLTable(place: key.place)
      table.add(key.name, at: key.place, .table(fresh))
      return fresh
    case .table(let known): return known
    case .tables(let tables):
      guard let last = tables.elements.last else { break }
      return last
    case .value: break
    }
    throw scanner.problem("`\(key.name)` is no table", at: key.place)
  }

  // MARK: Pairs

  /// `key = value`, also inside of an inline table.
  mutating func pair(in table: TOMLTable, depth: Int = 0) throws(ConfigurationProblem) {
    let path = try keyPath()
    guard let last = path.last, scanner.take(0x3D) else { throw scanner.problem("a key wants `=` and a value") }
    scanner.skipSpace()
    let value = try self.value(depth: depth)
    var table = table
    for key in path.dropLast() {
      switch table[key.name] {
      case nil:
        let fresh = TOMLTable(place: key.place)
        fresh.dottedSection = section
        table.add(key.name, at: key.place, .table(fresh))
        table = fresh
      case .table(let known) where !known.hasHeader && (known.dottedSection ?? section) == section:
        known.dottedSection = section
        table = known
      default: throw scanner.problem("`\(key.name)` is there already", at: key.place)
      }
    }
    guard table[last.name] == nil else { throw scanner.problem("`\(last.name)` is there already", at: last.place) }
    table.add(last.name, at: last.place, .value(value))
  }

  typealias Key = (name: String, place: TextPlace)

  /// `a.b."c d"`, with the space around it.
  private mutating func keyPath() throws(ConfigurationProblem) -> [Key] {
    var path: [Key] = []
    repeat {
      scanner.skipSpace()
      guard path.count < limits.depth else { throw scanner.problem("the key has more than \(limits.depth) parts") }
      path.append((try key(), scanner.tokenPlace))
      scanner.skipSpace()
    } while scanner.take(0x2E)
    return path
  }

  private mutating func key() throws(ConfigurationProblem) -> String {
    scanner.mark()
    switch scanner.peek {
    case 0x22: return try TOMLStrings.basic(&scanner, mayBeLong: false)
    case 0x27: return try TOMLStrings.literal(&scanner, mayBeLong: false)
    default:
      let word = scanner.word { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
      }
      guard !word.isEmpty else { throw scanner.problem("a key is expected here") }
      return word
    }
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(ConfigurationProblem) -> ConfigurationNode {
    guard depth < limits.depth else { throw scanner.problem("values stand deeper than \(limits.depth)") }
    try scanner.countValue()
    let place = scanner.place
    switch scanner.peek {
    case 0x22: return ConfigurationNode(.text(try TOMLStrings.basic(&scanner, mayBeLong: true)), at: place)
    case 0x27: return ConfigurationNode(.text(try TOMLStrings.literal(&scanner, mayBeLong: true)), at: place)
    case 0x5B: return ConfigurationNode(.list(try array(depth: depth)), at: place)
    case 0x7B: return try inlineTable(depth: depth)
    default: return ConfigurationNode(try TOMLScalars.value(&scanner), at: place)
    }
  }

  private mutating func array(depth: Int) throws(ConfigurationProblem) -> [ConfigurationNode] {
    scanner.advance()
    var elements: [ConfigurationNode] = []
    while true {
      try scanner.skipBlankLines()
      if scanner.take(0x5D) { return elements }
      elements.append(try value(depth: depth + 1))
      try scanner.skipBlankLines()
      if scanner.take(0x2C) { continue }
      guard scanner.take(0x5D) else { throw scanner.problem("an array wants `,` or `]`") }
      return elements
    }
  }

  private mutating func inlineTable(depth: Int) throws(ConfigurationProblem) -> ConfigurationNode {
    let table = TOMLTable(place: scanner.place)
    scanner.advance()
    while true {
      try scanner.skipBlankLines()
      if scanner.take(0x7D) { return table.node() }
      try pair(in: table, depth: depth + 1)
      try scanner.skipBlankLines()
      if scanner.take(0x2C) { continue }
      guard scanner.take(0x7D) else { throw scanner.problem("a table in braces wants `,` or `}`") }
      return table.node()
    }
  }
}
