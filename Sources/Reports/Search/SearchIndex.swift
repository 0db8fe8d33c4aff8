import JSONText
import ToolModel

/// The search index: small files that a script loads as it needs them.
///
/// - `facets.json`, loaded first: how many tools and servers there are, one character a tool for class and risk, the
///   capabilities, where each server's tools start, and which word shards exist.
/// - `w/XX.json`: words that begin with XX, each with the numbers of tools whose name holds it, of servers, and of tools
///   whose description begins with it; numbers as differences.
/// - `t/N.json`: names and addresses of 200 tools; `s/N.json`: of 200 servers.
struct SearchIndex {
  static let chunk = 200
  private let index: SiteIndex
  /// Servers that are shown, by place in the index; their numbers are their places here.
  private let servers: [Int]

  init(_ site: SiteRenderer) {
    index = site.index
    servers = site.index.shown
  }

  func files() -> [SiteFile] {
    let shards = wordShards()
    return [facets(shards.map(\.name))] + shards.map(\.file) + toolChunks() + serverChunks()
  }

  private func facets(_ shards: [String]) -> SiteFile {
    var writer = JSONWriter()
    writer.object { object in
      object.key("chunk")
      object.integer(Self.chunk)
      object.key("tools")
      object.integer(index.tools.count)
      object.key("servers")
      object.integer(servers.count)
      object.member("labels", labels)
      object.key("capabilities")
      object.object { lists in
        for capability in Capability.allCases {
          let places = index.tools.indices.filter { index.tools[$0].capabilities.contains(capability) }
          guard !places.isEmpty else { continue }
          lists.key(capability.rawValue)
          Self.differences(places, &lists)
        }
      }
      object.key("starts")
      Self.differences(servers.map { index.servers[$0].tools.lowerBound }, &object)
      object.key("shards")
      object.array { list in for shard in shards { list.string(shard) } }
    }
    return file("facets.json", writer)
  }

  /// One letter a tool: `a` for read and low, then by class and risk.
  private var labels: String {
    var text = ""
    for tool in index.tools {
      let value = tool.category.consequence * RiskLevel.allCases.count + tool.risk.step
      text.unicodeScalars.append(Unicode.Scalar(UInt8(0x61 + value)))
    }
    return text
  }

  private struct Postings {
    var names: [Int] = []
    var servers: [Int] = []
    var texts: [Int] = []
  }

  private func wordShards() -> [(name: String, file: SiteFile)] {
    var words: [String: Postings] = [:]
    for (number, place) in servers.enumerated() {
      for word in SearchWords.of(index.servers[place].name + " " + (index.servers[place].publisher ?? "")) {
        words[word, default: Postings()].servers.append(number)
      }
    }
    for (number, tool) in index.tools.enumerated() {
      let names = SearchWords.of(tool.name)
      for word in names { words[word, default: Postings()].names.append(number) }
      for word in SearchWords.of(tool.excerpt, dropping: true) where !names.contains(word) {
        words[word, default: Postings()].texts.append(number)
      }
    }
    var shards: [String: [String]] = [:]
    for word in words.keys { shards[SearchWords.shard(of: word), default: []].append(word) }
    return shards.sorted { $0.key < $1.key }.map { name, own in
      var writer = JSONWriter()
      writer.object { object in
        for word in own.sorted() {
          let postings = words[word] ?? Postings()
          object.key(word)
          object.array { list in
            Self.differences(postings.names, &list)
            Self.differences(postings.servers, &list)
            Self.differences(postings.texts, &list)
          }
        }
      }
      return (name, file("w/\(name).json", writer))
    }
  }

  private func toolChunks() -> [SiteFile] {
    let numbers = Dictionary(
      servers.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    return stride(from: 0, to: index.tools.count, by: Self.chunk).map { start in
      var writer = JSONWriter()
      writer.array { list in
        for tool in index.tools[start..<min(start + Self.chunk, index.tools.count)] {
          list.array {
            $0.string(VisibleText.folded(tool.name, limit: 120))
            $0.string(tool.slug)
            $0.integer(numbers[tool.server] ?? 0)
            $0.string(tool.excerpt)
          }
        }
      }
      return file("t/\(start / Self.chunk).json", writer)
    }
  }

  private func serverChunks() -> [SiteFile] {
    stride(from: 0, to: servers.count, by: Self.chunk).map { start in
      var writer = JSONWriter()
      writer.array { list in
        for place in servers[start..<min(start + Self.chunk, servers.count)] {
          let server = index.servers[place]
          list.array {
            $0.string(VisibleText.folded(server.name, limit: 120))
            $0.string(server.slug)
            $0.integer(server.counts.tools)
            $0.string(server.counts.worstRisk?.rawValue ?? "")
          }
        }
      }
      return file("s/\(start / Self.chunk).json", writer)
    }
  }

  private func file(_ name: String, _ writer: JSONWriter) -> SiteFile {
    SiteFile(path: SitePaths.search + name, bytes: writer.bytes)
  }

  /// Ascending numbers as differences: short, and they compress well.
  private static func differences(_ numbers: [Int], _ list: inout JSONWriter) {
    list.array { values in
      var last = 0
      for number in numbers {
        values.integer(number - last)
        last = number
      }
    }
  }
}
