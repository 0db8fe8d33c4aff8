import Glibc
import Processes
import Testing

/// Real children, with and without the sandbox.
@Suite(.serialized) struct LauncherTests {
  static let confinements: [LaunchPlan.Confinement] =
    SandboxPresence.isUsable ? [.sandbox, .none] : [.none]
  static let limitMethods: Set = ["cgroup-v2", "cgroup-v1", "sampled-limits"]

  /// Everything that a shell command prints, and how it ended.
  static func shell(
    _ script: String, _ confinement: LaunchPlan.Confinement, limits: ProcessLimits = ProcessLimits(),
    environment: [String: String] = [:]
  ) async throws -> (output: String, ending: ChildEnding) {
    let plan = LaunchPlan(
      executable: "/bin/sh", arguments: ["-c", script], environment: environment, confinement: confinement,
      limits: limits)
    let result = await Launcher().run(plan) { pipes in
      var bytes: [UInt8] = []
      while let piece = await pipes.read() { bytes += piece }
      return String(decoding: bytes, as: UTF8.self)
    }
    let (value, ending) = try result.get()
    return (value, ending)
  }

  @Test("the sandbox can be used on this machine", .enabled(if: SandboxPresence.mustBeUsable))
  func sandboxIsHere() async {
    let answer = await SandboxProbe.shared.check()
    #expect(throws: Never.self) { try answer.get() }
  }

  @Test(arguments: confinements)
  func talksBothWays(_ confinement: LaunchPlan.Confinement) async throws {
    let plan = LaunchPlan(executable: "cat", confinement: confinement)
    let (value, ending) = try await Launcher().run(plan) { pipes in
      let written = await pipes.write(Array("hello\n".utf8))
      return (written, await pipes.read() ?? [])
    }.get()
    #expect(value.0)
    #expect(String(decoding: value.1, as: UTF8.self) == "hello\n")
    #expect(ending.termination == "exit status 0")
    #expect(!ending.leftByItself)
  }

  @Test(arguments: confinements)
  func tellsStatusAndErrors(_ confinement: LaunchPlan.Confinement) async throws {
    let (output, ending) = try await Self.shell("echo out; echo one >&2; echo two >&2; exit 7", confinement)
    #expect(output == "out\n")
    #expect(ending.termination == "exit status 7")
    #expect(ending.standardErrorTail == ["one", "two"])
    #expect(ending.leftByItself)
  }

  @Test(arguments: confinements)
  func tellsSignal(_ confinement: LaunchPlan.Confinement) async throws {
    let (_, ending) = try await Self.shell("kill -SEGV $$", confinement)
    #expect(ending.termination == "signal 11")
  }

  @Test(arguments: confinements)
  func inheritsNothing(_ confinement: LaunchPlan.Confinement) async throws {
    let (output, _) = try await Self.shell(
      "/usr/bin/env | grep -v -E '^(PWD|OLDPWD|_|SHLVL|PLIMSOLL_CHILD|HOME|TMPDIR)=' | sort",
      confinement, environment: ["NAMED": "yes"])
    #expect(output == "NAMED=yes\nPATH=/usr/local/bin:/usr/bin:/bin\n")
  }

  @Test(arguments: confinements)
  func keepsOnlyTheEndOfErrors(_ confinement: LaunchPlan.Confinement) async throws {
    let (_, ending) = try await Self.shell(
      "i=0; while [ $i -lt 3000 ]; do echo 0123456789abcdef >&2; i=$((i+1)); done; echo last >&2", confinement,
      limits: ProcessLimits(errorTailBytes: 22))
    #expect(ending.standardErrorTail == ["0123456789abcdef", "last"])
  }

  @Test(arguments: confinements)
  func passesLongLines(_ confinement: LaunchPlan.Confinement) async throws {
    let (output, _) = try await Self.shell("head -c 3000000 /dev/zero | tr '\\0' x", confinement)
    #expect(output.utf8.count == 3_000_000)
  }

  @Test(arguments: confinements)
  func writingToTheDeadIsNoHarm(_ confinement: LaunchPlan.Confinement) async throws {
    let plan = LaunchPlan(executable: "/bin/true", confinement: confinement)
    let (accepted, ending) = try await Launcher().run(plan) { pipes in
      while await pipes.read() != nil {}
      return await pipes.write([UInt8](repeating: 0x61, count: 1 << 20))
    }.get()
    #expect(!accepted)
    #expect(ending.termination == "exit status 0")
  }

  @Test(arguments: confinements)
  func floodWaitsWhenNobodyReads(_ confinement: LaunchPlan.Confinement) async throws {
    // After a second the child tells how much it could write, and leaves.
    let script =
      "$SIG{ALRM} = sub { print STDERR qq($n\\n); exit 3 }; alarm 1; syswrite STDOUT, q(x) x 65536 while ++$n"
    let plan = LaunchPlan(executable: "/usr/bin/perl", arguments: ["-e", script], confinement: confinement)
    let (_, ending) = try await Launcher().run(plan) { _ in try? await Task.sleep(for: .milliseconds(1_500)) }.get()
    #expect(ending.termination == "exit status 3")
    // A second of it is gigabytes; a pipe holds one piece, and we hold a few.
    let pieces = try #require(ending.standardErrorTail.last.flatMap { Int($0) })
    #expect(pieces < 256)
  }

