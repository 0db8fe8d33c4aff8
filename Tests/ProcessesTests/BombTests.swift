import Glibc
import Testing

@testable import Processes

/// Children that take more than they may, with every way of keeping limits that this machine has.
@Suite(.serialized) struct BombTests {
  /// How a child is confined, and by what its limits are kept.
  struct Way: CustomTestStringConvertible, Sendable {
    let confinement: LaunchPlan.Confinement
    let samples: Bool

    var testDescription: String { "\(confinement), \(samples ? "sampled" : "as the machine can")" }

    var launcher: Launcher { samples ? Launcher(limits: LimitProbe(knowing: nil)) : Launcher() }
  }

  static let ways = LauncherTests.confinements.flatMap { confinement in
    [false, true].map { Way(confinement: confinement, samples: $0) }
  }

  static let sandboxed = ways.filter { $0.confinement == .sandbox }

  private func perl(_ script: String, _ way: Way, _ limits: ProcessLimits) async throws -> (
    output: String, ending: ChildEnding
  ) {
    let plan = LaunchPlan(
      executable: "/usr/bin/perl", arguments: ["-e", script], confinement: way.confinement, limits: limits)
    let (value, ending) = try await way.launcher.run(plan) { pipes in
      var bytes: [UInt8] = []
      while bytes.count < 1 << 20, let piece = await pipes.read() { bytes += piece }
      return String(decoding: bytes, as: UTF8.self)
    }.get()
    return (value, ending)
  }

  @Test(arguments: ways)
  func memory(_ way: Way) async throws {
    let (_, ending) = try await perl(
      "$x = q(a) x 400000000; sleep 60", way, ProcessLimits(memoryBytes: 100 << 20, graceMilliseconds: 100))
    #expect(ending.termination == "memory limit")
    #expect(!ending.leftByItself)
  }

  @Test(arguments: ways)
  func processes(_ way: Way) async throws {
    let (_, ending) = try await perl(
      "$SIG{TERM} = 'IGNORE'; for (1..30) { fork or sleep 60 } sleep 60", way,
      ProcessLimits(processes: 12, graceMilliseconds: 100))
    #expect(ending.termination == "process limit")
  }

  @Test(arguments: ways)
  func forks(_ way: Way) async throws {
    let word = "25\(UInt32.random(in: 100_000...999_999))"
    // Nine doublings: enough to run over the limit many times, and not enough to take the machine along where only
    // samples keep it.
    let script = "$0 = q(\(word)); fork for 1..9; sleep 60"
    let (_, ending) = try await perl(script, way, ProcessLimits(processes: 64, graceMilliseconds: 100))
    #expect(ending.termination == "process limit")
    #expect(await processesAreGone(named: word))
  }

  @Test(arguments: ways)
  func threads(_ way: Way) async throws {
    let script = """
      import threading, time
      for _ in range(200): threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
      time.sleep(60)
      """
    let plan = LaunchPlan(
      executable: "/usr/bin/python3", arguments: ["-c", script], confinement: way.confinement,
      limits: ProcessLimits(processes: 40, graceMilliseconds: 100))
    let ending = try await way.launcher.run(plan) { pipes in while await pipes.read() != nil {} }.get().ending
    #expect(ending.termination == "process limit")
  }

  @Test(arguments: ways)
  func openFiles(_ way: Way) async throws {
    let script = "while (open my $f, '<', '/dev/null') { push @f, $f } print scalar @f"
    let (output, ending) = try await perl(script, way, ProcessLimits(openFiles: 100))
    #expect(ending.termination == "exit status 0")
    let count = try #require(Int(output))
    #expect((80..<100).contains(count))
  }

  @Test(arguments: ways)
  func endlessWork(_ way: Way) async throws {
    let plan = LaunchPlan(
      executable: "/usr/bin/perl", arguments: ["-e", "$SIG{TERM} = 'IGNORE'; print qq(x\\n) x 5000; 1 while 1"],
      confinement: way.confinement, limits: ProcessLimits(graceMilliseconds: 50))
    let (value, ending) = try await way.launcher.run(plan) { pipes in await pipes.read() != nil }.get()
    #expect(value)
    #expect(ending.termination == "signal 9")
  }

  /// Home, `/tmp` and `/dev/shm` end where their size ends, and nothing else can be written.
  @Test(arguments: sandboxed)
  func disk(_ way: Way) async throws {
    let script = """
      for my $folder ($ENV{HOME}, '/tmp', '/dev/shm', '/', '/etc', '/dev', '/usr') {
        my $sum = 0;
        if (open my $f, '>', "$folder/filler") {
          while ($sum < 64 << 20) { my $n = syswrite $f, 'x' x 65536; last unless $n; $sum += $n }
        }
        print $sum >> 20, ' ';
      }
      """
    let (output, _) = try await perl(script, way, ProcessLimits(memoryBytes: 64 << 20))
    #expect(output == "8 8 8 0 0 0 0 ")
  }

  /// Memory that no process maps is counted by the kernel, or cannot be had.
  @Test(arguments: sandboxed)
  func memoryThatNobodyMaps(_ way: Way) async throws {
    #if arch(x86_64)
      let number = 319
    #else
      let number = 279
    #endif
    let script = """
      my $d = syscall(\(number), my $n = 'x', 0);
      if ($d < 0) { print 'refused'; exit }
      open my $f, '>&=', $d;
      for (1..4096) { syswrite $f, 'x' x 65536 or last }
      print 'kept'; sleep 60
      """
    let (output, ending) = try await perl(
      script, way, ProcessLimits(memoryBytes: 64 << 20, graceMilliseconds: 100))
    let isRefused = output == "refused"
    #expect(isRefused == ending.confinement.contains("sampled-limits"))
    #expect(ending.termination == (isRefused ? "exit status 0" : "memory limit"))
  }
}
