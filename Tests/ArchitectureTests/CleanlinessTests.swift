import Foundation
import TestSupport
import Testing

/// What must not be committed: paths of the machine it was written on, and passwords.
struct CleanlinessTests {
  @Test func noPathOfAMachineStandsInAnyFile() throws {
    let pattern = /(?:^|[\s"'`(=:])(?:\/home\/\w+|\/root\/\w+|\/Users\/\w+|\/work\/\w+)/.anchorsMatchLineEndings()
    for (path, text) in try committedTexts() where !Self.mayNameHomes(path) {
      for match in text.matches(of: pattern) {
        Issue.record("\(path) holds `\(match.output)`")
      }
    }
  }

  /// Tests of the sandbox and of redaction need such paths as input.
  private static func mayNameHomes(_ path: String) -> Bool {
    path.hasPrefix("Tests/") || path.hasPrefix("Sources/Processes/")
  }

  @Test func noRegistryStandsInTheManifestsOrSources() throws {
    // Where packages come from is the user's setting; a mirror's name in a file would send everybody there.
    let pattern = /[\w.-]*(?:artifactory|nexus|pypi-mirror|npm-mirror|verdaccio|devpi)[\w.-]*\.\w+/.ignoresCase()
    for (path, text) in try committedTexts() where !path.hasPrefix("Tests/ArchitectureTests/") {
      for match in text.matches(of: pattern) {
        Issue.record("\(path) holds `\(match.output)`")
      }
    }
  }

  @Test func noPrivateKeyIsCommitted() throws {
    let pattern = /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s+[A-Za-z0-9+\/]{40}/
    for (path, text) in try committedTexts() {
      #expect(!text.contains(pattern), "\(path) holds a private key")
    }
  }

  /// The texts that git knows of; those of the working tree where there is no git.
  private func committedTexts() throws -> [(path: String, text: String)] {
    let root = Paths.packageRoot.appendingPathComponent("Sources").resolvingSymlinksInPath().deletingLastPathComponent()
    let git = try #require(ProgramRun.find("git"), "git lists the committed files")
    let run = try ProgramRun.of(git, ["-c", "safe.directory=*", "ls-files", "-z"], folder: root)
    try #require(run.status == 0, "\(run.errors)")
    let paths = run.output.split(separator: "\0").map { String($0) }
    try #require(paths.count > 50)
    return paths.compactMap { path in
      guard let data = try? Data(contentsOf: root.appendingPathComponent(path)) else { return nil }
      return String(data: data, encoding: .utf8).map { (path: path, text: $0) }
    }
  }
}
