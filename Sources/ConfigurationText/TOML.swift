/// TOML (toml.io, version 1.0) for client configurations. Dates stay text. The time is that of one pass: tables find their
/// keys by hash, and nothing is read twice.
enum TOML {
  static func read(_ bytes: [UInt8], limits: ConfigurationLimits) throws(ConfigurationProblem) -> ConfigurationNode? {
    var reader = TOMLReader(bytes, limits: limits)
    let root = try reader.document()
    return root.keys.isEmpty ? nil : root.node()
  }
}

/// A table while it grows.
final class TOMLTable {
  enum Entry {
    case value(ConfigurationNode)
    case table(TOMLTable)
    /// `[[name]]`: an array that further headers continue.
    case tables(TOMLTableList)
  }

  let place: TextPlace
  private(set) var keys: [(name: String, place: TextPlace)] = []
  private var entries: [String: Entry] = [:]
  /// True once a header names the table itself.
  var hasHeader = false
  /// The number of the section in which a dotted key made or went through the table.
  var dottedSection: Int?

  init(place: TextPlace) { self.place = place }

  subscript(_ key: String) -> Entry? { entries[key] }

  /// Adds a key that is not there yet.
  func add(_ key: String, at place: TextPlace, _ entry: Entry) {
    keys.append((key, place))
    entries[key] = entry
  }

  func node() -> ConfigurationNode {
    let members = keys.compactMap { key -> ConfigurationMember? in
      guard let entry = entries[key.name] else { return nil }
      let value =
        switch entry {
        case .value(let value): value
        case .table(let table): table.node()
        case .tables(let tables): ConfigurationNode(.list(tables.elements.map { $0.node() }), at: key.place)
        }
      return ConfigurationMember(key: key.name, place: key.place, value: value)
    }
    return ConfigurationNode(.map(members), at: place)
  }
}

/// An array of tables while it grows; shared, so that it is never copied.
final class TOMLTableList {
  private(set) var elements: [TOMLTable]

  init(_ first: TOMLTable) { elements = [first] }

  func append(_ table: TOMLTable) { elements.append(table) }
}
