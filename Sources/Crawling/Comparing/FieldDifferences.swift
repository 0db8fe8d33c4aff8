import JSONText
import ToolModel

/// What differs between two definitions of one tool, field by field.
struct FieldDifferences {
  private let tool: String
  private var found: [ListingDifference] = []

  /// So many differences of one tool are told.
  private static let limit = 20
  /// Values nested deeper are compared as a whole.
  private static let depthLimit = 32
  /// So much of a text is shown, in Unicode scalars.
  private static let shownScalars = 120

  static func between(_ before: ToolDefinition, _ after: ToolDefinition) -> [ListingDifference] {
    var differences = FieldDifferences(tool: before.name)
    guard let left = try? JSONDocument(before.bytes).root, let right = try? JSONDocument(after.bytes).root else {
      return [ListingDifference(kind: .changed, tool: before.name)]
    }
    differences.compareMembers(left, right, at: "", depth: 0, dropping: ["_meta", "icons"])
    // The digests differ, so there is something, however deep it lies.
    return differences.found.isEmpty
      ? [ListingDifference(kind: .changed, tool: before.name)] : differences.found
  }

  /// A difference between two texts, each cut to where they part.
  static func ofTexts(_ before: String?, _ after: String?, at pointer: String, tool: String?) -> ListingDifference {
    let shared = zip((before ?? "").unicodeScalars, (after ?? "").unicodeScalars).prefix { $0 == $1 }.count
    let kind: ListingDifference.Kind = before == nil ? .added : after == nil ? .removed : .changed
    return ListingDifference(
      kind: kind, tool: tool, pointer: pointer, before: before.map { cut($0, around: shared) },
      after: after.map { cut($0, around: shared) })
  }

  /// Some words of a text from a little before a place on.
  static func cut(_ text: String, around place: Int) -> String {
    let start = max(0, place - 20)
    let window = text.unicodeScalars.dropFirst(start).prefix(shownScalars + 1)
    var words = String(String.UnicodeScalarView(window.prefix(shownScalars)))
    if start > 0 { words = "…" + words }
    return window.count > shownScalars ? words + "…" : words
  }

  private init(tool: String) { self.tool = tool }

  private mutating func compare(_ left: JSONValue, _ right: JSONValue, at pointer: String, depth: Int) {
    guard found.count < Self.limit, !left.sourceBytes.elementsEqual(right.sourceBytes) else { return }
    guard depth < Self.depthLimit, left.kind == right.kind else { return compareWhole(left, right, at: pointer) }
    switch left.kind {
    case .object: compareMembers(left, right, at: pointer, depth: depth)
    case .array:
      guard left.count == right.count else { return compareWhole(left, right, at: pointer) }
      for (place, pair) in zip(left.elements, right.elements).enumerated() {
        compare(pair.0, pair.1, at: pointer + JSONPointer.token(place), depth: depth + 1)
      }
    default: compareWhole(left, right, at: pointer)
    }
  }

  private mutating func compareMembers(
    _ left: JSONValue, _ right: JSONValue, at pointer: String, depth: Int, dropping: Set<String> = []
  ) {
    let before = Self.members(left)
    let after = Self.members(right)
    for (key, value) in before.inOrder where !dropping.contains(key) {
      let place = pointer + JSONPointer.token(key)
      if let other = after.values[key] {
        compare(value, other, at: place, depth: depth + 1)
      } else {
        add(.removed, place, before: Self.shown(value), after: nil)
      }
    }
    for (key, value) in after.inOrder where before.values[key] == nil && !dropping.contains(key) {
      add(.added, pointer + JSONPointer.token(key), before: nil, after: Self.shown(value))
    }
  }

  /// The last of equal keys counts.
  private static func members(
    _ object: JSONValue
  ) -> (inOrder: [(key: String, value: JSONValue)], values: [String: JSONValue]) {
    var values: [String: JSONValue] = [:]
    var keys: [String] = []
    for member in object.members {
      if values.updateValue(member.value, forKey: member.key) == nil { keys.append(member.key) }
    }
    return (keys.compactMap { key in values[key].map { (key, $0) } }, values)
  }

  private mutating func compareWhole(_ left: JSONValue, _ right: JSONValue, at pointer: String) {
    guard CanonicalForm.bytes(of: left) != CanonicalForm.bytes(of: right) else { return }
    guard found.count < Self.limit else { return }
    found.append(Self.ofTexts(Self.words(left), Self.words(right), at: pointer, tool: tool))
  }

  private mutating func add(_ kind: ListingDifference.Kind, _ pointer: String, before: String?, after: String?) {
    guard found.count < Self.limit else { return }
    found.append(ListingDifference(kind: kind, tool: tool, pointer: pointer, before: before, after: after))
  }

  private static func shown(_ value: JSONValue) -> String { cut(words(value), around: 0) }

  /// A string as it is meant, anything else as it stands, cut.
  private static func words(_ value: JSONValue) -> String {
    value.string ?? String(decoding: value.sourceBytes.prefix(1 << 20), as: UTF8.self)
  }
}
