import JSONText
import Transfers

/// A package on this machine, as the fetcher described it. Its words may come from the package itself: they are checked
/// and never taken for paths without that.
struct FetchedPackage: Sendable, Hashable {
  let version: String
  /// `sha256:` and hexadecimal digits, or a subresource integrity text of npm (`sha512-…`).
  let digest: String
  /// The scheme, host and port that the archive came from; empty if the fetcher did not say.
  let origin: String
  /// The programs that the package brings.
  let scripts: [String]
  /// `python -m NAME` works.
  let isModule: Bool
  /// The folder that is shown as `/package`.
  var folder = ""

  /// Reads the fetcher's answer; nil if it is none.
  init?(_ bytes: [UInt8]) {
    guard bytes.count <= 1 << 20, let root = try? JSONDocument(bytes).root, let version = root["version"]?.string,
      let digest = root["digest"]?.string, Self.isPlain(version), version.utf8.count <= 200, Self.isDigest(digest)
    else { return nil }
    self.version = version
    self.digest = digest
    origin = root["origin"]?.string.flatMap(Self.place) ?? ""
    var scripts: [String] = []
    if let list = root["scripts"] {
      scripts = list.elements.prefix(1_000).compactMap(\.string).filter(Self.isProgramName)
    }
    self.scripts = scripts
    isModule = root["module"]?.boolean == true
  }

  var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      for (key, text) in [("version", version), ("digest", digest), ("origin", origin)] {
        writer.key(key)
        writer.string(text)
      }
      writer.key("scripts")
      writer.array { writer in for script in scripts { writer.string(script) } }
      writer.key("module")
      writer.boolean(isModule)
    }
    return writer.bytes
  }

  /// Versions of PEP 440 and semver.org consist of these; a slash would leave the cache.
  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty && text.first != "."
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x5F, 0x21: true
        default: false
        }
      }
  }

  /// Nothing of a path or a query, which may hold a token.
  private static func place(_ url: String) -> String? {
    guard let url = CanonicalURL.parse(url) else { return nil }
    let port = url.port == (url.scheme == "https" ? 443 : 80) ? "" : ":\(url.port)"
    return "\(url.scheme)://\(url.host)\(port)"
  }

  private static func isDigest(_ text: String) -> Bool {
    text.utf8.count <= 200 && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
  }

  private static func isProgramName(_ text: String) -> Bool {
    isPlain(text.replacing("@", with: "")) && text.utf8.count <= 200
  }

  /// The program to start: the one asked for; the one of the package's name; the only one; one with `mcp` in its name.
  func program(asked: String?, package name: String) -> String? {
    if let asked { return scripts.contains(asked) ? asked : nil }
    let short = (name.split(separator: "/").last.map(String.init) ?? name).lowercased()
    func plain(_ text: String) -> String { text.lowercased().filter { $0 != "-" && $0 != "_" && $0 != "." } }
    if let same = scripts.first(where: { plain($0) == plain(short) }) { return same }
    if scripts.count == 1 { return scripts.first }
    let candidates = scripts.filter { $0.lowercased().contains("mcp") }
    return candidates.first { $0.lowercased().hasSuffix("server") || $0.lowercased().hasSuffix("mcp") }
      ?? candidates.first
  }
}
