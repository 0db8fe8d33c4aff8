import Glibc

/// Watches a child and all its descendants: samples memory and count, remembers who was seen, kills them.
///
/// Works without any privilege. Between two samples a tree can overshoot; the private file systems are bounded by
/// their own size.
actor TreeSupervisor {
  private let root: Int32
  private let limits: ProcessLimits
  private let record: ChildRecord
  /// Everyone who ever was in the tree: a grandchild whose parent leaves is adopted by someone else.
  private var members: Set<Member> = []

  private struct Member: Hashable {
    let processID: Int32
    let startTicks: UInt64

    init(_ entry: ProcessTable.Entry) {
      processID = entry.processID
      startTicks = entry.startTicks
    }
  }

  init(root: Int32, limits: ProcessLimits, record: ChildRecord) {
    self.root = root
    self.limits = limits
    self.record = record
  }

  /// Looks five times a second, until the task is cancelled or a limit is exceeded: at what the kernel refused to the
  /// group where there is one, otherwise at the tree itself.
  func watch(group: ControlGroup?) async {
    while !Task.isCancelled {
      if let excess = group.map(\.excess) ?? sample() {
        record.noteLimit(excess)
        Signals.killGroup(root, SIGKILL)
        signalAll(SIGKILL, sparingRoot: false)
        return
      }
      try? await Task.sleep(for: .milliseconds(200))
    }
  }

  private func sample() -> String? {
    let tree = currentTree().filter { !$0.isDead }
    let pages = tree.reduce(0) { $0 + $1.residentPages }
    if pages > limits.memoryBytes / Signals.pageBytes { return "memory limit" }
    if tree.reduce(0, { $0 + $1.threads }) > limits.processes { return "process limit" }
    return nil
  }

  /// The tree as it is now, adopted members included.
  private func currentTree() -> [ProcessTable.Entry] {
    let table = SharedProcessTable.current()
    var found = table.tree(of: root)
    var ids = Set(found.map(\.processID))
    for entry in table.entries where members.contains(Member(entry)) && !ids.contains(entry.processID) {
      for descendant in table.tree(of: entry.processID) where ids.insert(descendant.processID).inserted {
        found.append(descendant)
      }
    }
    for entry in found { members.insert(Member(entry)) }
    return found
  }

  /// - Parameter sparingRoot: bubblewrap would end its whole namespace on TERM, before the server could tidy up.
  func signal(_ number: Int32, sparingRoot: Bool) {
    if !sparingRoot { Signals.killGroup(root, number) }
    signalAll(number, sparingRoot: sparingRoot)
  }

  private func signalAll(_ number: Int32, sparingRoot: Bool) {
    for entry in currentTree() where !entry.isDead && !(sparingRoot && entry.processID == root) {
      Signals.kill(entry.processID, number)
    }
  }

  /// Kills who is left of the tree and who carries the marker in its environment; tells how many there were.
  func killRest(marker: LaunchMarker?, group: ControlGroup?) -> Int {
    let table = ProcessTable.read(RealFiles())
    SharedProcessTable.replace(with: table)
    var left = currentTree().filter { !$0.isDead }
    if let marker {
      let known = Set(left.map(\.processID))
      left += table.entries.filter { entry in
        !entry.isDead && !known.contains(entry.processID) && marker.isCarried(by: entry.processID)
      }
    }
    let members = group?.members ?? []
    for id in Set(left.map(\.processID)).union(members) { Signals.kill(id, SIGKILL) }
    return left.count + members.count
  }
}
