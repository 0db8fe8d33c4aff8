/// CSV as RFC 4180 has it, but with plain line feeds, read back.
struct CSVTable {
  private(set) var rows: [[String]] = []
  /// True if every row ended with a line feed outside of quotes.
  private(set) var isWhole = false

  init(_ bytes: [UInt8]) {
    var row: [String] = []
    var cell: [UInt8] = []
    var quoted = false
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      let next = place + 1 < bytes.count ? bytes[place + 1] : 0
      if quoted, byte == 0x22, next == 0x22 {
        cell.append(0x22)
        place += 1
      } else if byte == 0x22 {
        quoted.toggle()
      } else if !quoted, byte == 0x2C {
        row.append(String(decoding: cell, as: UTF8.self))
        cell = []
      } else if !quoted, byte == 0x0A {
        rows.append(row + [String(decoding: cell, as: UTF8.self)])
        (row, cell) = ([], [])
      } else {
        cell.append(byte)
      }
      place += 1
    }
    isWhole = !quoted && row.isEmpty && cell.isEmpty
  }
}
