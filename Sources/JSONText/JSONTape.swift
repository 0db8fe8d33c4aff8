/// The flat form of a parsed text: one entry a value or key, in the order of the text. Children follow their
/// container; `next` skips a whole subtree.
struct JSONTapeEntry: Sendable {
  var kind: JSONKind
  var flags: JSONFlags
  /// First byte of the content: after the opening quote for strings, the bracket itself for containers.
  var start: Int32
  /// One past the content: the closing quote for strings, after the closing bracket for containers.
  var end: Int32
  /// Index of the entry after this one and everything inside it.
  var next: Int32
  /// Elements of an array, members of an object.
  var count: Int32
}

/// What a value is.
package enum JSONKind: UInt8, Sendable, Hashable {
  case null, boolean, number, string, array, object
}

/// What is unusual about a scalar.
package struct JSONFlags: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The string holds at least one backslash.
  package static let escaped = JSONFlags(rawValue: 1)
  /// The string holds bytes that are not UTF-8.
  package static let invalidUTF8 = JSONFlags(rawValue: 2)
  /// The string holds half of a surrogate pair as an escape.
  package static let loneSurrogate = JSONFlags(rawValue: 4)
  /// The number is `NaN`, `Infinity` or `-Infinity`, which JSON does not know and some servers send.
  package static let notFinite = JSONFlags(rawValue: 8)
  /// The string is pure ASCII.
  static let ascii = JSONFlags(rawValue: 16)
}

/// Bytes and tape together; shared by all cursors into the text.
final class JSONStorage: Sendable {
  let bytes: [UInt8]
  let tape: [JSONTapeEntry]

  init(bytes: [UInt8], tape: [JSONTapeEntry]) {
    self.bytes = bytes
    self.tape = tape
  }
}
