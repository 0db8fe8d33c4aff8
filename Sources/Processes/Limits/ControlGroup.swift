import Glibc
import Synchronization

/// A control group of the kernel's (cgroups(7)) that holds one child with all its descendants; under version 1 one
/// folder for each of the two controllers.
struct ControlGroup: Sendable {
  let version: Version
  /// The folder with the limits of memory.
  let memory: String
  /// The folder with the limit of processes; under version 2 the same.
  let processes: String

  enum Version: String, Sendable {
    case two = "cgroup-v2"
    case one = "cgroup-v1"
  }

  /// The folders, each once.
  var folders: [String] { memory == processes ? [memory] : [memory, processes] }

  /// Where a process writes its id to join: one file or two.
  var entrances: [String] { folders.map { $0 + "/cgroup.procs" } }

  private static let count = Atomic<Int>(0)

  /// Makes the folders below `place` and sets the limits; nil if that is refused.
  static func make(in place: ControlGroupPlace, limits: ProcessLimits) -> ControlGroup? {
    let serial = count.add(1, ordering: .relaxed).newValue
    let name = "plimsoll-\(getpid())-\(serial)"
    let group = ControlGroup(
      version: place.version, memory: place.memory + "/" + name, processes: place.processes + "/" + name)
    for folder in group.folders where unsafe mkdir(folder, 0o755) != 0 {
      group.remove()
      return nil
    }
    guard group.set(limits) else {
      group.remove()
      return nil
    }
    return group
  }

  private func set(_ limits: ProcessLimits) -> Bool {
    switch version {
    case .two:
      // Where there is no swap accounting the file is missing, and then there is nothing to swap to.
      _ = ControlFile.write("0", to: memory + "/memory.swap.max")
      _ = ControlFile.write("1", to: memory + "/memory.oom.group")
      return ControlFile.write(String(limits.memoryBytes), to: memory + "/memory.max")
        && ControlFile.write(String(limits.processes), to: processes + "/pids.max")
    case .one:
      guard ControlFile.write(String(limits.memoryBytes), to: memory + "/memory.limit_in_bytes") else { return false }
      _ = ControlFile.write(String(limits.memoryBytes), to: memory + "/memory.memsw.limit_in_bytes")
      return ControlFile.write(String(limits.processes), to: processes + "/pids.max")
    }
  }

  /// `memory limit` or `process limit`, if the kernel had to refuse something.
  var excess: String? {
    let file = version == .two ? "/memory.events" : "/memory.oom_control"
    if ControlFile.counter("oom_kill", in: memory + file) > 0 { return "memory limit" }
    if ControlFile.counter("max", in: processes + "/pids.events") > 0 { return "process limit" }
    return nil
  }

  /// The processes in it at this moment.
  var members: [Int32] { ControlFile.numbers(in: memory + "/cgroup.procs") }

  /// Removes the folders. The kernel takes a moment until the last process of a group is gone.
  func remove() {
    for folder in folders {
      for _ in 0..<100 {
        if unsafe rmdir(folder) == 0 || errno != EBUSY { break }
        usleep(2_000)
      }
    }
  }
}
