import ArgumentParser
import Drift
import Reports
import ToolModel

/// How a comparison is told.
struct DriftOptions: ParsableArguments {
  @Option(help: "The form of the comparison on standard output: table, json or markdown.")
  var format: DriftFormat = .table

  @Option(name: .shortAndLong, help: ArgumentHelp("Write the comparison to this file.", valueName: "path"))
  var output: String?

  enum DriftFormat: String, ExpressibleByArgument, CaseIterable { case table, json, markdown }

  /// Writes the comparison.
  func write(_ drifts: [ServerDrift], unseen: [CrawlFailure], rulesDigest: String) throws {
    let bytes: [UInt8]
    switch format {
    case .json:
      bytes = DriftReport.json(
        drifts, unseen: unseen, producer: ReportProducer(version: Version.number, rulesDigest: rulesDigest))
    case .markdown: bytes = DriftMarkdown.markdown(drifts)
    case .table:
      let isForTerminal = output == nil && Terminal.resultIsTerminal
      bytes = Array(
        DriftTable.text(
          drifts, width: isForTerminal ? Terminal.width : nil, color: output == nil && Terminal.usesColor
        ).utf8)
    }
    if let output { try Files.write(bytes, to: output) } else { Console.result(bytes) }
  }
}
