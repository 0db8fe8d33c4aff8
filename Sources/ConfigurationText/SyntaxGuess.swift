/// Tells JSON, TOML and YAML apart by their first significant line.
enum SyntaxGuess {
  static func of(_ bytes: [UInt8]) -> ConfigurationText.Syntax {
    for line in bytes.prefix(1 << 16).split(separator: 0x0A) {
      let words = line.drop { $0 <= 0x20 }
      guard let first = words.first else { continue }
      switch first {
      case 0x7B, 0x2F: return .json
      case 0x23: continue
      case 0x5B: return isTableHeader(words) ? .toml : .json
      default: return isAssignment(words) ? .toml : .yaml
      }
    }
    return .json
  }

  /// `[name]` or `[[name]]` alone on its line, perhaps before a comment: never the start of JSON that has entries.
  private static func isTableHeader(_ words: ArraySlice<UInt8>) -> Bool {
    let name = words.drop { $0 == 0x5B || $0 == 0x20 }
    guard let first = name.first, isBare(first) || first == 0x22 || first == 0x27 else { return false }
    let close = name.firstIndex(of: 0x5D) ?? name.endIndex
    guard close < name.endIndex, !name[..<close].contains(0x2C) else { return false }
    let rest = name[close...].drop { $0 == 0x5D || $0 <= 0x20 }
    return (rest.isEmpty || rest.first == 0x23) && !(first >= 0x30 && first <= 0x39)
  }

  /// A key before `=`, with no colon in between.
  private static func isAssignment(_ words: ArraySlice<UInt8>) -> Bool {
    for byte in words {
      if byte == 0x3D { return true }
      guard isBare(byte) || [0x20, 0x09, 0x2E, 0x22, 0x27].contains(byte) else { return false }
    }
    return false
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    default: false
    }
  }
}
