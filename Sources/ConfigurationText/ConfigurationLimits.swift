/// Bounds on a configuration. Nothing in it is read twice, so that the time is that of one pass.
package struct ConfigurationLimits: Sendable {
  /// Of the text, in bytes.
  package let bytes: Int
  /// Values inside of values.
  package let depth: Int
  /// Values altogether; repetition by aliases (YAML) counts.
  package let values: Int

  package init(bytes: Int = 64 << 20, depth: Int = 100, values: Int = 1_000_000) {
    self.bytes = bytes
    self.depth = depth
    self.values = values
  }
}
