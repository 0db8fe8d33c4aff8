/// Shapes of well-known credentials: a fixed beginning and enough characters of its alphabet, without an order that
/// a person would type.
enum SecretShapes {
  private static let shapes: [(prefix: String, minimum: Int)] = [
    ("AKIA", 16), ("ASIA", 16), ("AIza", 35), ("ghp_", 36), ("gho_", 36), ("ghs_", 36), ("ghu_", 36),
    ("github_pat_", 60), ("glpat-", 20), ("sk-ant-", 40), ("sk-proj-", 40), ("sk-or-", 40), ("sk_live_", 24),
    ("rk_live_", 24), ("sk-", 40), ("xoxb-", 24), ("xoxp-", 24), ("xoxa-", 24), ("xapp-", 24), ("npm_", 36),
    ("pypi-", 50), ("hf_", 32), ("SG.", 60), ("dop_v1_", 60), ("shpat_", 32), ("gsk_", 40), ("eyJhbGciOi", 60),
    ("-----BEGIN PRIVATE KEY-----", 24), ("-----BEGIN RSA PRIVATE KEY-----", 24),
    ("-----BEGIN EC PRIVATE KEY-----", 24), ("-----BEGIN OPENSSH PRIVATE KEY-----", 24),
  ]

  /// Whether any shape begins with these two bytes: most words end here.
  private static func begins(_ first: UInt8, _ second: UInt8) -> Bool {
    switch (first, second) {
    case (0x41, 0x4B), (0x41, 0x53), (0x41, 0x49), (0x67, 0x68), (0x67, 0x69), (0x67, 0x6C), (0x67, 0x73),
      (0x73, 0x6B), (0x73, 0x68), (0x72, 0x6B), (0x78, 0x6F), (0x78, 0x61), (0x6E, 0x70), (0x70, 0x79), (0x68, 0x66),
      (0x53, 0x47), (0x64, 0x6F), (0x65, 0x79), (0x2D, 0x2D):
      true
    default: false
    }
  }

  /// One past the credential that begins at the position; nil if none does.
  static func match(_ bytes: [UInt8], _ position: Int, _ range: Range<Int>) -> Int? {
    guard position + 1 < range.upperBound, begins(bytes[position], bytes[position + 1]) else { return nil }
    if position > range.lowerBound, isPart(bytes[position - 1]) { return nil }
    for shape in shapes where SpotScan.starts(bytes, shape.prefix, position, range) {
      let start = position + shape.prefix.utf8.count
      var end = start
      // The text of a key file goes on over line ends.
      let isFile = bytes[position] == 0x2D
      while end < range.upperBound, isPart(bytes[end]) || (isFile && bytes[end] == 0x0A) { end += 1 }
      if end - start >= shape.minimum, looksRandom(bytes[start..<end]), !isExample(bytes[position..<end]) {
        return end
      }
    }
    return nil
  }

  /// `xxxxxxxx`, `abcdefgh` and the like stand for a secret, they are none: a random text of an alphabet of 60 has many
  /// different characters, and its neighbours are no neighbours in the alphabet.
  private static func looksRandom(_ text: ArraySlice<UInt8>) -> Bool {
    var distinct: Set<UInt8> = []
    var steps = 0
    var before: UInt8 = 0
    for byte in text.prefix(200) {
      distinct.insert(byte)
      if byte == before &+ 1 || byte == before { steps += 1 }
      before = byte
    }
    return distinct.count >= 10 && steps * 4 < min(text.count, 200)
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    0x61...0x7A ~= byte | 0x20 || 0x30...0x39 ~= byte || byte == 0x5F || byte == 0x2D || byte == 0x2B || byte == 0x2F
      || byte == 0x2E || byte == 0x3D
  }

  private static func isExample(_ text: ArraySlice<UInt8>) -> Bool {
    let lower = String(decoding: text, as: UTF8.self).lowercased()
    return ["example", "xxxx", "your", "placeholder", "12345678", "sample", "dummy", "fake", "test", "redacted", "..."]
      .contains { lower.contains($0) }
  }
}
