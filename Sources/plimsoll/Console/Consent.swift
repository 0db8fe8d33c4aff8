import Crawling
import ToolModel

/// Nothing is started before somebody agreed to it: by `--allow-exec` or by an answer on the terminal.
struct Consent {
  /// The words given with `--allow-exec`: ids, digests or `all`. Names are not among them: anyone can take a name.
  let allowed: Set<String>
  let allowsNetwork: Bool

  /// True if this source may be reached: commands and packages need consent, endpoints and files do not.
  func covers(_ source: ServerSource) -> Bool {
    switch source.location {
    case .command, .package: break
    case .endpoint, .savedList: return true
    }
    let digest = LaunchConsent.digest(of: source, allowsNetwork: allowsNetwork)
    return allowed.contains("all") || allowed.contains(source.id.text) || allowed.contains(digest)
  }

  /// Asks on the terminal; false where nobody can answer.
  func ask(about source: ServerSource, confined: Bool) -> Bool {
    guard Terminal.canAsk else { return false }
    let (text, folder, names) = CommandText.parts(of: source.location)
    Console.note("Plimsoll would start this program to list its tools:")
    Console.note("  " + Printable.text(text))
    if let folder { Console.note("  in the folder " + Printable.text(folder)) }
    if !names.isEmpty { Console.note("  its configuration sets " + Printable.text(names.joined(separator: ", "))) }
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

  /// A package as a target is written, with its arguments.
  static func of(_ package: PackageRequest) -> String {
    let extras = package.extras.isEmpty ? "" : "[" + package.extras.joined(separator: ",") + "]"
    let version = package.version.map { VersionText.after(package.ecosystem, $0) } ?? ""
    let words = ["\(package.ecosystem.rawValue):\(package.name)\(extras)\(version)"]
    return (words + package.arguments.map(\.redacted)).map(quoted).joined(separator: " ")
  }

  /// What is started, where, and which variables its configuration sets; empty for what is not started.
  static func parts(of location: ServerLocation) -> (text: String, folder: String?, names: [String]) {
    switch location {
    case .command(let command): (of(command), command.workingFolder, command.environment.map(\.name))
    case .package(let package): (of(package), package.workingFolder, package.environment.map(\.name))
    case .endpoint, .savedList: ("", nil, [])
    }
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

/// A version as it stands behind a package's name.
enum VersionText {
  static func after(_ ecosystem: PackageRequest.Ecosystem, _ version: String) -> String {
    switch ecosystem {
    case .pypi: version.first.map { "=<>~!".contains($0) } == true ? version : "==" + version
    case .npm: "@" + version
    case .oci: (version.hasPrefix("sha256:") ? "@" : ":") + version
    }
  }
}
