/// Writes JSON for others to read. Strings come out in pure printable form: everything that a terminal, a browser or
/// a reader's eye could take for something else (controls, bidirectional and invisible characters, tags) is escaped.
package struct JSONWriter: Sendable {
  /// What has been written so far.
  package private(set) var bytes: [UInt8] = []
  private let indentation: Int
  private var depth = 0
  private var needsComma = false
  private var followsKey = false

  /// `indentation` spaces a level and one member a line; 0 writes everything on one line.
  package init(indentation: Int = 0) { self.indentation = indentation }

  /// Writes `{`, what `body` writes, and `}`.
  package mutating func object(_ body: (inout JSONWriter) -> Void) { container(0x7B, 0x7D, body) }

  /// Writes `[`, what `body` writes, and `]`.
  package mutating func array(_ body: (inout JSONWriter) -> Void) { container(0x5B, 0x5D, body) }

  /// Writes a key; the value must follow.
  package mutating func key(_ name: String) {
    separate()
    appendString(name)
    bytes.append(0x3A)
    if indentation > 0 { bytes.append(0x20) }
    needsComma = false
    followsKey = true
  }

  package mutating func string(_ text: String) {
    separate()
    appendString(text)
    needsComma = true
  }

  package mutating func integer(_ number: some BinaryInteger) { scalar(String(number)) }
  package mutating func boolean(_ flag: Bool) { scalar(flag ? "true" : "false") }
  package mutating func null() { scalar("null") }

  /// Writes hundredths as a plain decimal number: 95 becomes `0.95`, 100 becomes `1`.
  package mutating func hundredths(_ value: Int) {
    let sign = value < 0 ? "-" : ""
    let whole = value.magnitude / 100
    let rest = value.magnitude % 100
    if rest == 0 {
      scalar("\(sign)\(whole)")
    } else {
      scalar("\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest % 10 == 0 ? rest / 10 : rest)")
    }
  }

  /// Writes one JSON value that is already text, byte for byte; the caller answers for its form.
  package mutating func verbatim(_ token: some Collection<UInt8>) {
    separate()
    bytes.append(contentsOf: token)
    needsComma = true
  }

  /// Writes a value of a parsed text again, in this writer's form: members in order, numbers as sent.
  package mutating func value(_ value: JSONValue) {
    switch value.kind {
    case .null: null()
    case .boolean: boolean(value.boolean ?? false)
    case .number: value.flags.contains(.notFinite) ? null() : scalar(value.numberText ?? "0")
    case .string: string(value.string ?? "")
    case .array: array { for element in value.elements { $0.value(element) } }
    case .object:
      object {
        for member in value.members {
          $0.key(member.key)
          $0.value(member.value)
        }
      }
    }
  }

  private mutating func scalar(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func container(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(open)
    depth += 1
    needsComma = false
    let before = bytes.count
    body(&self)
    depth -= 1
    if bytes.count > before { newLine() }
    bytes.append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
    if depth > 0, !followsKey { newLine() }
    needsComma = false
    followsKey = false
  }

  private mutating func newLine() {
    guard indentation > 0 else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: depth * indentation))
  }

  private mutating func appendString(_ text: String) {
    bytes.append(0x22)
    if Self.isPlain(text) {
      bytes.append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars { Self.append(scalar, to: &bytes) }
    }
    bytes.append(0x22)
  }

  /// True for printable ASCII without anything to escape, as most texts are: those are copied whole.
  private static func isPlain(_ text: String) -> Bool {
    let bytes = text.utf8.span
    for place in bytes.indices {
      let byte = bytes[place]
      if byte < 0x20 || byte > 0x7E || byte == 0x22 || byte == 0x5C { return false }
    }
    return true
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar {
    case "\"": bytes.append(contentsOf: "\\\"".utf8)
    case "\\": bytes.append(contentsOf: "\\\\".utf8)
    case "\n": bytes.append(contentsOf: "\\n".utf8)
    case "\r": bytes.append(contentsOf: "\\r".utf8)
    case "\t": bytes.append(contentsOf: "\\t".utf8)
    case _ where DeceptiveScalars.contains(scalar):
      for unit in String(Character(scalar)).utf16 {
        let digits = String(unit, radix: 16)
        bytes.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
      }
    default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}
