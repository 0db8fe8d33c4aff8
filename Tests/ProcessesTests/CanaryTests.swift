import Glibc
import Processes
import Testing

/// A hostile child tries to get out. Nothing may succeed inside; outside some things must, or the canary is blind.
@Suite(.serialized) struct CanaryTests {
  @Test(.enabled(if: SandboxPresence.isUsable, "bubblewrap can't be used here"))
  func findsNothingAsThisUser() async throws {
    let lines = try await CanaryRun.lines(.sandbox)
    #expect(lines == ["canary done"])
  }

  @Test func seesWhereNothingConfines() async throws {
    let lines = try await CanaryRun.lines(.none)
    #expect(lines.last == "canary done")
    #expect(lines.contains("could connect to loopback"))
    #expect(lines.contains("could signal a process outside"))
    #expect(lines.contains { $0.hasPrefix("could read ") && $0.hasSuffix("/.env") })
    #expect(lines.contains { $0.hasPrefix("could create a file in ") })
    #expect(lines.contains("could call ptrace"))
    #expect(lines.contains("could call keyctl"))
    let others = [
      "connect to an abstract socket", "send datagrams to loopback", "see the machine's name", "see the homes",
      "see the hosts", "see the environment of a process", "see other processes", "gain privileges",
      "run without a filter", "hold more ids than one (uid_map)", "see /root",
    ]
    for what in others { #expect(lines.contains("could " + what), "the canary is blind: \(what)") }
  }

  @Test(.enabled(if: SandboxPresence.isUsable && getuid() == 0, "needs root and bubblewrap"))
  func findsNothingAsAnOrdinaryUser() async throws {
    let program = CanaryRun.publicCopy()
    defer { CanaryRun.removePublicCopy(program) }
    await #expect(processExitsWith: .success) { [program = program as String] in
      _ = setgroups(0, nil)
      guard setgid(65534) == 0, setuid(65534) == 0 else { exit(2) }
      guard let lines = try? await CanaryRun.lines(.sandbox, program: program) else { exit(3) }
      guard lines == ["canary done"] else { exit(4) }
      exit(0)
    }
  }
}
