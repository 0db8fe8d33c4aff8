/// The processes of this machine at one moment.
struct ProcessTable {
  /// Sorted by process id.
  let entries: [Entry]

  struct Entry: Hashable {
    let processID: Int32
    let parentID: Int32
    let groupID: Int32
    /// Ticks since boot: with the id it names a process for good, ids alone are used again.
    let startTicks: UInt64
    let threads: Int
    let residentPages: Int
    let isDead: Bool

    /// One line of `/proc/ID/stat` (proc_pid_stat(5)); nil if it is none.
    init?(_ line: [UInt8]) {
      // The program's name stands in brackets and may itself hold brackets and blanks: the last one counts.
      guard let open = line.firstIndex(of: 0x28), let close = line.lastIndex(of: 0x29), open < close,
        let processID = Int32(String(decoding: line[..<open], as: UTF8.self).filter(\.isNumber))
      else { return nil }
      let fields = line[(close + 1)...].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count > 21, let parentID = Int32(fields[1]), let groupID = Int32(fields[2]),
        let threads = Int(fields[17]), let startTicks = UInt64(fields[19]), let residentPages = Int(fields[21])
      else { return nil }
      self.processID = processID
      self.parentID = parentID
      self.groupID = groupID
      self.startTicks = startTicks
      self.threads = threads
      self.residentPages = residentPages
      isDead = ["Z", "X", "x"].contains(fields[0])
    }
  }

  init(_ entries: [Entry]) { self.entries = entries }

  /// Reads `/proc`; processes that leave meanwhile are left out.
  static func read(_ files: some FileLookup) -> ProcessTable {
    let names = files.names(in: "/proc").filter { $0.allSatisfy(\.isNumber) }
    return ProcessTable(
      names.compactMap { Entry(files.head("/proc/\($0)/stat", count: 4_096)) }.sorted { $0.processID < $1.processID })
  }

  /// The process with this id and everything that descends from it, living or dead.
  func tree(of root: Int32) -> [Entry] {
    var children: [Int32: [Entry]] = [:]
    for entry in entries { children[entry.parentID, default: []].append(entry) }
    var found = entries.filter { $0.processID == root }
    var next = 0
    var seen: Set<Int32> = [root]
    while next < found.count {
      for child in children[found[next].processID] ?? [] where seen.insert(child.processID).inserted {
        found.append(child)
      }
      next += 1
    }
    return found
  }
}
