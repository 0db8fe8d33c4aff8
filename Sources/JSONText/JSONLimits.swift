/// Bounds on what the reader accepts; every loop over foreign bytes ends at one of them.
package struct JSONLimits: Sendable {
  /// Nesting of arrays and objects, at least 1.
  package let depth: Int
  /// Length of the text in bytes.
  package let bytes: Int

  /// `depth` 512 lets every schema that a person wrote pass; the reader itself does not recurse.
  package init(depth: Int = 512, bytes: Int = 64 << 20) {
    self.depth = depth
    self.bytes = bytes
  }

  /// For a whole message: as deep as it likes, since what stands too deep in it is left out piece by piece.
  package static func message(bytes: Int) -> JSONLimits { JSONLimits(depth: .max, bytes: bytes) }
}
