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

  static func render(_ servers: [AssessedServer] = servers, baseURL: String? = nil) -> [SiteFile] {
    var builder = SiteIndex.Builder()
    for server in servers { builder.add(server) }
    let renderer = SiteRenderer(
      index: builder.build(),
      settings: SiteSettings(
        baseURL: baseURL, generatorVersion: "0.1.0", rulesDigest: "sha256:rules", buildDate: "2025-10-09"))
    return servers.flatMap { renderer.pages(for: $0) } + renderer.globalPages()
  }

  static func page(_ path: String, of files: [SiteFile]) -> String {
    files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }
}
