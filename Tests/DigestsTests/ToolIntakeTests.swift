import Digests
import JSONText
import Testing
import ToolModel

struct ToolIntakeTests {
  private func intake(_ text: String, maximumDiagnostics: Int = 1_000) throws -> ToolIntake {
    var intake = ToolIntake(maximumDiagnostics: maximumDiagnostics)
    for (index, element) in try JSONDocument(Array(text.utf8)).root.elements.enumerated() {
      intake.accept(element, pointer: "/tools/\(index)")
    }
    return intake
  }

  @Test func aMalformedToolIsLeftOutAndItsNeighboursKept() throws {
    let intake = try intake(
      #"[{"name":"a","inputSchema":{}},7,null,{"inputSchema":{}},{"name":null},{"name":3},{"name":"b","inputSchema":{}}]"#
    )
    #expect(intake.tools.map(\.name) == ["a", "b"])
    #expect(intake.diagnostics.map(\.code) == Array(repeating: "malformed-tool", count: 5))
    #expect(intake.diagnostics.map(\.pointer) == (1...5).map { "/tools/\($0)" })
  }

  @Test(arguments: [
    (#"[{"name":"a"}]"#, "missing-schema", "/tools/0"),
    (#"[{"name":"a","inputSchema":[]}]"#, "malformed-schema", "/tools/0/inputSchema"),
    (#"[{"name":"","inputSchema":{}}]"#, "empty-name", "/tools/0/name"),
    (#"[{"name":"\ud800","inputSchema":{}}]"#, "undecodable-name", "/tools/0/name"),
    (#"[{"name":"a","inputSchema":{}},{"name":"a","inputSchema":{}}]"#, "duplicate-tool", "/tools/1/name"),
    (#"[{"name":"a","inputSchema":{"b":1,"\u0062":2}}]"#, "duplicate-key", "/tools/0"),
    (#"[{"name":"a","inputSchema":{"minimum":-Infinity}}]"#, "not-finite-number", "/tools/0"),
    (#"[{"name":"a","inputSchema":{"title":"\udc00"}}]"#, "undecodable-text", "/tools/0"),
  ])
  func anOddToolIsKeptAndReported(text: String, code: String, pointer: String) throws {
    let intake = try intake(text)
    #expect(intake.diagnostics.map(\.code) == [code])
    #expect(intake.diagnostics.map(\.pointer) == [pointer])
    #expect(!intake.tools.isEmpty)
  }

  @Test func namesAreToldApartByTheirBytes() throws {
    let intake = try intake(#"[{"name":"\u00e9","inputSchema":{}},{"name":"e\u0301","inputSchema":{}}]"#)
    #expect(intake.tools.map(\.ordinal) == [0, 0])
    #expect(intake.diagnostics.isEmpty)
  }

  @Test func bytesAreKeptAsSentAndDigestsIgnoreTheirOrder() throws {
    let intake = try intake(#"[{ "name":"a" , "inputSchema":{}},{"inputSchema":{},"name":"\u0061"}]"#)
    #expect(String(decoding: intake.tools[0].bytes, as: UTF8.self) == #"{ "name":"a" , "inputSchema":{}}"#)
    #expect(intake.tools[0].digest == intake.tools[1].digest)
    #expect(intake.tools[0].digest.hasPrefix("pl1-sha256:"))
  }

  @Test func theCoreDigestIgnoresWhatNobodyReads() throws {
    let tools = try intake(
      #"[{"name":"a","inputSchema":{}},{"name":"a","inputSchema":{},"_meta":{"x":1},"icons":[]},{"name":"a","inputSchema":{"_meta":1}}]"#
    ).tools
    #expect(tools[0].coreDigest == tools[1].coreDigest)
    #expect(tools[0].digest != tools[1].digest)
    #expect(tools[0].coreDigest != tools[2].coreDigest)
  }

  @Test func diagnosticsAreBounded() throws {
    let intake = try intake("[" + Array(repeating: "1", count: 50).joined(separator: ",") + "]", maximumDiagnostics: 3)
    #expect(
      intake.diagnostics.map(\.code) == ["malformed-tool", "malformed-tool", "malformed-tool", "more-diagnostics"])
  }
}
