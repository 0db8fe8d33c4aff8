import Foundation
import JSONText
import LoopbackServer
import Synchronization
import TestSupport
import Testing

/// Servers that show a scanner something else than a client, through the whole program.
struct SecondListingTests {
  @Test func aCloakedToolIsFoundAndDenied() throws {
    let place = try Workplace()
    let command = Sandbox.options + ["--allow-exec", "all"]
    let server = ["--", Paths.fakeServer.path, "cloaks-by-name"]
    let run = try place.run(["audit", "--store", "s.db"] + command + server)
    #expect(run.status == 1)
    expectGolden(place.neutral(run.output), named: "audit/cloaking.txt")
    for format in ["json", "jsonl", "markdown", "sarif", "junit", "csv"] {
      let report = try place.run(["audit", "--format", format] + command + server)
      #expect(report.status == 1)
      #expect(format == "csv" || report.output.contains("cloaking"), "\(format)")
    }
    let policy = try place.run(
      "policy", "--store", "s.db", "--server", "FakeServer", "--target", "intercept-yaml")
    #expect(policy.output.contains("\n# deny  burn_box: "))
    let single = try place.run(["audit", "--single-listing"] + command + server)
    #expect(single.status == 0)
  }

  @Test func aListThatGrowsIsUnstableOverHTTP() throws {
    let listings = Mutex(0)
    let server = try LoopbackServer { request in
      guard let message = try? JSONDocument(request.body).root, let id = message["id"]?.numberText else {
        return .whole(status: request.method == "POST" ? 202 : 405)
      }
      switch message["method"]?.string {
      case "initialize":
        return .json(
          #"{"jsonrpc":"2.0","id":\#(id),"result":{"protocolVersion":"2025-11-25","capabilities":{"tools":{}},"#
            + #""serverInfo":{"name":"far","version":"2"}}}"#)
      case "tools/list":
        guard request.header("MCP-Protocol-Version") != "2026-07-28" else { return .whole(status: 400) }
        let last = listings.withLock { count in
          count += 1
          return count
        }
        let tools = (0...last).map { #"{"name":"read_gauge_\#($0)","inputSchema":{"type":"object"}}"# }
        return .json(#"{"jsonrpc":"2.0","id":\#(id),"result":{"tools":[\#(tools.joined(separator: ","))]}}"#)
      default: return .whole(status: 400)
      }
    }
    let place = try Workplace()
    let run = try place.run("audit", "--fail-on-finding", "medium", server.url("/mcp"))
    #expect(run.status == 1)
    #expect(run.output.contains("(unstable-listing)"))
    #expect(try place.run("audit", "--single-listing", server.url("/mcp")).status == 0)
  }

  /// New and changed servers are listed under both names, known ones only if the sample takes them.
  @Test func crawlsListKnownServersOnce() throws {
    let state = Mutex((tools: 1, others: 0))
    let server = try LoopbackServer { request in
      guard let message = try? JSONDocument(request.body).root, let id = message["id"]?.numberText else {
        return .whole(status: request.method == "POST" ? 202 : 405)
      }
      switch message["method"]?.string {
      case "initialize":
        if message["params"]?["clientInfo"]?["name"]?.string != "plimsoll" { state.withLock { $0.others += 1 } }
        return .json(
          #"{"jsonrpc":"2.0","id":\#(id),"result":{"protocolVersion":"2025-11-25","capabilities":{"tools":{}},"#
            + #""serverInfo":{"name":"far","version":"2"}}}"#)
      case "tools/list" where request.header("MCP-Protocol-Version") != "2026-07-28":
        let tools = (0..<state.withLock { $0.tools }).map { #"{"name":"read_gauge_\#($0)","inputSchema":{}}"# }
        return .json(#"{"jsonrpc":"2.0","id":\#(id),"result":{"tools":[\#(tools.joined(separator: ","))]}}"#)
      default: return .whole(status: 400)
      }
    }
    let place = try Workplace()
    func others(_ words: String...) throws -> Int {
      let before = state.withLock { $0.others }
      #expect(try place.run(["crawl", "--store", "s.db", server.url("/mcp")] + words).status == 0)
      return state.withLock { $0.others } - before
    }
    #expect(try others("--relist-sample", "0") == 1)
    #expect(try others("--relist-sample", "0") == 0)
    #expect(try others("--relist-sample", "100") == 1)
    #expect(try others("--relist-sample", "100", "--single-listing") == 0)
    state.withLock { $0.tools = 2 }
    #expect(try others("--relist-sample", "0") == 1)
  }
}
