package import ToolModel

/// GitHub's workflow commands: each finding, each tool of high or critical risk and each server that was not seen as an
/// annotation at the entry of the scanned file.
///
/// Source: "Workflow commands for GitHub Actions": data escapes `%`, CR and LF; properties `:` and `,` too.
package enum AuditCommands {
  /// Annotations of one kind that a step shows; the worst come first, and a notice counts the rest.
  package static let shownLimit = 10

  /// One command a line.
  package static func commands(_ servers: [AssessedServer], files: [ServerID: String] = [:]) -> [UInt8] {
    var lines: [String] = []
    for server in servers {
      let name = VisibleText.folded(server.source.name, limit: 80)
      switch server.outcome {
      case .failed(let failure):
        lines.append(
          command(
            "error", at: server.source, files, title: "MCP server not listed",
            text: "`\(name)`: \(VisibleText.folded(failure.message))"))
      case .listed(let snapshot, _):
        guard case .partial(let why) = snapshot.completeness else { continue }
        lines.append(
          command(
            "warning", at: server.source, files, title: "MCP server listed in part",
            text: "`\(name)`: \(VisibleText.folded(why))"))
      }
    }
    let results = SARIFResult.all(of: servers, files: files)
    var counts: [String: Int] = [:]
    var left = 0
    for result in results {
      let word = result.level == "note" ? "notice" : result.level
      guard counts[word, default: 0] < shownLimit else {
        left += 1
        continue
      }
      counts[word, default: 0] += 1
      lines.append(
        "::\(word) file=\(property(result.path)),line=\(result.line),col=\(result.column),"
          + "title=\(property(result.rule.title))::\(data(result.message))")
    }
    if left > 0 {
      lines.append("::notice title=plimsoll::\(English.count(left, "more annotation")) left out: see the report")
    }
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  private static func command(
    _ word: String, at source: ServerSource, _ files: [ServerID: String], title: String, text: String
  ) -> String {
    let place = source.origin.map { ",line=\(max($0.line, 1)),col=\(max($0.column, 1))" } ?? ""
    let file = files[source.id].map { "file=\(property($0))\(place)," } ?? ""
    return "::\(word) \(file)title=\(property(title))::\(data(text))"
  }

  private static func data(_ text: String) -> String {
    VisibleText.line(text, limit: 2_000).replacing("%", with: "%25")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
