package import ToolModel

/// Compares what was locked with what is there now.
package enum LockComparison {
  /// The drift of every server, in the order of the identities; servers without a difference are left out.
  ///
  /// - Parameters:
  ///   - old: The servers of the lock.
  ///   - new: The servers that could be listed now.
  ///   - unseen: Servers that could not be listed now; about them nothing can be said.
  package static func drift(
    from old: [LockedServer], to new: [LockedServer], unseen: Set<ServerID> = []
  ) -> [ServerDrift] {
    var pairs: [(old: LockedServer?, new: LockedServer?)] = []
    var rest = new
    var lost: [LockedServer] = []
    for server in old where !unseen.contains(server.id) {
      if let place = rest.firstIndex(where: { $0.id == server.id }) {
        pairs.append((server, rest.remove(at: place)))
      } else {
        lost.append(server)
      }
    }
    // A changed command line or URL is another identity; the name in the configuration tells that it is the same entry.
    for server in lost {
      let sameName = rest.indices.filter { rest[$0].name == server.name }
      if sameName.count == 1, lost.count(where: { $0.name == server.name }) == 1 {
        pairs.append((server, rest.remove(at: sameName[0])))
      } else {
        pairs.append((server, nil))
      }
    }
    for server in rest { pairs.append((nil, server)) }
    return pairs.compactMap { drift(from: $0.old, to: $0.new) }.sorted { $0.id < $1.id }
  }

  private static func drift(from old: LockedServer?, to new: LockedServer?) -> ServerDrift? {
    switch (old, new) {
    case (let old?, let new?):
      let changes = ServerComparison.changes(from: old, to: new)
      return changes.isEmpty ? nil : ServerDrift(id: new.id, name: new.name, changes: changes)
    case (let old?, nil):
      return ServerDrift(id: old.id, name: old.name, changes: [Change(.serverRemoved, .low)])
    case (nil, let new?):
      let worst = new.tools.map { ServerComparison.severity(ofAdding: $0) }.max() ?? .low
      let added = Change(.serverAdded, max(worst, .low), after: "\(new.tools.count)")
      return ServerDrift(id: new.id, name: new.name, changes: [added])
    case (nil, nil): return nil
    }
  }
}
