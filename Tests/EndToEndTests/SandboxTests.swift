import Foundation
import TestSupport
import Testing

/// No sandbox is never silently no sandbox.
struct SandboxTests {
  private let words = ["--allow-exec", "all", "--", Paths.fakeServer.path, "example-notes"]

  @Test(.enabled(if: Sandbox.isUsable, "there is no usable bubblewrap here"))
  func anExampleServerIsListedInTheSandbox() throws {
    let place = try Workplace()
    let run = try place.run(["audit"] + Sandbox.options + words)
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.output.contains("  7 tools: "))
    #expect(place.files == [])
  }

  @Test func theSandboxCanBeGivenUp() throws {
    let run = try Workplace().run(["audit", "--sandbox", "none"] + words)
    #expect(run.status == 0)
    #expect(run.output.contains("  7 tools: "))
  }

  /// Bubblewrap hides itself from the program under test.
  @Test(.enabled(if: Sandbox.isUsable, "there is no usable bubblewrap here"))
  func withoutBubblewrapNothingIsStarted() throws {
    let place = try Workplace()
    let bubblewrap = try #require(ProgramRun.find("bwrap"))
    var hiding = ["--dev-bind", "/", "/"]
    for path in ["/usr/bin/bwrap", "/bin/bwrap", "/usr/local/bin/bwrap"]
    where FileManager.default.fileExists(atPath: path) {
      hiding += ["--ro-bind", "/dev/null", path]
    }
    let run = try ProgramRun.of(
      bubblewrap, hiding + ["--", Paths.plimsoll.path, "audit"] + words, environment: place.environment,
      folder: place.folder.url)
    #expect(run.status == 3)
    #expect(run.output.contains("  not listed: sandbox-unavailable\n"))
    #expect(
      run.output.contains(
        "Bubblewrap is not installed: install the package `bubblewrap`, or give up confinement for this run with "
          + "`--sandbox none`."))
    let doctor = try ProgramRun.of(
      bubblewrap, hiding + ["--", Paths.plimsoll.path, "doctor"], environment: place.environment,
      folder: place.folder.url)
    #expect(doctor.status == 1)
    #expect(doctor.output.contains("missing  sandbox: bubblewrap is not installed"))
  }
}
