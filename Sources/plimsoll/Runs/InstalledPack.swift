import Digests
import RulePacks

/// A signed rule pack on disk, with the key that was trusted when it was taken over beside it (`<file>.key`).
enum InstalledPack {
  /// Whether the path is a pack's file, and not a folder.
  static func isPack(_ path: String) -> Bool { path.hasSuffix(".pack") }

  /// Reads a pack again; it must still be signed by its key.
  static func read(_ path: String) throws -> RulePack {
    try check(try Files.read(path), name: path, key: try key(path + ".key"))
  }

  /// The pack, if the key has signed it.
  static func check(_ bytes: [UInt8], name: String, key: VerifyingKey) throws -> RulePack {
    do throws(SignedPack.Refusal) {
      return try SignedPack.read(bytes, trusting: [key])
    } catch {
      throw ProgramError("the rule pack `\(name)` is refused: \(error.message)")
    }
  }

  /// A public key in PEM.
  static func key(_ path: String) throws -> VerifyingKey {
    guard let key = VerifyingKey(pem: String(decoding: try Files.read(path, limit: 1 << 16), as: UTF8.self)) else {
      throw ProgramError("`\(path)` is no Ed25519 public key in PEM: `openssl pkey -pubout` writes one")
    }
    return key
  }
}
