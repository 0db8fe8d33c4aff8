import JSONText

/// Reads JSON that this program has written; anything unexpected means that the store is damaged.
struct StoredJSON {
  private let value: JSONValue
  private let what: String

  init(_ bytes: [UInt8], of what: String) throws {
    do {
      self.init(try JSONDocument(bytes).root, of: what)
    } catch {
      throw CatalogueError.damaged("a \(what) is not JSON: \(error)")
    }
  }

  private init(_ value: JSONValue, of what: String) {
    self.value = value
    self.what = what
  }

  /// The error for content that makes no sense.
  var damage: CatalogueError { .damaged("a \(what) is incomplete") }

  func optional(_ name: String) -> StoredJSON? { value.present(name).map { StoredJSON($0, of: what) } }

  func required(_ name: String) throws -> StoredJSON {
    guard let member = optional(name) else { throw damage }
    return member
  }

  func asText() throws -> String {
    guard let text = value.string else { throw damage }
    return text
  }

  func asInteger() throws -> Int {
    guard let number = value.integer else { throw damage }
    return number
  }

  func asList() throws -> [StoredJSON] {
    guard value.kind == .array else { throw damage }
    return value.elements.map { StoredJSON($0, of: what) }
  }

  func text(_ name: String) throws -> String { try required(name).asText() }
  func integer(_ name: String) throws -> Int { try required(name).asInteger() }
  func list(_ name: String) throws -> [StoredJSON] { try required(name).asList() }
  func texts(_ name: String) throws -> [String] { try list(name).map { try $0.asText() } }
  func optionalList(_ name: String) throws -> [StoredJSON] { try optional(name)?.asList() ?? [] }
  func optionalTexts(_ name: String) throws -> [String] { try optionalList(name).map { try $0.asText() } }
  func optionalText(_ name: String) -> String? { value.present(name)?.string }
  func optionalInteger(_ name: String) -> Int? { value.present(name)?.integer }

  /// A value of a closed list.
  func choice<Choice: RawRepresentable>(_ name: String) throws -> Choice where Choice.RawValue == String {
    guard let choice = Choice(rawValue: try text(name)) else { throw damage }
    return choice
  }
}
