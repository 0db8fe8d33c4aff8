import JSONText

/// Changes single values of JSON with comments; every byte that is not part of a change stays as it is.
struct JSONEditor {
  private(set) var bytes: [UInt8]

  /// nil if the text is no JSON object, with comments or without.
  init?(_ bytes: [UInt8]) {
    let isBlank = bytes.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    self.bytes = isBlank ? Array("{}\n".utf8) : bytes
    guard root?.kind == .object else { return nil }
  }

  /// The object as it is now.
  var root: JSONValue? { JSONWithComments.document(bytes)?.root }

  /// The value at a path of keys.
  func value(at path: [String]) -> JSONValue? {
    var value = root
    for key in path { value = value?[key] }
    return value
  }

  /// Sets the value at a path, with objects on the way where there are none. `text` is JSON on one line.
  mutating func set(_ path: [String], to text: String) {
    if let old = value(at: path) {
      replace(old.sourceRange, with: text)
      return
    }
    var present: [String] = []
    while present.count < path.count - 1, value(at: present + [path[present.count]])?.kind == .object {
      present.append(path[present.count])
    }
    guard let object = value(at: present) else { return }
    let missing = path.dropFirst(present.count + 1)
    let nested = missing.reversed().reduce(text) { inner, key in "{\(QuotedText.json(key)): \(inner)}" }
    let member = "\(QuotedText.json(path[present.count])): \(nested)"
    insert(member, at: .end, of: object)
  }

  /// Adds texts to the end of an array at a path, which is made if there is none.
  mutating func append(_ texts: [String], to path: [String]) {
    append(json: texts.map(QuotedText.json), to: path)
  }

  /// Adds values to the end of an array at a path, which is made if there is none; all in one change.
  mutating func append(json texts: [String], to path: [String]) {
    guard !texts.isEmpty else { return }
    if let array = value(at: path), array.kind == .array {
      insert(texts, at: .end, of: array)
    } else {
      set(path, to: "[\(texts.joined(separator: ", "))]")
    }
  }

  /// A place in a container.
  enum Place {
    case end
    /// Before the child with this number.
    case before(Int)
  }

  /// Puts a member of an object, or an element of an array, into it.
  mutating func insert(_ text: String, at place: Place, of container: JSONValue) {
    insert([text], at: place, of: container)
  }

  /// Puts members or elements into a container, one after the other.
  mutating func insert(_ texts: [String], at place: Place, of container: JSONValue) {
    let starts =
      container.kind == .object
      ? container.members.map(\.keyValue.sourceRange.lowerBound) : container.elements.map(\.sourceRange.lowerBound)
    let ends =
      container.kind == .object
      ? container.members.map(\.value.sourceRange.upperBound) : container.elements.map(\.sourceRange.upperBound)
    let open = container.sourceRange.lowerBound + 1
    guard let first = starts.first, let last = ends.last, let lastStart = starts.last else {
      let outer = indentation(of: container.sourceRange.lowerBound)
      let isOneLine = !bytes[container.sourceRange].contains(0x0A)
      let text = texts.joined(separator: ",\n\(outer)  ")
      replace(open..<open, with: "\n\(outer)  \(text)" + (isOneLine ? "\n\(outer)" : ""))
      return
    }
    switch place {
    case .end:
      let gap = "," + separation(before: lastStart)
      replace(last..<last, with: texts.map { gap + $0 }.joined())
    case .before(let number):
      let start = number == 0 ? first : starts[min(number, starts.count - 1)]
      let gap = "," + separation(before: start)
      replace(start..<start, with: texts.map { $0 + gap }.joined())
    }
  }

  mutating func replace(_ range: Range<Int>, with text: String) {
    bytes.replaceSubrange(range, with: Array(text.utf8))
  }

  /// A line break and the indentation of what begins there, if it is the first on its line; otherwise a space.
  private func separation(before start: Int) -> String {
    var place = start
    while place > 0, bytes[place - 1] == 0x20 || bytes[place - 1] == 0x09 { place -= 1 }
    guard place == 0 || bytes[place - 1] == 0x0A else { return " " }
    return "\n" + String(decoding: bytes[place..<start], as: UTF8.self)
  }

  /// The indentation of the line on which a byte stands.
  private func indentation(of offset: Int) -> String {
    var start = offset
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    var end = start
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
