/// Shapes of well-known credentials: a fixed beginning and enough characters of its alphabet.
enum SecretShapes {
  private static let shapes: [(prefix: StaticString, minimum: Int)] = [
    ("AKIA", 16), ("AIza", 35), ("ghp_", 36), ("gho_", 36), ("ghs_", 36), ("github_pat_", 60), ("glpat-", 20),
    ("sk-ant-", 40), ("sk-proj-", 40), ("sk_live_", 24), ("sk-", 40), ("xoxb-", 24), ("xoxp-", 24),
    ("-----BEGIN PRIVATE KEY-----", 24), ("-----BEGIN RSA PRIVATE KEY-----", 24),
    ("-----BEGIN OPENSSH PRIVATE KEY-----", 24), ("eyJhbGciOi", 60),
  ]

  /// One past the credential that begins at the position; nil if none does.
  static func match(_ bytes: [UInt8], _ position: Int, _ range: Range<Int>) -> Int? {
    if position > range.lowerBound, isPart(bytes[position - 1]) { return nil }
    for shape in shapes where SpotScan.starts(bytes, shape.prefix, position, range) {
      let start = position + shape.prefix.utf8CodeUnitCount
      var end = start
      var distinct: Set<UInt8> = []
      while end < range.upperBound, isPart(bytes[end]) || bytes[end] == 0x0A {
        distinct.insert(bytes[end])
        end += 1
      }
      // `xxxxxxxx` and the like stand for a secret, they are none.
      if end - start >= shape.minimum, distinct.count >= 8, !isExample(bytes[position..<end]) { return end }
    }
    return nil
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    0x61...0x7A ~= byte | 0x20 || 0x30...0x39 ~= byte || byte == 0x5F || byte == 0x2D || byte == 0x2B || byte == 0x2F
      || byte == 0x2E || byte == 0x3D
  }

  private static func isExample(_ text: ArraySlice<UInt8>) -> Bool {
    let lower = String(decoding: text, as: UTF8.self).lowercased()
    return ["example", "xxxx", "your", "placeholder", "12345678"].contains { lower.contains($0) }
  }
}
