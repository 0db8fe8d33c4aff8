import Glibc

/// Where on this machine we may make control groups.
package struct ControlGroupPlace: Sendable, Hashable {
  let version: ControlGroup.Version
  /// The folder below which groups with a limit of memory are made.
  let memory: String
  /// The folder below which groups with a limit of processes are made; under version 2 the same.
  let processes: String

  /// In which way limits are kept here, as a snapshot records it: `cgroup-v2` or `cgroup-v1`.
  package var name: String { version.rawValue }

  /// The first place in which a group can really be made and limited. Whether a process may be moved there is found out
  /// by the trial run of `LimitProbe`.
  static func candidates(_ files: some FileLookup, root: String = "/sys/fs/cgroup") -> [ControlGroupPlace] {
    let lines = String(decoding: files.head("/proc/self/cgroup", count: 64 << 10), as: UTF8.self)
      .split(separator: "\n").map { $0.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false) }
      .filter { $0.count == 3 }
    var found: [ControlGroupPlace] = []
    if let own = lines.first(where: { $0[0] == "0" && $0[1].isEmpty }).map({ String($0[2]) }) {
      // Our own group holds us, and a group with processes can't hand controllers on (the rule of inner processes):
      // the folder beside it often can, for example in a desktop session.
      for path in unique([own, Paths.parent(own)]) {
        let folder = Paths.path(Paths.components(root + "/" + path))
        guard files.kind(folder + "/cgroup.subtree_control") == .file else { continue }
        found.append(ControlGroupPlace(version: .two, memory: folder, processes: folder))
      }
    }
    func folders(_ controller: String) -> [String] {
      guard let line = lines.first(where: { $0[1].split(separator: ",").contains { $0 == controller } }) else {
        return []
      }
      // In a container the mount shows our own group as its root.
      return unique([String(line[2]), "/"]).map { Paths.path(Paths.components("\(root)/\(controller)/\($0)")) }
        .filter { files.kind($0 + "/cgroup.procs") == .file }
    }
    if let memory = folders("memory").first, let processes = folders("pids").first {
      found.append(ControlGroupPlace(version: .one, memory: memory, processes: processes))
    }
    return found
  }

  private static func unique(_ paths: [String]) -> [String] {
    paths.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
