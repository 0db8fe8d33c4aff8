import Reports
import TestSupport
import ToolModel

/// A small made-up catalogue: two servers that were listed, one in part, one that failed.
enum Site {
  static let servers: [AssessedServer] = {
    let quay = Examples.snapshot(
      "pkg:pypi/quay-crane",
      tools: [
        #"{"name":"crane_list_loads","title":"Loads","description":"List the loads that wait.\nNewest first.","inputSchema":{"type":"object","properties":{"limit":{"type":"integer","default":20,"description":"How many"},"kind":{"enum":["box","bulk"]}},"required":["kind"]},"outputSchema":{"type":"object"},"annotations":{"readOnlyHint":true}}"#,
        #"{"name":"crane.run","inputSchema":{"type":"object","properties":{}}}"#,
      ], completeness: .partial(why: "the second page timed out"),
      diagnostics: [Diagnostic(code: "missing-schema", message: "a tool has no `inputSchema`", pointer: "/tools/3")])
    let failure = Examples.failure("pkg:pypi/silent-buoy")
    return [
      Examples.assessed(), assessed(quay),
      AssessedServer(source: failure.source, outcome: .failed(failure)),
    ]
  }()

  static func assessed(_ snapshot: ToolSnapshot) -> AssessedServer {
    AssessedServer(source: snapshot.source, outcome: .listed(snapshot, Examples.assessment(of: snapshot)))
  }

  static func render(
    _ servers: [AssessedServer] = servers, baseURL: String? = nil, theme: SiteTheme = .builtIn
  ) -> [SiteFile] {
    render(servers.map { SiteServer($0) }, baseURL: baseURL, theme: theme)
  }

  static func render(
    _ servers: [SiteServer], baseURL: String? = nil, theme: SiteTheme = .builtIn, known: [ServerID: KnownSlugs] = [:]
  ) -> [SiteFile] {
    var builder = SiteIndex.Builder(known: known)
    for server in servers { builder.add(server) }
    let renderer = SiteRenderer(
      index: builder.build(),
      settings: SiteSettings(baseURL: baseURL, generatorVersion: "0.1.0", rulesDigest: "sha256:rules", theme: theme),
      rules: rules)
    var files: [SiteFile] = []
    for server in servers { renderer.write(server) { files.append($0) } }
    renderer.writeGlobal { files.append($0) }
    return files
  }

  private static let rules = RuleBook([
    RuleBook.Entry(
      id: "destructive-name-verb", title: "The name says that something is lost", why: "a verb of loss leads the name",
      kind: "category", effect: "category destructive (strong)", state: "stable", confidencePercent: 97,
      references: ["OWASP-MCP03"], conditions: ["The name says a word of the list destroy."])
  ])

  static func page(_ path: String, of files: [SiteFile]) -> String {
    files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }
}
