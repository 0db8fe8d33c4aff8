private import CCompression

/// Bytes made smaller for the way, deterministically.
package enum Compression: String, Sendable, CaseIterable {
  case gzip = "gz"
  case brotli = "br"

  /// The name in `Content-Encoding` (RFC 9110 section 8.4.1, RFC 7932).
  package var coding: String { self == .gzip ? "gzip" : "br" }

  /// The compressed bytes; nil for more than 1 GiB, and if the library has no memory. Gzip at level 6 and Brotli at
  /// quality 5: stronger settings cost many times as much for a few percent.
  package func compressed(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count <= 1 << 30 else { return nil }
    var output = [UInt8](repeating: 0, count: plimsoll_compressed_bound(bytes.count))
    let length = unsafe bytes.withUnsafeBytes { input in
      unsafe output.withUnsafeMutableBytes { room in
        switch self {
        case .gzip: unsafe plimsoll_gzip(input.baseAddress, input.count, room.baseAddress, room.count, 6)
        case .brotli: unsafe plimsoll_brotli(input.baseAddress, input.count, room.baseAddress, room.count, 5)
        }
      }
    }
    guard length > 0 else { return nil }
    output.removeSubrange(length...)
    return output
  }
}
