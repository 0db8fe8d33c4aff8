import Testing
import Transfers

@testable import Crawling

/// Where a redirect is followed to.
struct RedirectRuleTests {
  private func judge(
    _ status: Int, _ location: String?, from url: String = "https://example.org/mcp",
    _ method: TransferRequest.Method = .post, hasSession: Bool = false
  ) -> RedirectRule {
    RedirectRule.judge(status: status, location: location, from: url, method: method, hasSession: hasSession)
  }

  @Test(arguments: [200, 204, 300, 304, 305, 306, 400, 401])
  func otherStatusesAreNoRedirects(_ status: Int) {
    #expect(judge(status, "/elsewhere") == .none)
  }

  @Test(arguments: [301, 302, 303, 307, 308]) func withoutAPlaceThereIsNone(_ status: Int) {
    #expect(judge(status, nil) == .none)
  }

  @Test(arguments: [307, 308]) func methodAndBodyAreKept(_ status: Int) {
    #expect(judge(status, "/other?x=1") == .follow("https://example.org/other?x=1"))
    #expect(judge(status, "https://example.com/mcp") == .follow("https://example.com/mcp"))
  }

  @Test(arguments: [301, 302]) func aPostGoesOnlyToAnotherSpellingOfThePlace(_ status: Int) {
    #expect(judge(status, "/mcp/") == .follow("https://example.org/mcp/"))
    #expect(judge(status, "https://www.example.org/mcp") == .follow("https://www.example.org/mcp"))
    #expect(
      judge(status, "https://example.org/mcp", from: "http://example.org/mcp") == .follow("https://example.org/mcp"))
    #expect(judge(status, "/login") == .refuse(target: "https://example.org/login"))
    #expect(judge(status, "https://example.com/mcp") == .refuse(target: "https://example.com/mcp"))
    #expect(judge(status, "https://example.org:8443/mcp") == .refuse(target: "https://example.org:8443/mcp"))
    #expect(judge(status, "/mcp?next=1") == .refuse(target: "https://example.org/mcp"))
  }

  @Test func afterASeeOtherAPostEnds() {
    #expect(judge(303, "/mcp/") == .refuse(target: "https://example.org/mcp/"))
  }

  @Test(arguments: [301, 302, 303, 307, 308]) func aGetIsFollowed(_ status: Int) {
    #expect(judge(status, "//example.com/x", .get) == .follow("https://example.com/x"))
  }

  @Test(arguments: [301, 302, 303, 307, 308]) func httpsNeverBecomesHTTP(_ status: Int) {
    for method in [TransferRequest.Method.get, .post] {
      #expect(judge(status, "http://example.org/mcp", method) == .refuse(target: "http://example.org/mcp"))
    }
  }

  @Test func aSessionStaysWhereItIs() {
    #expect(judge(308, "/other", hasSession: true) == .follow("https://example.org/other"))
    #expect(judge(308, "https://example.com/", hasSession: true) == .refuse(target: "https://example.com/"))
    #expect(judge(308, "https://example.com/", .delete) == .refuse(target: "https://example.com/"))
  }

  @Test(arguments: [
    "file:///etc/passwd", "gopher://example.org/", "https://user:word@example.org/", "http://[", "\u{1}",
  ])
  func whatIsNoURLIsRefused(_ location: String) {
    #expect(judge(308, location) == .refuse(target: location))
  }
}
