/// Cuts a server list of JSON into its entries while it is read, so that a list of any length takes the memory of one
/// entry. It looks at structure only: whoever reads an entry finds out whether it is JSON.
struct ListCutter {
  /// Nothing longer is a server.
  private static let maximumEntryBytes = 1 << 20

  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  /// The last string at the top level, as far as it matters.
  private var key: [UInt8] = []
  private var isInList = false
  private var entry: [UInt8] = []
  /// True once the list's end was seen.
  private(set) var isComplete = false

  /// Takes in a piece and hands on every entry that it completes.
  mutating func append(_ piece: [UInt8], _ body: ([UInt8]) -> Void) {
    for byte in piece { take(byte, body) }
  }

  private mutating func take(_ byte: UInt8, _ body: ([UInt8]) -> Void) {
    if isInString {
      keep(byte)
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      } else if depth == 1, key.count < 16 {
        key.append(byte)
      }
      return
    }
    switch byte {
    case UInt8(ascii: "\""):
      isInString = true
      if depth == 1 { key = [] }
      keep(byte)
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      if depth == 1, byte == UInt8(ascii: "["), key.elementsEqual("servers".utf8), !isComplete {
        isInList = true
      } else {
        keep(byte)
      }
      depth += 1
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      depth -= 1
      if isInList, depth == 1 {
        flush(body)
        isInList = false
        isComplete = true
      } else {
        keep(byte)
      }
    case UInt8(ascii: ","):
      if isInList, depth == 2 { flush(body) } else { keep(byte) }
    case 0x20, 0x09, 0x0A, 0x0D: break
    default: keep(byte)
    }
  }

  private mutating func keep(_ byte: UInt8) {
    if isInList, entry.count < Self.maximumEntryBytes { entry.append(byte) }
  }

  private mutating func flush(_ body: ([UInt8]) -> Void) {
    guard !entry.isEmpty else { return }
    body(entry)
    entry.removeAll(keepingCapacity: true)
  }
}
