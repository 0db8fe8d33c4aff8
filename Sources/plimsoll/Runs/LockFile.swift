import Digests
import Drift
import ToolModel

/// The lock on the disk.
enum LockFile {
  /// Reads a lock; a missing one is its own sentence, since it is the first thing that a newcomer meets.
  static func read(_ path: String, keyPath: String?) throws -> ToolLock {
    guard Files.exists(path) else {
      throw ProgramError("there is no lock `\(path)`: make one with `plimsoll lock`")
    }
    var key: VerifyingKey?
    if let keyPath {
      let text = String(decoding: try Files.read(keyPath, limit: 1 << 20), as: UTF8.self)
      key = VerifyingKey(pem: text)
      guard key != nil else {
        throw ProgramError("`\(keyPath)` is no Ed25519 public key: write one with `openssl pkey -in KEY -pubout`")
      }
    }
    let read: (lock: ToolLock, signature: LockSignature)
    do throws(LockError) { read = try ToolLock.read(try Self.bytes(path), key: key) } catch {
      throw ProgramError("`\(path)` cannot be used as a lock: \(error.message)")
    }
    if case .unchecked = read.signature {
      Console.note("note: `\(Printable.text(path))` is signed; `--key PUBLIC.pem` would check it")
    }
    return read.lock
  }

  /// What a lock or an earlier report knows.
  static func baseline(_ path: String) throws -> Baseline {
    guard Files.exists(path) else {
      throw ProgramError(
        "there is no baseline `\(path)`: make one with `plimsoll lock` or `audit --format json=\(path)`")
    }
    do throws(LockError) { return try Baseline.read(try bytes(path)) } catch {
      throw ProgramError("`\(path)` cannot be used as a baseline: \(error.message)")
    }
  }

  /// The key that signs.
  static func signingKey(_ path: String) throws -> SigningKey {
    let text = String(decoding: try Files.read(path, limit: 1 << 20), as: UTF8.self)
    guard let key = SigningKey(pem: text) else {
      throw ProgramError(
        "`\(path)` is no Ed25519 private key in PEM: make one with `openssl genpkey -algorithm ed25519`")
    }
    return key
  }

  private static func bytes(_ path: String) throws(LockError) -> [UInt8] {
    do { return try Files.read(path) } catch { throw LockError(error.message) }
  }

  /// The words of the command line that may stand in a lock: nothing that holds a secret.
  static func words(of options: TargetOptions, sources: [ServerSource]) -> [String] {
    var words = options.targets.filter { word in
      word != "-" && !(word.contains("://") && word.contains(where: { $0 == "?" || $0 == "@" || $0 == "#" }))
    }
    guard !TrailingCommand.words.isEmpty else { return words }
    for source in sources {
      guard case .command(let line) = source.location else { continue }
      let arguments = line.arguments.map(\.redacted)
      if [line.executable] + arguments == TrailingCommand.words { words += ["--"] + TrailingCommand.words }
    }
    return words
  }
}
