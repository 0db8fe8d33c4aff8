import Glibc
import Processes
import Testing

/// A crawler that is killed leaves nobody behind.
@Suite struct ParentDeathTests {
  @Test(.enabled(if: SandboxPresence.isUsable, "bubblewrap can't be used here"))
  func sandboxDiesWithItsParent() async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) {
      let script = "trap '' TERM; setsid sleep 26417551 & echo up; sleep 26417551"
      _ = await Launcher().run(LaunchPlan(executable: "/bin/sh", arguments: ["-c", script])) { pipes in
        // Positive control: only with both sleepers seen does this process end as the test expects.
        for _ in 0..<200 where processes(named: "26417551") < 2 { try? await Task.sleep(for: .milliseconds(10)) }
        if processes(named: "26417551") >= 2 { kill(getpid(), SIGKILL) }
      }
    }
    for _ in 0..<200 where processes(named: "26417551") > 0 { try await Task.sleep(for: .milliseconds(10)) }
    #expect(processes(named: "26417551") == 0)
  }
}
