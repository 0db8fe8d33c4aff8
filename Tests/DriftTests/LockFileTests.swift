import Digests
import Drift
import Testing
import ToolModel

struct LockFileTests {
  private func lock() throws -> ToolLock {
    let tool = try Fixture.tool(
      "{\"name\":\"t\u{202E}\",\"description\":\"Says \\\"hi\\\" \\u001B[31m\",\"n\":1e400}", category: .write,
      risk: .medium, capabilities: [.bulk], findings: [LockedFinding(id: "hidden", severity: .high)])
    return ToolLock(
      generatorVersion: "1", rulesDigest: "r", targets: [".mcp.json"],
      servers: [
        Fixture.server("b", tools: [tool]), Fixture.server("a", instructions: "x", isComplete: false, tools: []),
      ])
  }

  @Test func aLockComesBackAsItWas() throws {
    let lock = try lock()
    let read = try ToolLock.read(lock.bytes())
    #expect(read.signature == .none)
    #expect(read.lock.servers.map(\.id.text) == ["a", "b"])
    #expect(LockComparison.drift(from: read.lock.servers, to: lock.servers) == [])
    #expect(read.lock.bytes() == lock.bytes())
  }

  @Test func nothingInItActsOnATerminal() throws {
    let bytes = try lock().bytes()
    #expect(bytes.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
  }

  @Test func aSignatureHoldsForTheWholeContent() throws {
    let key = try #require(SigningKey(seed: Array(repeating: 3, count: 32)))
    let other = try #require(SigningKey(seed: Array(repeating: 4, count: 32)))
    let signed = try lock().bytes(signedBy: key)
    #expect(try ToolLock.read(signed, key: key.verifyingKey).signature == .valid)
    #expect(try ToolLock.read(signed).signature == .unchecked(keyID: key.verifyingKey.id))
    #expect(throws: LockError.self) { try ToolLock.read(signed, key: other.verifyingKey) }
    #expect(throws: LockError.self) { try ToolLock.read(try lock().bytes(), key: key.verifyingKey) }
    let text = String(decoding: signed, as: UTF8.self)
    for (part, bent) in [
      ("\"write\"", "\"read\""), ("\"medium\"", "\"low\""), ("\"targets\": [", "\"targets\": [\"x\","),
    ] {
      #expect(text.contains(part))
      #expect(throws: LockError.self) {
        try ToolLock.read(Array(text.replacing(part, with: bent).utf8), key: key.verifyingKey)
      }
    }
    // White space may change, as when a formatter rewrites the file.
    let reformatted = text.replacing("\n", with: "\n ")
    #expect(try ToolLock.read(Array(reformatted.utf8), key: key.verifyingKey).signature == .valid)
    // A second value of the same key would be read by another program than ours.
    let doubled = text.replacing("{\n  \"lockVersion\"", with: "{\"servers\":[],\n  \"lockVersion\"")
    #expect(throws: LockError.self) { try ToolLock.read(Array(doubled.utf8), key: key.verifyingKey) }
  }

  @Test(arguments: [
    "", "{", "[]", "{}", #"{"lockVersion":1}"#, #"{"lockVersion":2,"servers":[]}"#,
    #"{"lockVersion":1,"servers":[{}]}"#, #"{"lockVersion":1,"servers":[{"id":"a","tools":[{}]}]}"#,
    #"{"lockVersion":1,"servers":[{"id":"a","tools":[{"name":"t","digest":"d","category":"x","risk":"low"}]}]}"#,
  ])
  func anythingElseIsRefusedWithASentence(text: String) {
    #expect(throws: LockError.self) { try ToolLock.read(Array(text.utf8)) }
  }
}
