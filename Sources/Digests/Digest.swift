private import CLibCrypto

/// SHA-256 (FIPS 180-4) over bytes, as lower-case hexadecimal text.
package enum Digest {
  /// 64 characters of `0-9 a-f`.
  package static func sha256(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    let status = unsafe bytes.withUnsafeBytes { input in
      unsafe digest.withUnsafeMutableBufferPointer { output in
        unsafe plimsoll_sha256(input.baseAddress, input.count, output.baseAddress)
      }
    }
    // EVP_Digest fails only if libcrypto has no SHA-256 or no memory; nothing sensible can go on then.
    precondition(status == 1, "libcrypto refused to compute SHA-256")
    return hexadecimal(digest)
  }

  /// The same over the UTF-8 of a text.
  package static func sha256(_ text: String) -> String { sha256(Array(text.utf8)) }

  fileprivate static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// The same over bytes that come in pieces, such as a large file's.
@safe
package final class DigestStream {
  private var context: UnsafeMutableRawPointer?

  package init() {
    unsafe context = plimsoll_sha256_begin()
    precondition(unsafe context != nil, "libcrypto refused to compute SHA-256")
  }

  deinit { if let context = unsafe context { _ = unsafe plimsoll_sha256_end(context, nil) } }

  /// Takes the next piece in; nothing after `finish`.
  package func add(_ bytes: [UInt8]) {
    guard let context = unsafe context else { return }
    let status = unsafe bytes.withUnsafeBytes { unsafe plimsoll_sha256_add(context, $0.baseAddress, $0.count) }
    precondition(status == 1, "libcrypto refused to compute SHA-256")
  }

  /// The digest of everything taken in; empty after the first time.
  package func finish() -> String {
    guard let context = unsafe context else { return "" }
    unsafe self.context = nil
    var digest = [UInt8](repeating: 0, count: 32)
    let status = unsafe digest.withUnsafeMutableBufferPointer { unsafe plimsoll_sha256_end(context, $0.baseAddress) }
    precondition(status == 1, "libcrypto refused to compute SHA-256")
    return Digest.hexadecimal(digest)
  }
}
