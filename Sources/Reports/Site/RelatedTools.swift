import ToolModel

/// Finds tools of the same class on other servers: first those that share words of the name, then the neighbours in the
/// class. Bounded work for every tool, however large the catalogue is.
struct RelatedTools: Sendable {
  private let byWord: [String: [Int]]
  private let byCategory: [Category: [Int]]
  private static let bucketLimit = 64

  init(_ index: SiteIndex) {
    var byWord: [String: [Int]] = [:]
    var byCategory: [Category: [Int]] = [:]
    for (place, tool) in index.tools.enumerated() {
      byCategory[tool.category, default: []].append(place)
      for word in Self.words(tool.name) {
        let key = "\(tool.category.rawValue) \(word)"
        if byWord[key, default: []].count < Self.bucketLimit { byWord[key, default: []].append(place) }
      }
    }
    self.byWord = byWord
    self.byCategory = byCategory
  }

  /// Up to `limit` places in the index, at most one a server, none of the tool's own server.
  func places(for tool: SiteIndex.Tool, in index: SiteIndex, limit: Int = 6) -> [Int] {
    var scores: [Int: Int] = [:]
    for word in Self.words(tool.name) {
      for place in byWord["\(tool.category.rawValue) \(word)"] ?? [] { scores[place, default: 0] += 3 }
    }
    let mates = byCategory[tool.category] ?? []
    let start = Self.firstPlace(in: mates, index: index, server: tool.server)
    for offset in 0..<min(mates.count, Self.bucketLimit) {
      scores[mates[(start + offset) % mates.count], default: 0] += 1
    }
    var servers: Set<Int> = [tool.server]
    let ordered = scores.map { place, score in
      (place: place, score: score + Set(index.tools[place].capabilities).intersection(tool.capabilities).count)
    }.sorted { $0.score == $1.score ? $0.place < $1.place : $0.score > $1.score }
    var result: [Int] = []
    for candidate in ordered where servers.insert(index.tools[candidate.place].server).inserted {
      result.append(candidate.place)
      if result.count == limit { break }
    }
    return result
  }

  /// The first of `places` that belongs to `server` or a later one, by bisection: the places are in the index's order.
  private static func firstPlace(in places: [Int], index: SiteIndex, server: Int) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if index.tools[places[middle]].server < server { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Words of a name, lower-cased, split at everything but ASCII letters and at capitals; at most 8.
  private static func words(_ name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var previousIsLower = false
    for byte in name.utf8.prefix(200) {
      let isUpper = 0x41...0x5A ~= byte
      let isLower = 0x61...0x7A ~= byte
      if !(isUpper || isLower) || (isUpper && previousIsLower) {
        if word.utf8.count > 2 { words.append(word) }
        word = ""
      }
      if isUpper || isLower { word.unicodeScalars.append(Unicode.Scalar(byte | 0x20)) }
      previousIsLower = isLower
    }
    if word.utf8.count > 2 { words.append(word) }
    return Array(Set(words).sorted().prefix(8))
  }
}
