import Classification
import Digests
import Drift
import JSONText
import ToolModel

/// What a scan has to say to a lock: the servers that were listed, and those of which nothing can be said.
struct LockScan {
  let servers: [LockedServer]
  let failures: [CrawlFailure]
  /// Names of the servers whose listing is incomplete.
  let partial: [String]

  init(_ assessed: [AssessedServer], keepsDefinitions: Bool = true) {
    var servers: [LockedServer] = []
    var failures: [CrawlFailure] = []
    var partial: [String] = []
    for server in assessed {
      switch server.outcome {
      case .failed(let failure): failures.append(failure)
      case .listed(let snapshot, let assessment):
        servers.append(LockedServer(snapshot, assessment, keepsDefinitions: keepsDefinitions))
        if snapshot.completeness != .complete { partial.append(server.source.name) }
      }
    }
    self.servers = servers
    self.failures = failures
    self.partial = partial
  }

  /// Notes for the person at the terminal; the status that they mean.
  func tell(allowsPartial: Bool) -> ExitStatus {
    var status = ExitStatus.clean
    for failure in failures {
      Console.note("not listed: `\(Printable.text(failure.source.name))`: \(Printable.text(failure.message))")
      status = status.worse(failure.reason == .interrupted ? .interrupted : .incomplete)
    }
    for name in partial where !allowsPartial {
      Console.note("listed only in part: `\(Printable.text(name))`; `--allow-partial` takes it as it is")
      status = status.worse(.incomplete)
    }
    return status
  }
}

extension ToolLock {
  /// The servers of the lock with the labels that the present rules give them, so that a change of the rules is not
  /// taken for a change of a server. Where the lock holds digests alone, its own labels stay.
  func relabelled(by classifier: Classifier, rulesDigest present: String) -> [LockedServer] {
    guard present != rulesDigest else { return servers }
    return servers.map { $0.relabelled(by: classifier) }
  }
}

extension LockedServer {
  fileprivate func relabelled(by classifier: Classifier) -> LockedServer {
    var definitions: [ToolDefinition] = []
    for tool in tools {
      guard !tool.definition.isEmpty else { return self }
      definitions.append(
        ToolDefinition(
          name: tool.name, ordinal: tool.ordinal, bytes: tool.definition, digest: tool.digest,
          coreDigest: tool.coreDigest))
    }
    let source = ServerSource(id: id, name: name, location: .savedList(label: name), version: sourceVersion)
    let snapshot = ToolSnapshot(
      source: source, takenAt: 0, protocolVersion: nil, serverInfo: info, instructions: instructions, capabilities: [],
      tools: definitions, completeness: isComplete ? .complete : .partial(why: "locked so"), diagnostics: [])
    let labelled = LockedServer(snapshot, classifier.assess(snapshot))
    return labelled
  }
}