  @Test(arguments: confinements)
  func leavesNobodyBehind(_ confinement: LaunchPlan.Confinement) async throws {
    let name = "29\(UInt32.random(in: 100_000...999_999))"
    let script = """
      trap '' TERM
      (trap '' TERM; exec sleep \(name)) >/dev/null 2>&1 &
      setsid sh -c "trap '' TERM; sleep \(name)" >/dev/null 2>&1 &
      echo started
      exec 0</dev/null
      sleep \(name)
      """
    let plan = LaunchPlan(
      executable: "/bin/sh", arguments: ["-c", script], confinement: confinement,
      limits: ProcessLimits(graceMilliseconds: 100))
    let (seen, ending) = try await Launcher().run(plan) { pipes in
      let first = await pipes.read()
      // Positive control: the search sees them while they live.
      for _ in 0..<100 where processes(named: name) < 3 { try? await Task.sleep(for: .milliseconds(20)) }
      return (first, processes(named: name))
    }.get()
    #expect(seen.0 == Array("started\n".utf8))
    #expect(seen.1 >= 3)
    #expect(await processesAreGone(named: name))
    #expect(ending.termination == "signal 9")
  }

  @Test(arguments: confinements)
  func leaderMayLeaveFirst(_ confinement: LaunchPlan.Confinement) async throws {
    let name = "28\(UInt32.random(in: 100_000...999_999))"
    let (_, ending) = try await Self.shell("setsid sleep \(name) & echo gone; exit 3", confinement)
    #expect(ending.termination == "exit status 3")
    #expect(await processesAreGone(named: name))
  }

  @Test(arguments: confinements)
  func cancellingKills(_ confinement: LaunchPlan.Confinement) async throws {
    let name = "27\(UInt32.random(in: 100_000...999_999))"
    let plan = LaunchPlan(
      executable: "/bin/sh", arguments: ["-c", "trap '' TERM; sleep \(name); sleep \(name)"],
      confinement: confinement, limits: ProcessLimits(graceMilliseconds: 600_000))
    let task = Task { await Launcher().run(plan) { pipes in await pipes.read() == nil } }
    for _ in 0..<200 where processes(named: name) == 0 { try await Task.sleep(for: .milliseconds(10)) }
    #expect(processes(named: name) > 0)
    task.cancel()
    _ = await task.value
    #expect(await processesAreGone(named: name))
  }

  @Test(arguments: confinements)
  func offersNoTerminal(_ confinement: LaunchPlan.Confinement) async throws {
    let (output, _) = try await Self.shell(
      "test -t 0 || test -t 1 || test -t 2 || echo none; (: </dev/tty) 2>/dev/null || echo no tty", confinement)
    #expect(output == "none\nno tty\n")
  }

  @Test(arguments: confinements)
  func leavesTheInputToTheServer(_ confinement: LaunchPlan.Confinement) async throws {
    // What we write at once must reach the server and not the shell that stood before it.
    let plan = LaunchPlan(executable: "/bin/sh", arguments: ["-c", "cat"], confinement: confinement)
    let (value, _) = try await Launcher().run(plan) { pipes in
      _ = await pipes.write(Array("first\nsecond\n".utf8))
      var bytes: [UInt8] = []
      while bytes.count < 13, let piece = await pipes.read() { bytes += piece }
      return String(decoding: bytes, as: UTF8.self)
    }.get()
    #expect(value == "first\nsecond\n")
  }

  @Test(arguments: confinements)
  func missingProgramIsAValue(_ confinement: LaunchPlan.Confinement) async throws {
    let plan = LaunchPlan(executable: "no-such-program-at-all", confinement: confinement)
    let result = await Launcher().run(plan) { _ in true }
    #expect(throws: LaunchFailure.self) { try result.get() }
    if case .failure(let failure) = result {
      #expect(failure.reason == .notFound)
      #expect(
        failure.detail == "no program `no-such-program-at-all` was found: check the spelling or install it")
    }
  }

  @Test func tellsWhatWasEnforcedWithoutSandbox() async throws {
    let (_, ending) = try await Self.shell("true", .none)
    #expect(Self.limitMethods.intersection(ending.confinement).count == 1)
    #expect(
      ending.confinement.filter { !Self.limitMethods.contains($0) } == [
        "cleared-environment", "memory-limit", "open-file-limit", "process-limit",
      ])
  }

  @Test(.enabled(if: SandboxPresence.isUsable, "bubblewrap can't be used here"))
  func tellsWhatWasEnforcedInside() async throws {
    let (output, ending) = try await Self.shell("id -u; pwd; ls -A; ls /", .sandbox)
    #expect(
      ending.confinement.filter { !Self.limitMethods.contains($0) } == [
        "cleared-environment", "memory-limit", "namespaces", "no-capabilities", "no-network", "open-file-limit",
        "private-home", "process-limit", "read-only-files", "seccomp",
      ])
    #expect(Self.limitMethods.intersection(ending.confinement).count == 1)
    let lines = output.split(separator: "\n").filter { !["lib32", "lib64", "libx32"].contains($0) }
    #expect(lines == ["65534", "/home/nobody", "bin", "dev", "etc", "home", "lib", "proc", "sbin", "tmp", "usr"])
  }
}
