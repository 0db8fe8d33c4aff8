import Digests
import Reports
import ToolModel

/// Writes the reports of one audit, each to its file by rename or to standard output.
struct ReportWriting {
  let servers: [AssessedServer]
  let rulesDigest: String
  /// The scanned file of each server, where there is one.
  let files: [ServerID: String]
  /// What fails a case of the JUnit report.
  let thresholds: AuditJUnit.Thresholds
  /// Signs the in-toto statement, if there is one.
  let signingKey: SigningKey?
  /// Whether the table shows every tool with all its evidence.
  let verbose: Bool
  /// Findings that the project's file left out, and that file.
  var suppressed = 0
  var suppressor = ""
  /// The command to run next, shown below the table.
  var next: String?

  /// Files first, so that they are there when somebody reads the end of the output.
  func write(_ plan: [ReportRequest]) throws {
    for request in plan {
      if let path = request.path { try Files.write(bytes(of: request), to: path) }
    }
    for request in plan where request.path == nil { Console.result(bytes(of: request)) }
  }

  private func bytes(of request: ReportRequest) -> [UInt8] {
    switch request.format {
    case .table: Array(table(forConsole: request.path == nil).utf8)
    case .json: AuditReport.json(servers, producer: producer, suppressed: suppressed)
    case .jsonl: AuditLines.jsonl(servers)
    case .markdown: AuditMarkdown.markdown(servers)
    case .html: AuditHTML.html(servers, producer: producer)
    case .csv: AuditCSV.csv(servers)
    case .junit: AuditJUnit.xml(servers, thresholds: thresholds)
    case .cyclonedx: AuditCycloneDX.bom(servers, producer: producer)
    case .intoto: AuditInToto.statement(servers, producer: producer, signedBy: signingKey)
    case .github: AuditCommands.commands(servers, files: files)
    case .sarif: AuditSARIF.sarif(servers, producer: producer, files: files)
    }
  }

  private var producer: ReportProducer { ReportProducer(version: Version.number, rulesDigest: rulesDigest) }

  private func table(forConsole: Bool) -> String {
    var notes: [String] = []
    if suppressed > 0 {
      notes.append("Suppressed by \(Printable.text(suppressor)): \(Printable.count(suppressed, "finding")).")
    }
    if let next { notes.append("Next: \(Printable.text(next))") }
    return AuditTable.text(
      servers, width: forConsole && Terminal.resultIsTerminal ? Terminal.width : nil,
      color: forConsole && Terminal.usesColor, verbose: verbose, notes: notes)
  }
}
