import Classification
import RulePacks
import Testing
import ToolModel

/// Findings about servers that are used together.
struct SetTests {
  private func findings(_ rows: [String]) throws -> [Finding] {
    var servers: [String] = []
    let read = try rows.map { try RowReader.read(Array($0.utf8)) }
    for row in read where !servers.contains(row.server) { servers.append(row.server) }
    let members = servers.map { server in
      let snapshot = RowReader.snapshot(read.filter { $0.server == server })
      return SetMember(snapshot, Tools.classifier.assess(snapshot))
    }
    return Tools.classifier.assess(set: members).filter { $0.severity > .info }
  }

  @Test func oneServerAloneIsNoSet() throws {
    #expect(try findings([#"{"server":"a","name":"get_page","description":"Gets a page."}"#]) == [])
  }

  @Test func equalNamesAreToldOncePerPairOfServers() throws {
    let found = try findings(
      ["a", "b"].flatMap { server in
        ["get_page", "put_page"].map { #"{"server":"\#(server)","name":"\#($0)"}"# }
      })
    #expect(found.map(\.id) == ["same-name-elsewhere"])
    #expect(found.first?.tool?.server.text == "b")
    #expect(found.first?.related.count == 3)
    #expect(found.first?.evidence.map(\.words) == ["get_page", "put_page"])
  }

  @Test func namesThatClientsSpellAlikeAreTold() throws {
    let found = try findings([#"{"server":"a.b","name":"x.y"}"#, #"{"server":"a_b","name":"x_y"}"#])
    #expect(found.map(\.id).contains("same-spelling-elsewhere"))
    #expect(found.first?.remedy.contains("`a_b__x_y`") == true)
  }

  @Test(arguments: [
    ("create_invoice", "create_invoise", true), ("create_invoice", "cr\u{435}ate_invoice", true),
    ("create_invoice", "create-invoice", true), ("create_invoice", "createInvoice", true),
    ("create_invoice", "craete_invoice", true), ("create_invoice", "create_invoices", false),
    ("get_pages_2", "get_pages_1", false), ("get_page", "set_page", false), ("create_invoice", "delete_invoice", false),
  ])
  func lookalikesAreTold(_ first: String, _ second: String, _ isTold: Bool) throws {
    let found = try findings([#"{"server":"a","name":"\#(first)"}"#, #"{"server":"b","name":"\#(second)"}"#])
    #expect(found.contains { $0.id == "lookalike-name" } == isTold)
  }

  @Test func aToxicFlowNamesItsToolsAndTheOneToDrop() throws {
    let found = try findings([
      #"{"server":"mail","name":"read_emails","description":"Reads the e-mails of your inbox."}"#,
      #"{"server":"mail","name":"list_emails","description":"Lists the e-mails of your inbox."}"#,
      #"{"server":"web","name":"search_web","description":"Searches the web."}"#,
      #"{"server":"mail","name":"send_email","description":"Sends an e-mail.","inputSchema":{"properties":{"to":{"type":"string"}}}}"#,
    ])
    let flow = try #require(found.first { $0.id == "toxic-flow" })
    #expect(Set(flow.related.map(\.name)).isSuperset(of: ["read_emails", "search_web", "send_email"]))
    #expect(flow.remedy.contains("private data from `read_emails` of `mail`"))
    #expect(flow.remedy.hasSuffix("and the chain is broken"))
  }

  @Test func hintsThatAreMissingAreARemark() throws {
    let row = try RowReader.read(Array(#"{"server":"a","name":"delete_page","description":"Deletes a page."}"#.utf8))
    let snapshot = RowReader.snapshot([row])
    let found = Tools.classifier.assess(set: [SetMember(snapshot, Tools.classifier.assess(snapshot))])
    #expect(found.map(\.id) == ["missing-hints"])
    #expect(found.first?.severity == .info)
    #expect(found.first?.remedy.hasSuffix("destructiveHint true for `delete_page`") == true)
  }
}
