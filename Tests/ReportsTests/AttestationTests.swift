import Digests
import JSONText
import Reports
import TestSupport
import Testing
import ToolModel

/// Statements, bills of materials and annotations, on the example servers and on hostile ones.
struct AttestationTests {
  private static let producer = ReportProducer(version: "0.1.0", rulesDigest: "sha256:rules")

  @Test func aSignedStatementHoldsItsPayload() throws {
    let key = try #require(SigningKey(seed: Array(repeating: 9, count: 32)))
    for servers in [Site.servers, HostileSite.servers, []] {
      let plain = AuditInToto.statement(servers, producer: Self.producer)
      let envelope = try JSONDocument(AuditInToto.statement(servers, producer: Self.producer, signedBy: key)).root
      #expect(envelope["payloadType"]?.string == "application/vnd.in-toto+json")
      let payload = try #require(envelope["payload"]?.string.flatMap { Base64.bytes($0) })
      #expect(payload == plain)
      let signatures = try #require(envelope["signatures"]).elements.map { $0 }
      #expect(signatures.count == 1)
      #expect(signatures[0]["keyid"]?.string == key.verifyingKey.id)
      let signature = try #require(signatures[0]["sig"]?.string.flatMap { Base64.bytes($0) })
      // DSSE v1.0.2: what is signed is the pre-authentication encoding, not the payload.
      let message = Array("DSSEv1 28 application/vnd.in-toto+json \(plain.count) ".utf8) + plain
      #expect(key.verifyingKey.verifies(signature, of: message))
    }
  }

  @Test func theSubjectIsTheListWhateverItsOrder() throws {
    let tools = [#"{"name":"a","description":"Lists a."}"#, #"{"name":"b","description":"Lists b."}"#]
    func subject(_ tools: [String]) throws -> String? {
      let statement = AuditInToto.statement(
        [Site.assessed(Examples.snapshot(tools: tools))], producer: Self.producer)
      return try JSONDocument(statement).root["subject"]?.elements.map { $0 }.first?["digest"]?["sha256"]?.string
    }
    #expect(try subject(tools) == subject(tools.reversed()))
    #expect(try subject(tools) != subject([tools[0]]))
    #expect(try subject(tools)?.count == 64)
  }

  @Test func referencesOfABillAreUnique() throws {
    for servers in [Site.servers, HostileSite.servers, []] {
      let bytes = AuditCycloneDX.bom(servers, producer: Self.producer)
      #expect(bytes.allSatisfy { $0 == 0x0A || $0 >= 0x20 })
      let root = try JSONDocument(bytes).root
      #expect(
        root["serialNumber"]?.string?.wholeMatch(
          of: /urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}/) != nil)
      let services = root["services"]?.elements.map { $0 } ?? []
      #expect(services.count == servers.count)
      var references = services.compactMap { $0["bom-ref"]?.string }
      for service in services { references += service["services"]?.elements.compactMap { $0["bom-ref"]?.string } ?? [] }
      references += root["components"]?.elements.compactMap { $0["bom-ref"]?.string } ?? []
      #expect(references.count == Set(references).count)
      let tools = servers.reduce(0) { $0 + AuditSummary([$1]).tools }
      #expect(services.reduce(0) { $0 + ($1["services"]?.count ?? 0) } == tools)
    }
  }

  @Test func anAnnotationIsOneLineThatNothingForges() {
    let lines = String(decoding: AuditCommands.commands(HostileSite.servers), as: UTF8.self).split(separator: "\n")
    #expect(!lines.isEmpty)
    for line in lines {
      #expect(line.wholeMatch(of: /::(error|warning|notice) ([a-z]+=[^,:]*,)*[a-z]+=[^,:]*::.*/) != nil, "\(line)")
      #expect(!line.unicodeScalars.contains { DeceptiveScalars.contains($0) })
    }
    let counts = Dictionary(lines.map { (String($0.dropFirst(2).prefix { $0 != " " }), 1) }, uniquingKeysWith: +)
    #expect(counts["error", default: 0] <= AuditCommands.shownLimit + HostileSite.servers.count)
  }
}
