import JSONText
import ToolModel

/// How a client is told of the server: an `mcpServers` entry of what the catalogue knows, without any value.
struct ServerInstall {
  let context: ServerContext

  func write(to html: inout HTMLWriter) {
    html.heading("install", "Install")
    guard let snippet else {
      html.markup("<p>This is a saved list of tools: the catalogue does not know how the server is reached.</p>\n")
      return
    }
    html.markup(
      """
      <p>As this catalogue reached it. Put the policy in place first; values such as keys are yours to fill in.</p>

      """)
    PolicyBlock.code(snippet, to: &html)
  }

  /// The entry; nil for a saved list.
  var snippet: [UInt8]? {
    var writer = JSONWriter(indentation: 2)
    let location = context.snapshot.source.location
    if case .savedList = location { return nil }
    writer.object { root in
      root.key("mcpServers")
      root.object { servers in
        servers.key(VisibleText.folded(context.row.name, limit: 80))
        servers.object { entry in
          switch location {
          case .command(let line): Self.write(line, &entry)
          case .endpoint(let endpoint): Self.write(endpoint, &entry)
          case .package(let package): Self.write(package, &entry)
          case .savedList: break
          }
        }
      }
    }
    return writer.bytes + [0x0A]
  }

  private static func write(_ line: CommandLine, _ entry: inout JSONWriter) {
    // A path on the machine that crawled means nothing elsewhere: its last part does.
    entry.member("command", String(line.executable.split(separator: "/").last ?? Substring(line.executable)))
    if !line.arguments.isEmpty {
      entry.key("args")
      entry.array { list in for argument in line.arguments.prefix(40) { list.string(shown(argument)) } }
    }
    if !line.environment.isEmpty { fields("env", line.environment, &entry) }
  }

  private static func write(_ package: PackageRequest, _ entry: inout JSONWriter) {
    let separator = package.ecosystem == .pypi ? "==" : package.ecosystem == .npm ? "@" : ":"
    // A range stands as it is; a plain version is joined as the ecosystem writes it.
    let isRange = package.version?.first.map { "<>=!~^*".contains($0) } ?? false
    let version = package.version.map { (isRange && package.ecosystem == .pypi ? "" : separator) + $0 } ?? ""
    let name = package.name + version
    entry.member("command", package.ecosystem == .pypi ? "uvx" : package.ecosystem == .npm ? "npx" : "docker")
    entry.key("args")
    entry.array { list in
      if package.ecosystem == .npm { list.string("-y") }
      if package.ecosystem == .oci { for word in ["run", "-i", "--rm"] { list.string(word) } }
      if let program = package.program, package.ecosystem == .pypi {
        for word in ["--from", name, program] { list.string(word) }
      } else {
        list.string(name)
      }
      for argument in package.arguments.prefix(40) { list.string(shown(argument)) }
    }
    if !package.environment.isEmpty { fields("env", package.environment, &entry) }
  }

  private static func write(_ endpoint: Endpoint, _ entry: inout JSONWriter) {
    entry.member("type", "http")
    entry.member("url", endpoint.url)
    if !endpoint.headers.isEmpty { fields("headers", endpoint.headers, &entry) }
  }

  private static func fields(_ key: String, _ fields: [ConfiguredField], _ entry: inout JSONWriter) {
    entry.key(key)
    entry.object { object in for field in fields.prefix(40) { object.member(field.name, "YOUR VALUE") } }
  }

  private static func shown(_ argument: ConfiguredText) -> String {
    switch argument {
    case .literal(let text): text
    case .secret: "YOUR VALUE"
    }
  }
}
