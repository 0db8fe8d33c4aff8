import Digests

/// Names made fit for a path: `a-z`, `0-9` and `-` only, never empty, never a name that some file system reserves.
package enum Slug {
  private static let longest = 80

  /// The slug of a name by itself; two names may share it.
  static func plain(_ name: String) -> String {
    var text = ""
    var pendingDash = false
    for byte in name.utf8 {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: append(byte)
      case 0x41...0x5A: append(byte + 0x20)
      default: pendingDash = !text.isEmpty
      }
      if text.utf8.count >= longest { break }
    }
    return isReserved(text) || text.utf8.count >= longest ? "" : text

    func append(_ byte: UInt8) {
      if pendingDash { text += "-" }
      pendingDash = false
      text.unicodeScalars.append(Unicode.Scalar(byte))
    }
  }

  /// A slug that depends on the name alone: with a hash where the name says too little.
  static func plainOrHashed(_ name: String) -> String {
    let slug = plain(name)
    return slug.isEmpty ? "\(prefix(of: name))-\(Digest.sha256(name).prefix(8))" : slug
  }

  /// Slugs for things that stand side by side, in the order given: a known one as it was, else the plain one where it
  /// belongs to one thing alone, else one with a short hash of the identity. Without known ones the result depends on
  /// the set, not on its order.
  package static func distinct(_ things: [(name: String, identity: String)], known: [String?] = []) -> [String] {
    let plain = things.map { Self.plain($0.name) }
    var counts: [String: Int] = [:]
    for slug in plain { counts[slug, default: 0] += 1 }
    var taken = Set(known.compactMap(\.self))
    let free = Set(counts.filter { $0.value == 1 && !$0.key.isEmpty && !taken.contains($0.key) }.keys)
    taken.formUnion(free)
    return things.indices.map { place in
      if place < known.count, let slug = known[place] { return slug }
      let slug = plain[place]
      if free.contains(slug) { return slug }
      let hash = Digest.sha256(things[place].identity)
      let stem = slug.isEmpty ? prefix(of: things[place].name) : slug
      for digits in [8, 16, 64] {
        let candidate = "\(stem)-\(hash.prefix(digits))"
        if taken.insert(candidate).inserted { return candidate }
      }
      // Only two things of the same identity get here, and the callers see to it that there are none.
      return "\(stem)-\(hash)-\(taken.count)"
    }
  }

  private static func prefix(of name: String) -> String {
    let kept = name.utf8.prefix(40).compactMap { byte -> UInt8? in
      switch byte {
      case 0x30...0x39, 0x61...0x7A: byte
      case 0x41...0x5A: byte + 0x20
      default: nil
      }
    }
    return kept.isEmpty ? "x" : String(decoding: kept, as: UTF8.self)
  }

  /// Device names that Windows keeps for itself in every folder.
  private static func isReserved(_ slug: String) -> Bool {
    switch slug {
    case "con", "prn", "aux", "nul": true
    default:
      slug.utf8.count == 4 && (slug.hasPrefix("com") || slug.hasPrefix("lpt"))
        && slug.utf8.last.map { 0x30...0x39 ~= $0 } == true
    }
  }
}
