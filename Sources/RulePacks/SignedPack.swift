package import Digests
import JSONText

/// A rule pack in one file, with a signature over its digest:
///
///     {"format":"plimsoll-rules-1","digest":"<sha-256>","key":"<id>","signature":"<hex>","pack":{…}}
///
/// The signature is Ed25519 over the text `plimsoll-rules-1:<digest>`; the digest is over the pack's bytes as they stand.
package enum SignedPack {
  private static let format = "plimsoll-rules-1"

  /// Why a file is not used.
  package struct Refusal: Error, Sendable, Hashable {
    /// One sentence: lower case, no full stop.
    package let message: String

    package init(message: String) { self.message = message }
  }

  /// The file for a rule folder's pack. Throws the first problem of the folder.
  package static func write(_ files: [RuleFile], key: SigningKey) throws(RuleProblem) -> [UInt8] {
    let pack = try RulePackReader.embeddedForm(of: files)
    let digest = Digest.sha256(pack)
    var writer = JSONWriter()
    writer.object {
      $0.key("format")
      $0.string(format)
      $0.key("digest")
      $0.string(digest)
      $0.key("key")
      $0.string(key.verifyingKey.id)
      $0.key("signature")
      $0.string(hexadecimal(key.signature(of: message(digest))))
      $0.key("pack")
      $0.verbatim(pack)
    }
    return writer.bytes + [0x0A]
  }

  /// The pack of a file that one of the keys has signed; it replaces the built-in rules as a whole.
  package static func read(_ bytes: [UInt8], trusting keys: [VerifyingKey]) throws(Refusal) -> RulePack {
    guard let root = try? JSONDocument(bytes).root, root["format"]?.string == format, let pack = root["pack"],
      let digest = root["digest"]?.string, let signature = root["signature"]?.string.flatMap(hexadecimal)
    else {
      throw Refusal(message: "it is no signed rule pack")
    }
    let content = Array(pack.sourceBytes)
    guard Digest.sha256(content) == digest else {
      throw Refusal(message: "its rules are not the ones that were signed: the digest differs")
    }
    guard keys.contains(where: { $0.verifies(signature, of: message(digest)) }) else {
      throw Refusal(message: "it is not signed by a key that you trust: it names the key \(root["key"]?.string ?? "-")")
    }
    let entries = RulePack.entries(embedded: pack)
    let decoded = PackDecoder.decode(rules: entries.rules, vocabularies: entries.vocabularies, needsExamples: [])
    if let problem = decoded.problems.first {
      throw Refusal(message: "its rule `\(problem.path)` is not one for this version: \(problem.message)")
    }
    return RulePack(rules: decoded.rules, vocabularies: decoded.vocabularies, digest: digest)
  }

  private static func message(_ digest: String) -> [UInt8] { Array("\(format):\(digest)".utf8) }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func hexadecimal(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let high = rest.popFirst() {
      guard let low = rest.popFirst(), let byte = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16) else {
        return nil
      }
      bytes.append(byte)
    }
    return bytes
  }
}
