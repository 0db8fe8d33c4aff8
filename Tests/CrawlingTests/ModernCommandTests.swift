import Crawling
import Processes
import Testing
import ToolModel
import Transfers

/// Commands that speak the stateless era.
@Suite struct ModernCommandTests {
  /// A server in shell; it writes one letter a message to standard error. `opening` is what it says to `initialize`.
  private func crawl(_ opening: String, era: ProtocolEra = .auto) async throws -> CrawlOutcome {
    let discovery =
      #"{"jsonrpc":"2.0","id":0,"result":{"resultType":"complete","supportedVersions":["2026-07-28"],"#
      + #""capabilities":{"tools":{}},"_meta":{"io.modelcontextprotocol/serverInfo":{"name":"tugs","version":""}}}}"#
    let script = """
      while read -r line; do
        case "$line" in
          *'"initialize"'*) first=i; printf '%s\\n' '\(opening)';;
          *'"server/discover"'*) [ -z "$first" ] || exit 9; first=d; printf '%s\\n' '\(discovery)';;
          *'"tools/list"'*'"io.modelcontextprotocol/protocolVersion":"2026-07-28"'*)
            printf '%s\\n' '{"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"tow","inputSchema":{}}]}}';;
          *) exit 8;;
        esac
      done
      """
    let vault = Vault()
    let source = try SourceReader(vault: vault).command(["/bin/sh", "-c", script]).get()
    var settings = CrawlSettings()
    settings.confinement = .none
    settings.era = era
    settings.startMilliseconds = 300_000
    settings.totalMilliseconds = 300_000
    return await Crawler(
      settings: settings, transfers: TransferEngine(userAgent: "plimsoll-tests"), launcher: Launcher(), vault: vault
    ).crawl(source)
  }

  private func refusal(_ code: Int, _ data: String = "null") -> String {
    #"{"jsonrpc":"2.0","id":0,"error":{"code":\#(code),"message":"no handshake","data":\#(data)}}"#
  }

  @Test(arguments: [(-32022, #"{"supported":["2026-07-28"]}"#), (-32601, "null"), (-32602, "null"), (-32600, "null")])
  func aRefusedHandshakeStartsAFreshProcess(_ code: Int, _ data: String) async throws {
    let snapshot = try await crawl(refusal(code, data)).get()
    #expect(snapshot.protocolVersion == "2026-07-28")
    #expect(snapshot.tools.map(\.name) == ["tow"])
    #expect(snapshot.serverInfo.name == "tugs")
  }

  @Test func theStatelessEraCanBeAskedFor() async throws {
    #expect(try await crawl("unused", era: .modern).get().protocolVersion == "2026-07-28")
  }

  @Test func theHandshakeAloneCanBeAskedFor() async throws {
    let failure = try await crawl(refusal(-32601), era: .legacy).failure
    #expect(failure?.reason == .protocolError)
    #expect(failure?.message == "the server refused `initialize` with error -32601: `no handshake`")
  }

  @Test func anOrdinaryErrorIsNoHint() async throws {
    #expect(
      try await crawl(refusal(-32603)).failure?.message
        == "the server refused `initialize` with error -32603: `no handshake`")
  }
}
