import JSONText
import ToolModel

/// One server's rows in the files to download.
package struct DataRows: Sendable {
  package let tools: [UInt8]
  package let toolsTable: [UInt8]
  package let servers: [UInt8]
  package let findings: [UInt8]

  /// The first line of `tools.csv`.
  package static let tableHead = Array(
    (columns.joined(separator: ",") + "\n").utf8)

  private static let columns = [
    "server", "server_name", "tool", "ordinal", "category", "risk", "confidence", "capabilities", "recommended",
    "tokens", "digest", "path",
  ]

  /// Empty for a server that is not part of the site or was taken down.
  package init(_ server: SiteServer, _ site: SiteRenderer) {
    guard server.takedown == nil, let place = site.index.place(of: server.assessed.source.id) else {
      (tools, toolsTable, servers, findings) = ([], [], [], [])
      return
    }
    let row = site.index.servers[place]
    var toolLines = JSONLines()
    var findingLines = JSONLines()
    var serverLines = JSONLines()
    var table: [UInt8] = []
    serverLines.line { Self.write(row, &$0) }
    if case .listed(let snapshot, let assessment) = server.assessed.outcome {
      let context = ServerContext(
        place: place, server: server, snapshot: snapshot, assessment: assessment, site: site, light: true)
      for tool in context.tools {
        toolLines.line { Self.write(tool, row, context, &$0) }
        Self.write(tool, row, &table)
      }
      for finding in assessment.findings {
        findingLines.line { line in
          line.object { object in
            object.member("server", row.id.text)
            object.member("tool", optional: finding.tool?.name)
            object.member("id", finding.id)
            object.member("severity", finding.severity.rawValue)
            object.member("title", finding.title)
            object.member("remedy", finding.remedy)
          }
        }
      }
    }
    tools = toolLines.bytes
    toolsTable = table
    servers = serverLines.bytes
    findings = findingLines.bytes
  }

  private static func write(_ row: SiteIndex.Server, _ line: inout JSONWriter) {
    line.object { object in
      object.member("id", row.id.text)
      object.member("name", row.name)
      object.member("publisher", optional: row.publisher)
      object.member("version", optional: row.version)
      object.member("outcome", row.failure != nil ? "failed" : row.isPartial ? "partial" : "complete")
      object.member("reason", optional: row.failure?.reason.rawValue)
      object.member("listedAt", optional: row.listedAt.map { TimeText($0).timestamp })
      object.member("grade", optional: row.grade?.letter)
      object.key("points")
      if let grade = row.grade { object.integer(grade.points) } else { object.null() }
      object.key("tokens")
      object.integer(row.tokens)
      object.key("summary")
      SummaryObject.write(row.counts, to: &object)
      object.member("path", SitePaths.server(row.slug))
    }
  }

  private static func write(
    _ tool: ServerContext.Tool, _ row: SiteIndex.Server, _ context: ServerContext, _ line: inout JSONWriter
  ) {
    line.object { object in
      object.member("server", row.id.text)
      object.member("serverName", row.name)
      VerdictRow.write(tool.verdict, findings: context.findings[tool.verdict.key], to: &object)
      object.key("ordinal")
      object.integer(tool.row.ordinal)
      object.member("recommended", tool.decision.treatment.rawValue)
      object.key("tokens")
      object.integer(tool.row.tokens)
      object.member("digest", tool.verdict.definitionDigest)
      object.member("path", SitePaths.tool(tool.row.slug, of: row.slug))
    }
  }

  private static func write(_ tool: ServerContext.Tool, _ row: SiteIndex.Server, _ table: inout [UInt8]) {
    let cells = [
      CSVCell.text(row.id.text), CSVCell.text(row.name), CSVCell.text(tool.row.name), String(tool.row.ordinal),
      tool.verdict.category.rawValue, tool.verdict.risk.rawValue, String(tool.verdict.confidencePercent),
      tool.verdict.capabilities.map(\.rawValue).joined(separator: " "), tool.decision.treatment.rawValue,
      String(tool.row.tokens), tool.verdict.definitionDigest, SitePaths.tool(tool.row.slug, of: row.slug),
    ]
    table += Array((cells.joined(separator: ",") + "\n").utf8)
  }

  /// Values one a line.
  private struct JSONLines {
    private(set) var bytes: [UInt8] = []

    mutating func line(_ body: (inout JSONWriter) -> Void) {
      var writer = JSONWriter()
      body(&writer)
      bytes += writer.bytes
      bytes.append(0x0A)
    }
  }
}
