import ToolModel

/// What servers offered when somebody looked and agreed: the content of `plimsoll.lock.json`.
package struct ToolLock: Sendable, Equatable {
  /// The shape of the file. A newer one is refused.
  package static let formatVersion = 1
  /// Where `lock` writes and `verify` looks unless told otherwise.
  package static let usualPath = "plimsoll.lock.json"

  /// The program that wrote it, for example `0.2.0`.
  package let generatorVersion: String
  /// Digest of the rules behind the labels.
  package let rulesDigest: String
  /// What was scanned, in the words of the command line, so that `verify` can look again without being told.
  package let targets: [String]
  /// Sorted by identity.
  package let servers: [LockedServer]

  package init(generatorVersion: String, rulesDigest: String, targets: [String], servers: [LockedServer]) {
    self.generatorVersion = generatorVersion
    self.rulesDigest = rulesDigest
    self.targets = targets
    self.servers = servers.sorted { $0.id < $1.id }
  }
}
