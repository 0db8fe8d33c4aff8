import Crawling
import ToolModel

/// Nothing is started before somebody agreed to it: by `--allow-exec` or by an answer on the terminal.
struct Consent {
  /// The words given with `--allow-exec`: ids, digests or `all`. Names are not among them: anyone can take a name.
  let allowed: Set<String>
  let allowsNetwork: Bool

  /// True if this source may be reached: commands need consent, endpoints and files do not.
  func covers(_ source: ServerSource) -> Bool {
    guard case .command = source.location else { return true }
    let digest = LaunchConsent.digest(of: source, allowsNetwork: allowsNetwork)
    return allowed.contains("all") || allowed.contains(source.id.text) || allowed.contains(digest)
  }

  /// Asks on the terminal; false where nobody can answer.
  func ask(about source: ServerSource, confined: Bool) -> Bool {
    guard Terminal.canAsk, case .command(let command) = source.location else { return false }
    Console.note("Plimsoll would start this program to list its tools:")
    Console.note("  " + Printable.text(CommandText.of(command)))
    if let folder = command.workingFolder { Console.note("  in the folder " + Printable.text(folder)) }
    if !command.environment.isEmpty {
      let names = command.environment.map(\.name).joined(separator: ", ")
      Console.note("  its configuration sets " + Printable.text(names))
    }
    Console.note("  " + (confined ? "in a sandbox" : "WITHOUT a sandbox") + (allowsNetwork ? ", with network" : ""))
    Console.fragment("Start it? [y/N] ")
    let answer = StandardInput.answer().lowercased()
    return answer == "y" || answer == "yes"
  }

  /// What a server without consent ends as.
  func refusal(of source: ServerSource) -> CrawlFailure {
    let digest = LaunchConsent.digest(of: source, allowsNetwork: allowsNetwork)
    return CrawlFailure(
      source: source, reason: .consentMissing,
      message: "nobody agreed to start this command: to allow exactly this one, give `--allow-exec \(digest)`")
  }
}

/// A command line as a person reads it.
enum CommandText {
  /// Words in shell notation where they need it, secrets redacted.
  static func of(_ command: ToolModel.CommandLine) -> String {
    ([command.executable] + command.arguments.map(\.redacted)).map(quoted).joined(separator: " ")
  }

  private static func quoted(_ word: String) -> String {
    let plain = word.utf8.allSatisfy { byte in
      switch byte {
      case 0x2B...0x3A, 0x3D, 0x40...0x5A, 0x5F, 0x61...0x7A, 0x25: true
      default: byte >= 0x80
      }
    }
    return plain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
