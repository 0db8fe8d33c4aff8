import ArgumentParser
import Classification
import Reports
import RulePacks
import ToolModel

/// Verdicts against labels.
struct RulesBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Compare the labels with those of careful readers: accuracy, confusion, calibration.",
    discussion: """
      A row of the file holds one tool, as `plimsoll classify` reads it, and its label: `category` and `risk`.
      """)

  @OptionGroup(title: "Rules") var options: RuleOptions

  @Option(help: ArgumentHelp("Write a page with every miss to this file.", valueName: "path"))
  var html: String?

  @Argument(help: "The file with labelled tools, one JSON object a line.")
  var labels: String

  func run() throws {
    let classifier = Classifier(try RuleChoice(options).pack)
    var report = LabelReport()
    var misses: [BenchMiss] = []
    var skipped = 0
    var lines = LineCutter()
    func take(_ line: [UInt8]) {
      guard line.contains(where: { $0 > 0x20 }) else { return }
      guard let row = LabelledRow(line),
        let verdict = classifier.assess(RowReader.snapshot([row.row])).verdicts.first
      else {
        skipped += 1
        return
      }
      report.add(row, verdict)
      if verdict.category != row.category || verdict.risk != row.risk {
        misses.append(
          BenchMiss(
            server: row.row.server, category: row.category, risk: row.risk, verdict: verdict))
      }
    }
    lines.append(try Files.read(labels, limit: 2 << 30)) { take($0) }
    lines.finish { take($0) }
    guard report.count > 0 else {
      throw ProgramError("`\(labels)` holds no labelled tool: a row needs `name`, `category` and `risk`")
    }
    let text = report.lines(title: labels)
    Console.result(Printable.lines(text.joined(separator: "\n") + "\n"))
    if skipped > 0 { Console.note("\(skipped) rows without a tool or a label were skipped") }
    if let html {
      try Files.write(BenchPage.bytes(title: labels, lines: text, misses: misses), to: html)
      Console.note("misses: \(Printable.text(html)) (\(misses.count))")
    }
  }
}
