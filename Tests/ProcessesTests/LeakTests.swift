import Glibc
import Testing

@testable import Processes

/// Many launches, ended in every way, leave nothing: no process, no descriptor, no folder, no control group.
@Suite(.serialized) struct LeakTests {
  /// In a process of its own: other tests have descriptors and folders too.
  @Test func twoHundredLaunchesLeaveNothing() async {
    await #expect(processExitsWith: .success) { exit(await Self.launches(200)) }
  }

  /// What was left after so many launches, eight at a time: 1 processes, 2 descriptors, 4 folders, 8 control groups.
  private static func launches(_ count: Int) async -> Int32 {
    let word = "24\(UInt32.random(in: 100_000...999_999))"
    let confinements = LauncherTests.confinements
    // What is made once stays: caches, the threads of the library.
    for confinement in confinements { await launch(confinement, word, ending: 0) }
    let descriptors = RealFiles().names(in: "/proc/self/fd").count
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<count {
        if number >= 8 { await group.next() }
        group.addTask { await launch(confinements[number % confinements.count], word, ending: number % 5) }
      }
    }
    var left: Int32 = await processesAreGone(named: word) ? 0 : 1
    if RealFiles().names(in: "/proc/self/fd").count > descriptors { left |= 2 }
    if ownFolders() != [] { left |= 4 }
    if ownGroups() != [] { left |= 8 }
    return left
  }

  /// One launch that ends well, by a crash, by leaving a grandchild, by an early return, or by being cancelled at a
  /// random moment.
  private static func launch(_ confinement: LaunchPlan.Confinement, _ word: String, ending: Int) async {
    let scripts = [
      "cat >/dev/null", "kill -SEGV $$", "setsid sleep \(word) >/dev/null 2>&1 & exit 0",
      "trap '' TERM; sleep \(word)", "sleep \(word)",
    ]
    let plan = LaunchPlan(
      executable: "/bin/sh", arguments: ["-c", scripts[ending], word], confinement: confinement,
      limits: ProcessLimits(graceMilliseconds: 20))
    // Those that wait for our word, or for ever, are left early.
    let task = Task { _ = await Launcher().run(plan) { [0, 3].contains(ending) ? nil : await $0.read() } }
    if ending == 4 {
      try? await Task.sleep(for: .microseconds(Int.random(in: 0...60_000)))
      task.cancel()
    }
    await task.value
  }

  private static func ownGroups() -> [String] {
    ControlGroupPlace.candidates(RealFiles()).flatMap { place in
      RealFiles().names(in: place.memory) + RealFiles().names(in: place.processes)
    }.filter { $0.hasPrefix("plimsoll-\(getpid())-") }
  }

  /// Folders whose lock this process holds.
  private static func ownFolders() -> [String] {
    let files = RealFiles()
    return files.names(in: "/proc/self/fd").compactMap { files.linkTarget("/proc/self/fd/\($0)") }
      .filter { $0.hasPrefix(PrivateFolder.parent + "/plimsoll-") }
  }
}
