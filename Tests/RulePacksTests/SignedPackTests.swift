import Digests
import Foundation
import RulePacks
import TestSupport
import Testing

/// A pack is taken over only if a trusted key has signed exactly these rules.
struct SignedPackTests {
  private let key: SigningKey
  private let files: [RuleFile]

  init() throws {
    key = try #require(SigningKey(seed: Array(repeating: 7, count: 32)))
    files = try RuleFolderFiles.all().map { RuleFile(path: $0.path, bytes: $0.bytes) }
  }

  @Test func aSignedPackIsTheFolder() throws {
    let bytes = try SignedPack.write(files, key: key)
    let pack = try SignedPack.read(bytes, trusting: [key.verifyingKey])
    #expect(pack.digest == RulePack.builtIn().digest)
    #expect(pack.rules.map(\.id) == RulePack.builtIn().rules.map(\.id))
  }

  @Test func aForeignKeyIsRefused() throws {
    let bytes = try SignedPack.write(files, key: key)
    let other = try #require(SigningKey(seed: Array(repeating: 8, count: 32)))
    #expect(throws: SignedPack.Refusal.self) { try SignedPack.read(bytes, trusting: [other.verifyingKey]) }
    #expect(throws: SignedPack.Refusal.self) { try SignedPack.read(bytes, trusting: []) }
  }

  @Test(arguments: ["critical", "destructive", "hidden"]) func aChangedPackIsRefused(_ word: String) throws {
    var text = String(decoding: try SignedPack.write(files, key: key), as: UTF8.self)
    let place = try #require(text.range(of: word, options: .backwards))
    text.replaceSubrange(place, with: "harmless")
    #expect(throws: SignedPack.Refusal(message: "its rules are not the ones that were signed: the digest differs")) {
      try SignedPack.read(Array(text.utf8), trusting: [key.verifyingKey])
    }
  }

  @Test(arguments: ["", "{}", "[1]", #"{"format":"plimsoll-rules-2"}"#]) func otherFilesAreRefused(_ text: String) {
    #expect(throws: SignedPack.Refusal(message: "it is no signed rule pack")) {
      try SignedPack.read(Array(text.utf8), trusting: [key.verifyingKey])
    }
  }
}
