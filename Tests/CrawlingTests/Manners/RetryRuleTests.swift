import Testing
import Transfers

@testable import Crawling

/// When an exchange is tried again, and after how long.
struct RetryRuleTests {
  private func rule(random: Double = 0.5, change: (inout CrawlSettings) -> Void = { _ in }) -> RetryRule {
    var settings = CrawlSettings()
    settings.random = { random }
    settings.now = { 784_111_777 }
    change(&settings)
    return RetryRule(settings: settings)
  }

  private func response(_ status: Int, retryAfter: String? = nil) -> Result<TransferResponse, TransferFailure> {
    let headers = retryAfter.map { [TransferHeader(name: "retry-after", value: $0)] } ?? []
    return .success(TransferResponse(status: status, headers: headers, body: [], finishedEarly: false))
  }

  @Test(arguments: [429, 502, 503, 504]) func outagesAreTriedTwiceMoreWithGrowingPauses(_ status: Int) {
    #expect(rule().pause(after: response(status), tries: 1, spent: 0) == 500)
    #expect(rule().pause(after: response(status), tries: 2, spent: 500) == 1_000)
    #expect(rule().pause(after: response(status), tries: 3, spent: 1_500) == nil)
  }

  @Test(arguments: [200, 301, 400, 401, 403, 404, 408, 425, 500, 501]) func nothingElseIs(_ status: Int) {
    #expect(rule().pause(after: response(status), tries: 1, spent: 0) == nil)
  }

  @Test(arguments: [(0.0, 250), (0.25, 375), (0.999, 749), (7, 750), (-1, 250)])
  func theJitterIsHalfOfThePause(random: Double, pause: Int) {
    #expect(rule(random: random).pause(after: response(503), tries: 1, spent: 0) == pause)
  }

  @Test(arguments: [
    ("2", 2_250), ("0", 750), ("  3", 3_250), ("Sun, 06 Nov 1994 08:49:42 GMT", 5_250),
    ("Sunday, 06-Nov-94 08:49:42 GMT", 5_250), ("Sun Nov  6 08:49:42 1994", 5_250),
    ("Sun, 06 Nov 1994 08:49:37 GMT", 750), ("Sat, 05 Nov 1994 08:49:37 GMT", 750), ("soon", 750), ("-5", 750),
    ("1.5", 750), ("", 750),
  ])
  func theServersWishIsWaitedFor(field: String, pause: Int) {
    #expect(rule().pause(after: response(429, retryAfter: field), tries: 1, spent: 0) == pause)
  }

  @Test(arguments: ["10", "86400", "99999999999999999999", "Mon, 07 Nov 1994 08:49:37 GMT"])
  func aWishBeyondTheBudgetEndsIt(field: String) {
    #expect(rule().pause(after: response(503, retryAfter: field), tries: 1, spent: 0) == nil)
  }

  @Test func thePausesTogetherKeepWithinTheBudget() {
    #expect(rule().pause(after: response(503, retryAfter: "5"), tries: 1, spent: 0) == 5_250)
    #expect(rule().pause(after: response(503, retryAfter: "5"), tries: 2, spent: 5_250) == nil)
    #expect(rule { $0.pageMilliseconds = 600 }.pause(after: response(503), tries: 1, spent: 0) == nil)
  }

  @Test func aRefusedConnectionIsTriedOnceMore() {
    for reason in TransferFailure.Reason.allCases {
      let failure = TransferFailure(reason: reason, detail: "")
      let expected = reason == .unreachable ? 500 : nil
      #expect(rule().pause(after: .failure(failure), tries: 1, spent: 0) == expected, "\(reason)")
      #expect(rule().pause(after: .failure(failure), tries: 2, spent: 0) == nil)
    }
    let unknown = TransferFailure(reason: .unreachable, detail: "", isUnknownName: true)
    #expect(rule().pause(after: .failure(unknown), tries: 1, spent: 0) == nil)
  }

  @Test(arguments: [
    ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
    ("Thu, 29 Feb 2024 23:59:60 GMT", 1_709_251_200), ("Tue, 01 Mar 2044 00:00:00 GMT", 2_340_403_200),
    ("Saturday, 31-Dec-69 00:00:00 GMT", 3_155_673_600), ("Friday, 01-Jan-71 00:00:00 GMT", 31_536_000),
  ])
  func datesAreRead(text: String, seconds: Int64) { #expect(HTTPDate.seconds(text[...]) == seconds) }

  @Test(arguments: [
    "", "now", "Sun, 06 Nov 1994", "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Foo 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 06 Nov 19944 08:49:37 GMT",
  ])
  func whatIsNoDateIsNil(text: String) { #expect(HTTPDate.seconds(text[...]) == nil) }
}
