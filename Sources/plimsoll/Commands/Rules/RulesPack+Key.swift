import Digests

extension RulesPack {
  /// A private key in PEM.
  static func signingKey(_ path: String) throws -> SigningKey {
    guard let key = SigningKey(pem: String(decoding: try Files.read(path, limit: 1 << 16), as: UTF8.self)) else {
      throw ProgramError("`\(path)` is no Ed25519 private key in PEM: `openssl genpkey -algorithm ed25519` writes one")
    }
    return key
  }
}
