private import CLibCrypto

/// An Ed25519 key (RFC 8032) that signs.
package struct SigningKey: Sendable {
  private let seed: [UInt8]
  /// The key that proves its signatures.
  package let verifyingKey: VerifyingKey

  /// Reads a PKCS #8 key in PEM, as `openssl genpkey -algorithm ed25519` writes it (RFC 8410 section 7); nil if the text
  /// is anything else, an encrypted key included.
  package init?(pem: String) {
    // The whole of the structure but the 32 bytes of the key is fixed.
    let prefix: [UInt8] = [0x30, 0x2E, 2, 1, 0, 0x30, 5, 6, 3, 0x2B, 0x65, 0x70, 4, 0x22, 4, 0x20]
    guard let bytes = PEM.bytes(pem, label: "PRIVATE KEY"), bytes.count == 48, bytes.starts(with: prefix) else {
      return nil
    }
    self.init(seed: Array(bytes.suffix(32)))
  }

  /// Takes the 32 bytes of the private key; nil for another length.
  package init?(seed: [UInt8]) {
    guard seed.count == 32 else { return nil }
    var key = [UInt8](repeating: 0, count: 32)
    let status = unsafe seed.withUnsafeBufferPointer { seed in
      unsafe key.withUnsafeMutableBufferPointer { unsafe plimsoll_ed25519_public(seed.baseAddress, $0.baseAddress) }
    }
    guard status == 1 else { return nil }
    self.seed = seed
    verifyingKey = VerifyingKey(bytes: key)
  }

  /// The signature of `message`, 64 bytes; the same bytes for the same message.
  package func signature(of message: [UInt8]) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: 64)
    let status = unsafe seed.withUnsafeBufferPointer { seed in
      unsafe message.withUnsafeBytes { message in
        unsafe signature.withUnsafeMutableBufferPointer {
          unsafe plimsoll_ed25519_sign(seed.baseAddress, message.baseAddress, message.count, $0.baseAddress)
        }
      }
    }
    // It made the public key from the same seed already; only lack of memory is left as a cause.
    precondition(status == 1, "libcrypto refused to sign")
    return signature
  }
}
