import ToolModel

/// Finds tools of the same class on other servers, and tools of less risk with a similar name: by words of the names.
/// Bounded work for every tool, however large the catalogue is.
struct RelatedTools: Sendable {
  /// The words of each tool's name, as numbers.
  private let words: [[Int32]]
  /// Tools by class and word, at most `bucketLimit` a bucket.
  private let buckets: [[Int32]]
  private let byCategory: [[Int32]]
  private static let bucketLimit = 24

  init(_ index: SiteIndex) {
    var numbers: [String: Int32] = [:]
    var words: [[Int32]] = []
    var buckets: [[Int32]] = []
    var byCategory: [[Int32]] = Array(repeating: [], count: Category.allCases.count)
    words.reserveCapacity(index.tools.count)
    for (place, tool) in index.tools.enumerated() {
      let kind = tool.category.consequence
      byCategory[kind].append(Int32(place))
      var own: [Int32] = []
      for word in Self.words(tool.name) {
        let number = numbers[word] ?? Int32(numbers.count)
        if numbers.updateValue(number, forKey: word) == nil {
          buckets.append(contentsOf: repeatElement([], count: Category.allCases.count))
        }
        own.append(number)
        let bucket = Int(number) * Category.allCases.count + kind
        if buckets[bucket].count < Self.bucketLimit { buckets[bucket].append(Int32(place)) }
      }
      words.append(own)
    }
    self.words = words
    self.buckets = buckets
    self.byCategory = byCategory
  }

  /// Up to `limit` places in the index of tools of the same class, at most one a server, none of the tool's own server.
  func places(for place: Int, in index: SiteIndex, limit: Int = 6) -> [Int] {
    let tool = index.tools[place]
    let kind = tool.category.consequence
    var candidates = shared(place, kinds: [kind])
    let mates = byCategory[kind]
    let start = Self.firstPlace(in: mates, index: index, server: tool.server)
    // Neighbours fill up what names do not give.
    for offset in 0..<min(mates.count, Self.bucketLimit) {
      candidates.append((mates[(start + offset) % mates.count], 1))
    }
    return best(candidates, for: tool, in: index, limit: limit) { _ in true }
  }

  /// Up to `limit` tools of other servers that share most of the name's words and have less risk.
  func alternatives(for place: Int, in index: SiteIndex, limit: Int = 4) -> [Int] {
    let tool = index.tools[place]
    guard tool.risk > .low else { return [] }
    let needed = words[place].count > 2 ? 6 : 3
    let candidates = shared(place, kinds: Array(0...tool.category.consequence)).filter { $0.score >= needed }
    return best(candidates, for: tool, in: index, limit: limit) { $0.risk < tool.risk }
  }

  private typealias Candidate = (place: Int32, score: Int)

  /// Tools that share words, three points a word.
  private func shared(_ place: Int, kinds: [Int]) -> [Candidate] {
    var all: [Int32] = []
    for word in words[place] {
      for kind in kinds { all += buckets[Int(word) * Category.allCases.count + kind] }
    }
    all.sort()
    var result: [Candidate] = []
    for place in all {
      if result.last?.place == place { result[result.count - 1].score += 3 } else { result.append((place, 3)) }
    }
    return result
  }

  private func best(
    _ candidates: [Candidate], for tool: SiteIndex.Tool, in index: SiteIndex, limit: Int,
    where condition: (SiteIndex.Tool) -> Bool
  ) -> [Int] {
    let scored = candidates.map { candidate -> Candidate in
      let other = index.tools[Int(candidate.place)].capabilities
      return (candidate.place, candidate.score + tool.capabilities.count { other.contains($0) })
    }
    var servers: Set<Int> = [tool.server]
    var result: [Int] = []
    for candidate in scored.sorted(by: { $0.score == $1.score ? $0.place < $1.place : $0.score > $1.score }) {
      let other = index.tools[Int(candidate.place)]
      guard condition(other), servers.insert(other.server).inserted else { continue }
      result.append(Int(candidate.place))
      if result.count == limit { break }
    }
    return result
  }

  /// The first of `places` that belongs to `server` or a later one, by bisection: the places are in the index's order.
  private static func firstPlace(in places: [Int32], index: SiteIndex, server: Int) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if index.tools[Int(places[middle])].server < server { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Words of a name, lower-cased, split at everything but ASCII letters and at capitals; at most 8.
  static func words(_ name: String) -> [String] {
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
