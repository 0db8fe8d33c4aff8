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
    for text in texts.map(QuotedText.json) { append(json: text, to: path) }
  }

  /// Adds one value to the end of an array at a path, which is made if there is none.
  mutating func append(json text: String, to path: [String]) {
    if let array = value(at: path), array.kind == .array {
      insert(text, at: .end, of: array)
    } else {
      set(path, to: "[\(text)]")
    }
  }

  /// A place in a container.
  enum Place {
    case start, end
    /// Before the child with this number.
    case before(Int)
  }

  /// Puts a member of an object, or an element of an array, into it.
  mutating func insert(_ text: String, at place: Place, of container: JSONValue) {
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
      replace(open..<open, with: "\n\(outer)  \(text)" + (isOneLine ? "\n\(outer)" : ""))
      return
    }
    switch place {
    case .end: replace(last..<last, with: "," + separation(before: lastStart) + text)
    case .start: replace(first..<first, with: text + "," + separation(before: first))
    case .before(let number):
      let start = starts[min(number, starts.count - 1)]
      replace(start..<start, with: text + "," + separation(before: start))
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
