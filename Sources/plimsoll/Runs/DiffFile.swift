import Classification
import Crawling
import Drift
import JSONText
import ToolModel

/// Reads one side of a comparison: a lock, a saved list or a recording.
struct DiffFile {
  let pipeline = Setup.pipeline(CrawlSettings(), vault: Vault(), store: nil, rules: .builtIn)

  /// The servers of the file, labelled by the present rules.
  func read(_ path: String) throws -> [LockedServer] {
    let bytes = path == "-" ? try StandardInput.all() : try Files.read(path)
    if let root = try? JSONDocument(bytes, limits: .message(bytes: JSONLimits().bytes)).root,
      root["lockVersion"] != nil
    {
      return try LockFile.read(path, keyPath: nil)
        .relabelled(by: pipeline.classifier, rulesDigest: pipeline.rulesDigest)
    }
    let outcome: CrawlOutcome
    if let recording = ConversationRecording(bytes) {
      outcome = recording.replay(label: path, serverID: nil)
    } else {
      outcome = SourceReader(vault: Vault()).savedList(
        bytes, label: path, serverID: Files.stem(path), takenAt: Clock.now())
    }
    switch outcome {
    case .failure(let failure): throw ProgramError(failure.message)
    case .success(let snapshot): return [LockedServer(snapshot, pipeline.classifier.assess(snapshot))]
    }
  }
}

extension LockedServer {
  /// The same content under another identity.
  func renamed(like other: LockedServer) -> LockedServer {
    LockedServer(
      id: other.id, name: other.name, sourceVersion: sourceVersion ?? other.sourceVersion, info: info,
      instructions: instructions, isComplete: isComplete, findings: findings, tools: tools)
  }
}
