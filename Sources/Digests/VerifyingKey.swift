private import CLibCrypto

/// An Ed25519 public key (RFC 8032).
package struct VerifyingKey: Sendable, Hashable {
  /// 32 bytes.
  package let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Reads a `SubjectPublicKeyInfo` in PEM, as `openssl pkey -pubout` writes it (RFC 8410 section 4); nil if the text is
  /// anything else.
  package init?(pem: String) {
    let prefix: [UInt8] = [0x30, 0x2A, 0x30, 5, 6, 3, 0x2B, 0x65, 0x70, 3, 0x21, 0]
    guard let bytes = PEM.bytes(pem, label: "PUBLIC KEY"), bytes.count == 44, bytes.starts(with: prefix) else {
      return nil
    }
    self.bytes = Array(bytes.suffix(32))
  }

  /// Names the key without being it: SHA-256 over its 32 bytes, in hexadecimal.
  package var id: String { Digest.sha256(bytes) }

  /// True if `signature` was made over exactly `message` by the key's owner.
  package func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    guard signature.count == 64, bytes.count == 32 else { return false }
    let status = unsafe bytes.withUnsafeBufferPointer { key in
      unsafe message.withUnsafeBytes { message in
        unsafe signature.withUnsafeBufferPointer {
          unsafe plimsoll_ed25519_verify(key.baseAddress, message.baseAddress, message.count, $0.baseAddress)
        }
      }
    }
    return status == 1
  }
}
