import Digests
import JSONText
import Reports
import ToolModel

/// What a former run wrote into a site's folder, so that the next one knows what it can leave alone.
struct SiteManifest {
  /// Digest of everything that touches every page: version, rules, theme, settings.
  var environment: String
  /// Files that are not about one server.
  var global: [String]
  /// All files.
  var files: Int
  var servers: [Server]

  /// One server.
  struct Server {
    let id: ServerID
    /// What the store said of it.
    let mark: String
    /// Digest of all that its pages were made of.
    let input: String
    let slugs: KnownSlugs
    let files: Int
  }

  static let path = ".plimsoll-manifest.jsonl"
  private static let format = 1

  /// Reads the manifest of a folder; nil where there is none that this version understands.
  init?(of folder: SiteFolder) {
    guard folder.has(Self.path), let bytes = try? Files.read(folder.root + "/" + Self.path, limit: 1 << 30) else {
      return nil
    }
    let lines = bytes.split(separator: 0x0A)
    guard let first = lines.first, let head = try? JSONDocument(Array(first)).root,
      head["format"]?.integer == Self.format, let environment = head["environment"]?.string,
      let files = head["files"]?.integer
    else { return nil }
    self.environment = environment
    self.files = files
    global = head["global"]?.elements.compactMap(\.string) ?? []
    servers = []
    for line in lines.dropFirst() {
      guard let row = try? JSONDocument(Array(line)).root, let server = Server(row) else { return nil }
      servers.append(server)
    }
  }

  init(environment: String) {
    self.environment = environment
    global = []
    files = 0
    servers = []
  }

  var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.object { head in
      head.key("format")
      head.integer(Self.format)
      head.key("environment")
      head.string(environment)
      head.key("files")
      head.integer(files)
      head.key("global")
      head.array { list in for path in global { list.string(path) } }
    }
    var bytes = writer.bytes + [0x0A]
    for server in servers { bytes += server.line }
    return bytes
  }
}

extension SiteManifest.Server {
  fileprivate init?(_ row: JSONValue) {
    guard let id = row["server"]?.string, let mark = row["mark"]?.string, let input = row["input"]?.string,
      let slug = row["slug"]?.string, let files = row["files"]?.integer
    else { return nil }
    var tools: [KnownSlugs.Tool] = []
    for element in row["tools"].map({ Array($0.elements) }) ?? [] {
      let parts = Array(element.elements)
      guard parts.count == 3, let name = parts[0].string, let ordinal = parts[1].integer, let slug = parts[2].string
      else { return nil }
      tools.append(KnownSlugs.Tool(name: name, ordinal: ordinal, slug: slug))
    }
    self.init(
      id: ServerID(id), mark: mark, input: input, slugs: KnownSlugs(server: slug, tools: tools), files: files)
  }

  fileprivate var line: [UInt8] {
    var writer = JSONWriter()
    writer.object { row in
      for (key, value) in [("server", id.text), ("mark", mark), ("input", input), ("slug", slugs.server)] {
        row.key(key)
        row.string(value)
      }
      row.key("files")
      row.integer(files)
      row.key("tools")
      row.array { list in
        for tool in slugs.tools {
          list.array {
            $0.string(tool.name)
            $0.integer(tool.ordinal)
            $0.string(tool.slug)
          }
        }
      }
    }
    return writer.bytes + [0x0A]
  }
}
