import ArgumentParser
import JSONText
import Processes

/// What this machine lacks.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Tell what this machine lacks for a safe scan, and the fix.",
    discussion: """
      One line for each thing that is enforced or needed: `ok`, `note` (works, but could be better) or `missing`, with
      the command that mends it. Nothing is changed.

      Exit status: 0 if nothing is missing, 1 otherwise.
      """)

  @OptionGroup(title: "Store") var storeOptions: StoreOptions

  @Option(help: "The form of the answer: table or json.")
  var format: Format = .table

  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json }

  mutating func run() async throws {
    let path = Environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    let checks =
      [HomeChecks.rules] + (await MachineExamination(searchPath: path).checks())
      + [HomeChecks.certificates, HomeChecks.temporaryFolder, HomeChecks.store(storeOptions)]
    let isHealthy = !checks.contains { $0.state == .missing }
    switch format {
    case .table: Console.result(Self.table(checks))
    case .json: Console.result(Self.json(checks, isHealthy: isHealthy))
    }
    if !isHealthy { throw Finished(status: .threshold) }
  }

  private static func table(_ checks: [MachineCheck]) -> String {
    checks.map { check in
      let state = check.state.rawValue.padding(to: 9)
      let fix = check.fix.map { String(repeating: " ", count: 9) + "fix: " + Printable.text($0) + "\n" } ?? ""
      return state + check.name + ": " + Printable.text(check.detail) + "\n" + fix
    }.joined()
  }

  private static func json(_ checks: [MachineCheck], isHealthy: Bool) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("schema")
      writer.string("plimsoll-doctor-1")
      writer.key("version")
      writer.string(Version.number)
      writer.key("healthy")
      writer.boolean(isHealthy)
      writer.key("checks")
      writer.array { writer in
        for check in checks {
          writer.object { writer in
            for (key, text) in [("name", check.name), ("state", check.state.rawValue), ("detail", check.detail)] {
              writer.key(key)
              writer.string(text)
            }
            writer.key("fix")
            if let fix = check.fix { writer.string(fix) } else { writer.null() }
          }
        }
      }
    }
    return writer.bytes + [0x0A]
  }
}

extension String {
  /// Filled with blanks up to this many characters.
  fileprivate func padding(to count: Int) -> String { self + String(repeating: " ", count: max(0, count - self.count)) }
}
