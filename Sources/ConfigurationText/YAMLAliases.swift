/// Aliases of aliases grow without bound ("billion laughs"), already while libyaml's tree is built. Nesting needs no guard:
/// libyaml ends at 1,000 levels.
enum YAMLAliases {
  /// So many aliases multiply a value by less than 2,000 whatever they repeat.
  static let limit = 20

  /// True if there may be more. It looks for `&` and `*` before a word, wherever they stand: text that is full of both is
  /// refused too.
  static func mayMultiply(_ bytes: [UInt8]) -> Bool {
    var anchors = 0
    var aliases = 0
    for (byte, next) in zip(bytes, bytes.dropFirst()) where next > 0x20 {
      if byte == 0x26 { anchors += 1 }
      if byte == 0x2A, next != 0x2A { aliases += 1 }
    }
    return anchors > 0 && aliases > limit
  }
}
