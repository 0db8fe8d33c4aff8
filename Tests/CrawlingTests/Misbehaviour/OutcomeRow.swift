import Crawling
import ToolModel

/// What became of one mode, as a row of the manual.
struct OutcomeRow: Sendable {
  let mode: ListedMode
  let outcome: CrawlOutcome

  /// `| name | description | outcome | tools | remarks |`
  var markdown: String {
    let cells = ["`\(mode.name)`", mode.description, ending, tools, remarks]
    return "| " + cells.map(Self.cell).joined(separator: " | ") + " |"
  }

  private var ending: String {
    switch outcome {
    case .success(let snapshot):
      switch snapshot.completeness {
      case .complete: "complete"
      case .partial(let why): "partial: \(why)"
      }
    case .failure(let failure):
      // The port is another one in every run.
      "**\(failure.reason.rawValue)**: \(failure.message.replacing(/port \d+/, with: "port PORT"))"
    }
  }

  private var tools: String {
    guard case .success(let snapshot) = outcome else { return "–" }
    return String(snapshot.tools.count)
  }

  /// The codes of all diagnostics, each once, with how often it came.
  private var remarks: String {
    guard case .success(let snapshot) = outcome else { return "" }
    var counts: [String: Int] = [:]
    for diagnostic in snapshot.diagnostics { counts[diagnostic.code, default: 0] += 1 }
    let codes = counts.sorted { $0.key < $1.key }.map { $1 == 1 ? "`\($0)`" : "`\($0)` ×\($1)" }
    return (listings(snapshot.relisting) + codes).joined(separator: ", ")
  }

  /// What further listings brought: `**cloaking** (/instructions changed; burn_box added)`.
  private func listings(_ relisting: Relisting?) -> [String] {
    guard let relisting else { return [] }
    guard relisting.outcome != .same else { return ["same in \(relisting.listings) listings"] }
    let differences = relisting.differences.map { "\($0.tool ?? "")\($0.pointer) \($0.kind.rawValue)" }
    return ["**\(relisting.outcome.rawValue)** (\(differences.joined(separator: "; ")))"]
  }

  private static func cell(_ text: String) -> String {
    String(text.map { $0 == "|" || $0.isNewline ? " " : $0 })
  }
}
