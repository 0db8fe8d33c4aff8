/// A policy as one target reads it.
package struct PolicyFile: Sendable, Hashable {
  /// The target's name, for example `policylayer-json`.
  package let target: String
  /// A file name that is safe on every file system.
  package let fileName: String
  package let bytes: [UInt8]
  /// What the target cannot express.
  package let losses: [PolicyLoss]
  /// Files that belong beside it: a test, a schema, or where it comes from if it cannot hold comments.
  package let companions: [Companion]

  package init(
    target: String, fileName: String, bytes: [UInt8], losses: [PolicyLoss], companions: [Companion] = []
  ) {
    self.target = target
    self.fileName = fileName
    self.bytes = bytes
    self.losses = losses
    self.companions = companions
  }

  /// A file that belongs beside a policy.
  package struct Companion: Sendable, Hashable {
    /// A file name that is safe on every file system.
    package let fileName: String
    package let bytes: [UInt8]

    package init(fileName: String, bytes: [UInt8]) {
      self.fileName = fileName
      self.bytes = bytes
    }
  }
}

/// Something of the decision record that a target could not express, and what stands there instead.
package struct PolicyLoss: Sendable, Hashable {
  /// The tool's name; nil when the loss is about the whole file.
  package let tool: String?
  /// One sentence in our words.
  package let message: String

  package init(tool: String?, message: String) {
    self.tool = tool
    self.message = message
  }
}
