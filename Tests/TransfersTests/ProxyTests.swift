import LoopbackServer
import Testing
import Transfers

/// Which proxy carries what, and what the guard says of it.
struct ProxyTests {
  private func settings(_ variables: [String: String], trusts: Bool = false) throws -> ProxySettings {
    try ProxySettings.read({ variables[$0] }, trustsProxy: trusts)
  }

  private func proxy(_ variables: [String: String], _ url: String) throws -> String? {
    try settings(variables).proxy(for: #require(CanonicalURL.parse(url)))?.text
  }

  @Test(arguments: [
    ("http://proxy.example:3128", "http://proxy.example:3128"), ("proxy.example:3128", "http://proxy.example:3128"),
    ("proxy.example", "http://proxy.example:80"), ("https://proxy.example", "https://proxy.example:443"),
    ("SOCKS5h://proxy.example/", "socks5h://proxy.example:1080"), ("http://[::1]:8", "http://[::1]:8"),
    ("http://[::1]", "http://[::1]:80"), ("http://name:p%40ss@proxy.example:1", "http://proxy.example:1"),
    ("http://name:p@ss@proxy.example:1", "http://proxy.example:1"), ("10.0.0.1:8", "http://10.0.0.1:8"),
  ])
  func aProxyIsRead(text: String, shown: String) { #expect(Proxy(text)?.text == shown) }

  @Test(arguments: ["", "ftp://proxy.example", "http://", "http://proxy.example/path", "a b", "http://%zz@x:1", "x:0"])
  func whatIsNoProxyIsAProblem(text: String) {
    #expect(Proxy(text) == nil)
    if !text.isEmpty {
      #expect(throws: ProxyProblem(variable: "https_proxy")) { try settings(["https_proxy": text]) }
    }
  }

  @Test func theVariablesAreReadAsUsual() throws {
    let both = ["http_proxy": "a:1", "HTTP_PROXY": "b:1", "HTTPS_PROXY": "c:1", "all_proxy": "d:1"]
    #expect(try proxy(both, "http://example.org/") == "http://a:1")
    #expect(try proxy(both, "https://example.org/") == "http://c:1")
    #expect(try proxy(["ALL_PROXY": "socks5://d"], "https://example.org/") == "socks5://d:1080")
    #expect(try proxy(["https_proxy": "", "ALL_PROXY": "d:1"], "https://example.org/") == nil)
    #expect(try proxy(["HTTP_PROXY": "b:1"], "http://example.org/") == "http://b:1")
    // A CGI program's HTTP_PROXY comes from its visitor.
    #expect(try proxy(["HTTP_PROXY": "b:1", "REQUEST_METHOD": "GET"], "http://example.org/") == nil)
    #expect(try proxy([:], "http://example.org/") == nil)
  }

  @Test(arguments: [
    ("example.org", "https://example.org/", true), ("example.org", "https://a.example.org/", true),
    (".example.org", "https://example.org/", true), ("*.example.org", "https://a.b.example.org/", true),
    ("example.org", "https://badexample.org/", false), ("EXAMPLE.org.", "https://example.org/", true),
    ("example.org:8443", "https://example.org:8443/", true), ("example.org:8443", "https://example.org/", false),
    ("a.example, example.org", "https://example.org/", true), ("a.example example.org", "https://example.org/", true),
    ("*", "https://example.org/", true), ("", "https://example.org/", false),
    ("10.0.0.0/8", "http://10.1.2.3/", true), ("10.0.0.0/8", "http://11.1.2.3/", false),
    ("192.0.2.7", "http://192.0.2.7/", true), ("192.0.2.7:80", "http://192.0.2.7/", true),
    ("192.0.2.7:81", "http://192.0.2.7/", false), ("fd00::/8", "http://[fd12::1]/", true),
    ("[2001:db8::1]:80", "http://[2001:db8::1]/", true), ("2001:db8::1", "http://[2001:db8::1]/", true),
    ("10.0.0.0/8", "http://[::ffff:10.0.0.1]/", true), ("10.0.0.0/8", "http://10.example/", false),
  ])
  func exceptionsAreDirect(exceptions: String, url: String, isDirect: Bool) throws {
    let found = try proxy(["all_proxy": "p:1", "no_proxy": exceptions], url)
    #expect((found == nil) == isDirect)
  }

  @Test(arguments: ["http://localhost/", "http://127.0.0.1:8080/", "http://[::1]/", "http://a.localhost/"])
  func thisMachineIsAlwaysDirect(url: String) throws { #expect(try proxy(["all_proxy": "p:1"], url) == nil) }

  private func engine(
    _ proxy: LoopbackServer, credentials: String = "", trusts: Bool = false, pins: [String] = []
  ) throws -> TransferEngine {
    var settings = TransferSettings()
    settings.proxies = try self.settings(["all_proxy": "http://\(credentials)127.0.0.1:\(proxy.port)"], trusts: trusts)
    settings.pinnedNames = pins
    return TransferEngine(userAgent: "plimsoll-test/1", settings: settings)
  }

  @Test func aPublicAddressIsAskedForThroughTheProxy() async throws {
    let proxy = try LoopbackServer { .text($0.target) }
    let response = try await engine(proxy).run(TransferRequest(method: .get, url: "http://8.8.8.8/mcp?x=1")).get()
    #expect(response.body == Array("http://8.8.8.8/mcp?x=1".utf8))
  }

  /// The proxy must not even hear of it.
  @Test(arguments: [
    "http://169.254.169.254/latest", "http://10.0.0.1/", "http://2130706434/", "http://0x7f.2/", "http://[fd00::1]/",
    "http://[::ffff:10.0.0.1]/", "http://[64:ff9b::a00:1]/", "http://pinned.example/", "http://two.example/",
    "http://nowhere.invalid/", "https://10.0.0.1/",
  ])
  func theGuardHoldsBehindAProxy(url: String) async throws {
    let proxy = try LoopbackServer { _ in .text("reached") }
    let engine = try engine(proxy, pins: ["pinned.example:80:10.0.0.1", "two.example:80:8.8.8.8,10.0.0.1"])
    let result = await engine.run(TransferRequest(method: .get, url: url))
    #expect(Support.failure(result)?.reason == .blocked)
    #expect(proxy.connectionCount == 0)
  }

  @Test func aTrustedProxyIsAskedForEverything() async throws {
    let proxy = try LoopbackServer { .text($0.target) }
    let engine = try engine(proxy, trusts: true)
    let response = try await engine.run(TransferRequest(method: .get, url: "http://nowhere.invalid/")).get()
    #expect(response.body == Array("http://nowhere.invalid/".utf8))
  }

  @Test func theProxysCredentialsAreForItAlone() async throws {
    let proxy = try LoopbackServer { request in
      request.header("proxy-authorization") == "Basic bmFtZTpzd29yZEBmaXNo" ? .text("in") : .whole(status: 407)
    }
    let right = try engine(proxy, credentials: "name:sword%40fish@")
    #expect(try await right.run(TransferRequest(method: .get, url: "http://8.8.8.8/")).get().body == Array("in".utf8))
    for url in ["http://8.8.8.8/", "https://8.8.8.8/"] {
      let wrong = await (try engine(proxy, credentials: "name:perch@")).run(TransferRequest(method: .get, url: url))
      #expect(Support.failure(wrong)?.reason == .proxy)
      #expect(Support.failure(wrong)?.detail.contains("perch") == false)
      #expect(
        Support.failure(wrong)?.detail
          == "the proxy `http://127.0.0.1:\(proxy.port)` wants other credentials (status 407)")
    }
    // A direct connection carries none.
    let server = try LoopbackServer { .text($0.header("proxy-authorization") ?? "none") }
    let direct = TransferRequest(method: .get, url: server.url(), addressGuard: Support.local)
    #expect(try await right.run(direct).get().body == Array("none".utf8))
  }

  @Test func ourHeadersAreNotForTheProxyOfATunnel() async throws {
    let proxy = try LoopbackServer { _ in .whole(status: 403) }
    let result = await (try engine(proxy)).run(
      TransferRequest(
        method: .get, url: "https://8.8.8.8/", headers: [TransferHeader(name: "Authorization", value: "Bearer x")]))
    #expect(
      Support.failure(result)?.detail
        == "the proxy `http://127.0.0.1:\(proxy.port)` refuses to connect to `8.8.8.8` port 443 (status 403)")
    #expect(proxy.requests.map(\.method) == ["CONNECT"])
    #expect(proxy.requests.first?.header("authorization") == nil)
  }

  @Test func aProxyThatIsNotThereIsTold() async throws {
    let proxy = try LoopbackServer { _ in .close }
    proxy.stop()
    let result = await (try engine(proxy)).run(TransferRequest(method: .get, url: "http://8.8.8.8/"))
    #expect(Support.failure(result)?.reason == .proxy)
  }
}
