import Crawling
import LoopbackServer
import Synchronization
import Testing
import ToolModel
import Transfers

/// Registries over HTTP, kind and hostile ones.
@Suite struct RegistryClientTests {
  private func read(
    _ server: LoopbackServer, _ path: String = "/", limits: RegistryLimits? = nil, updatedSince: String? = nil
  ) async throws -> SourceReading {
    var limits = limits ?? RegistryLimits()
    limits.pauseMilliseconds = 0
    let address = try #require(RegistryAddress(server.url(path), updatedSince: updatedSince))
    let client = RegistryClient(transfers: TransferEngine(userAgent: "test"), limits: limits, vault: Vault())
    return await client.read(address, headers: [("X-Key", "k")], namedHosts: ["127.0.0.1"])
  }

  private static func page(_ names: [String], cursor: String?) -> LoopbackReply {
    let entries = names.map {
      #"{"server":{"name":"a/\#($0)","remotes":[{"type":"sse","url":"https://\#($0).example/sse"}]}}"#
    }
    let next = cursor.map { "\"\($0)\"" } ?? "null"
    return .json(#"{"servers":[\#(entries.joined(separator: ","))],"metadata":{"nextCursor":\#(next),"count":1}}"#)
  }

  @Test func everyPageIsRead() async throws {
    let server = try LoopbackServer { request in
      switch request.query?.split(separator: "&").first(where: { $0.hasPrefix("cursor=") }) {
      case nil: Self.page(["one", "two"], cursor: "a b/c:1")
      case "cursor=a%20b%2Fc%3A1": Self.page(["three"], cursor: "x")
      default: Self.page(["four"], cursor: "")
      }
    }
    let read = try await read(server, updatedSince: "2026-01-31T00:00:00Z")
    #expect(read.sources.map(\.name) == ["a/one", "a/two", "a/three", "a/four"])
    #expect(read.diagnostics.isEmpty)
    #expect(
      server.requests.map(\.target) == [
        "/v0.1/servers?limit=100&version=latest&updated_since=2026-01-31T00%3A00%3A00Z",
        "/v0.1/servers?limit=100&version=latest&updated_since=2026-01-31T00%3A00%3A00Z&cursor=a%20b%2Fc%3A1",
        "/v0.1/servers?limit=100&version=latest&updated_since=2026-01-31T00%3A00%3A00Z&cursor=x",
      ])
    #expect(
      server.requests.allSatisfy { $0.method == "GET" && $0.headers.contains { $0.name == "X-Key" && $0.value == "k" } }
    )
  }

  @Test(arguments: [
    ("/", "/v0.1/servers?limit=100&version=latest"), ("/v0", "/v0/servers?limit=100&version=latest"),
    ("/sub/v0.1/", "/sub/v0.1/servers?limit=100&version=latest"),
    ("/x/servers?version=1&cursor=old", "/x/servers?version=1&limit=100"),
  ])
  func anAddressLeadsToItsServers(path: String, target: String) async throws {
    let server = try LoopbackServer { _ in Self.page(["one"], cursor: nil) }
    #expect(try await read(server, path).sources.count == 1)
    #expect(server.requests.map(\.target) == [target])
  }

  @Test func theSameCursorAgainIsALoop() async throws {
    let server = try LoopbackServer { _ in Self.page(["one"], cursor: "same") }
    let read = try await read(server)
    #expect(read.sources.count == 1)
    #expect(read.diagnostics.map(\.code) == ["registry-loop"])
    #expect(server.requests.count == 2)
  }

  @Test func pagesWithoutAnythingNewEnd() async throws {
    let server = try LoopbackServer { Self.page(["one"], cursor: "c\($0.ordinal)") }
    let read = try await read(server)
    #expect(read.sources.count == 1)
    #expect(read.diagnostics.map(\.code) == ["registry-loop"])
    #expect(server.requests.count == 4)
  }

  @Test func endlessRegistriesAreCut() async throws {
    let server = try LoopbackServer { Self.page(["s\($0.ordinal)"], cursor: "c\($0.ordinal)") }
    var limits = RegistryLimits()
    limits.pages = 5
    let few = try await read(server, limits: limits)
    #expect(few.sources.count == 5)
    #expect(
      few.diagnostics.map { $0.message.replacing(server.url("/v0.1/servers"), with: "URL") } == [
        "the registry `URL` has more than 5 pages; the rest was not read"
      ])
    limits.pages = 100
    limits.servers = 7
    let some = try await read(server, limits: limits)
    #expect(some.sources.count == 7)
    #expect(some.diagnostics.map(\.code) == ["registry-cut"])
    limits.servers = 100
    limits.totalBytes = 1_000
    let short = try await read(server, limits: limits)
    #expect(short.sources.count < 10)
    #expect(short.diagnostics.map(\.code) == ["registry-cut"])
  }

  @Test func aPageThatIsTooLargeOrBrokenEndsTheRead() async throws {
    var limits = RegistryLimits()
    limits.pageBytes = 1_000
    for reply in [
      LoopbackReply.json(String(repeating: " ", count: 5_000)), .json("{"), .json("[7]"), .text("hello"),
      .whole(status: 500), .close,
      .whole(status: 302, headers: [("Location", "https://elsewhere.example/")]),
      .whole(status: 302, headers: [("Location", "/v0.1/servers")]),
    ] {
      let server = try LoopbackServer { request in
        request.query?.contains("cursor") == true ? reply : Self.page(["one"], cursor: "x")
      }
      let read = try await read(server, limits: limits)
      #expect(read.sources.map(\.name) == ["a/one"])
      #expect(read.diagnostics.count == 1)
    }
  }

  @Test func aBusyRegistryIsAskedAgain() async throws {
    let server = try LoopbackServer { request in
      request.ordinal < 2 ? .whole(status: 429, headers: [("Retry-After", "0")]) : Self.page(["one"], cursor: nil)
    }
    #expect(try await read(server).sources.count == 1)
    let stubborn = try LoopbackServer { _ in .whole(status: 503, headers: [("Retry-After", "86400")]) }
    let read = try await read(stubborn)
    #expect(read.diagnostics.map(\.code) == ["registry-unreadable"])
    #expect(stubborn.requests.count == 1)
  }

  @Test func whereNoAPIIsThePageIsRead() async throws {
    let server = try LoopbackServer { request in
      request.path == "/" ? .text("<html><a href='/x/mcp'>one</a></html>", type: "text/html") : .whole(status: 404)
    }
    let read = try await read(server)
    #expect(read.sources.map(\.id.text) == [server.url("/x/mcp")])
    #expect(server.requests.map(\.path) == ["/v0.1/servers", "/"])
  }

  @Test func aSitemapIndexIsFollowedOnItsHost() async throws {
    let server = try LoopbackServer { request in
      switch request.path {
      case "/sitemap.xml":
        let port = request.headers.first { $0.name.lowercased() == "host" }?.value ?? ""
        return .text(
          """
          <sitemapindex><sitemap><loc>http://\(port)/1.xml</loc></sitemap><sitemap><loc>http://\(port)/2.xml</loc></sitemap>
          <sitemap><loc>http://\(port)/sitemap.xml</loc></sitemap><sitemap><loc>https://other.example/3.xml</loc></sitemap></sitemapindex>
          """, type: "application/xml")
      case "/1.xml":
        return .text("<urlset><url><loc>https://a.example/mcp</loc></url></urlset>", type: "application/xml")
      case "/2.xml":
        return .text(
          "<?xml version='1.0'?><!DOCTYPE urlset [<!ENTITY a 'b'>]><urlset><url><loc>https://b.example/mcp</loc></url></urlset>",
          type: "application/xml")
      default: return .whole(status: 404)
      }
    }
    let read = try await read(server, "/sitemap.xml")
    #expect(read.sources.map(\.id.text) == ["https://a.example/mcp"])
    #expect(read.diagnostics.map(\.code) == ["registry-cut", "unreadable-page", "registry-loop"])
    #expect(server.requests.map(\.path) == ["/sitemap.xml", "/1.xml", "/2.xml"])
  }

  @Test func pagesThatOnlyLeadOnEnd() async throws {
    let server = try LoopbackServer { request in
      .text("<html><a rel='next' href='/list?\(request.ordinal)'>more</a></html>", type: "text/html")
    }
    let read = try await read(server, "/list")
    #expect(read.sources.isEmpty)
    #expect(server.requests.count <= 6)
    #expect(read.diagnostics.contains { $0.code == "registry-cut" })
  }

  @Test func aListOverHTTPIsRead() async throws {
    let server = try LoopbackServer { request in
      request.path == "/list.txt"
        ? .text("https://a.example/mcp\nnpm:shelf\n")
        : .json(#"{"servers":[{"name":"b","url":"https://b.example/mcp"}]}"#)
    }
    #expect(try await read(server, "/list.txt").sources.map(\.id.text) == ["https://a.example/mcp", "pkg:npm/shelf"])
    #expect(try await read(server, "/list.json").sources.map(\.id.text) == ["https://b.example/mcp"])
  }

  @Test func aRegistryNobodyNamedIsNotAskedOnLoopback() async throws {
    let server = try LoopbackServer { _ in Self.page(["one"], cursor: nil) }
    let client = RegistryClient(transfers: TransferEngine(userAgent: "test"), vault: Vault())
    let read = await client.read(try #require(RegistryAddress(server.url())))
    #expect(read.sources.isEmpty)
    #expect(read.diagnostics.map(\.code) == ["registry-unreadable"])
    #expect(server.requests.isEmpty)
  }
}
