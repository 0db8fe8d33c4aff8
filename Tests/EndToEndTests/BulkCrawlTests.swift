import Foundation
import LoopbackServer
import TestSupport
import Testing

/// Crawls of many servers: their manners, and what is left when they are ended.
struct BulkCrawlTests {
  private static let words = [
    "crawl", "--era", "legacy", "--single-listing", "--allow-address", "127.0.0.1", "--store", "s.sqlite",
  ]

  private func place(_ crowd: CrowdServer, _ count: Int) throws -> Workplace {
    let place = try Workplace()
    try place.folder.write(crowd.list(count), to: "list.txt")
    return place
  }

  /// The names of the servers that the store holds.
  private func recorded(_ place: Workplace) throws -> Int {
    let text = try place.run("doctor", "--store", "s.sqlite").output
    let match = try #require(text.firstMatch(of: /(\d+) tools/))
    return Int(match.1) ?? -1
  }

  private func start(_ place: Workplace, _ words: [String]) throws -> Process {
    let process = Process()
    process.executableURL = Paths.plimsoll
    process.arguments = words
    process.environment = place.environment
    process.currentDirectoryURL = place.folder.url
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func wait(_ condition: () -> Bool) -> Bool {
    for _ in 0..<3_000 where !condition() { Thread.sleep(forTimeInterval: 0.01) }
    return condition()
  }

  @Test func everyServerOfAListIsListedOnce() throws {
    let crowd = try CrowdServer()
    let place = try place(crowd, 300)
    try place.folder.write(crowd.list(300) + "# a comment\n\n" + crowd.url(7) + "\nhttp://\n", to: "list.txt")
    let run = try place.run(Self.words + ["list.txt"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(crowd.opened.count == 300)
    #expect(crowd.opened.values.allSatisfy { $0 == 1 })
    #expect(try recorded(place) == 300)
    let lines = run.errors.split(separator: "\n").map(String.init)
    let tenths = lines.filter { $0.hasPrefix("crawled ") }
    #expect(tenths.count == 10)
    #expect(tenths.last?.hasPrefix("crawled 302 of 302") == true)
    #expect(tenths.last?.hasSuffix(": 300 listed, 2 skipped") == true)
    #expect(lines.contains("crawl: 1 server was named before and not listed twice"))
    #expect(lines.contains("crawl: 1 server was left out: their entries cannot be read"))
  }

  @Test func aLongJSONListIsReadOnTheWay() throws {
    let crowd = try CrowdServer()
    let place = try Workplace()
    let entries = (0..<200).map { number in
      #"{"name": "s\#(number), [\"{", "publisher": "\#(String(repeating: "p", count: 400))", "url": "\#(crowd.url(number))"}"#
    }
    try place.folder.write(
      #"{"note": {"servers": [1]}, "servers": [\#(entries.joined(separator: ",\n"))]}"#, to: "list.json")
    let run = try place.run(Self.words + ["list.json"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(crowd.opened.count == 200)
    #expect(run.output.contains("s7, ["))
  }

  @Test(arguments: [SIGKILL, SIGINT, SIGTERM])
  func anEndedCrawlGoesOnWhereItStopped(signal: Int32) throws {
    let crowd = try CrowdServer(milliseconds: 20)
    let place = try place(crowd, 200)
    let words = Self.words + ["--concurrency", "8", "list.txt"]
    let process = try start(place, words)
    #expect(wait { crowd.opened.count >= 60 })
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationStatus == (signal == SIGKILL ? SIGKILL : 130))
    let before = crowd.opened
    let saved = try recorded(place)
    #expect(saved >= before.count - 8)
    #expect(before.count < 200)

    let run = try place.run(words + ["--resume"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("crawl: \(saved) servers were recorded in this run before and not listed again\n"))
    #expect(try recorded(place) == 200)
    // Nothing lost; twice only what was under way and not recorded.
    #expect(crowd.opened.count == 200)
    #expect(crowd.opened.values.reduce(0, +) == 200 + before.count - saved)
  }

  @Test func twoProcessesShareAStore() throws {
    let crowd = try CrowdServer(milliseconds: 10)
    let place = try place(crowd, 200)
    let words = Self.words + ["--concurrency", "4", "list.txt"]
    let process = try start(place, words)
    #expect(wait { crowd.opened.count >= 8 })
    let other = try place.run(words + ["--resume"])
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(other.status == 0, "\(other.errors)")
    #expect(crowd.opened.count == 200)
    #expect(crowd.opened.values.allSatisfy { $0 == 1 })
    #expect(try recorded(place) == 200)
  }

  @Test func sharesDivideTheServers() throws {
    let place = try Workplace()
    let names = (0..<60).map { "https://s\($0).example-\($0 % 20).invalid/mcp\n" }
    try place.folder.write(names.joined(), to: "list.txt")
    var seen: [String] = []
    for number in 1...3 {
      let store = "s\(number).sqlite"
      let run = try place.run([
        "crawl", "--shard", "\(number)/3", "--store", store, "--ignore-robots", "--concurrency", "60", "list.txt",
      ])
      #expect(run.status == 3)
      let letters = try place.run("crawl", "--dead-letters", "--store", store)
      #expect(letters.status == 0)
      seen += letters.output.split(separator: "\n").map { String($0.split(separator: "\t")[3]) }
    }
    #expect(seen.count == 60)
    #expect(Set(seen) == Set(names.map { String($0.dropLast()) }))
  }

  @Test func deadLettersTellWhy() throws {
    let crowd = try CrowdServer()
    let place = try Workplace()
    try place.folder.write(crowd.url(1) + "\nhttp://10.0.0.1/mcp\n", to: "list.txt")
    #expect(try place.run(Self.words + ["list.txt"]).status == 3)
    let letters = try place.run("crawl", "--dead-letters", "--store", "s.sqlite")
    #expect(
      letters.output
        == "blocked\t1\t2025-10-09T08:53:20Z\thttp://10.0.0.1/mcp\t`10.0.0.1` is at 10.0.0.1, a private address that nobody "
        + "named; if you mean it, give `--allow-address 10.0.0.1`\n")
    #expect(letters.errors == "1 server failed last time\n")
  }

  @Test func robotsAndOptOutsAreRespected() throws {
    let crowd = try CrowdServer(robots: "User-agent: *\nDisallow: /s1/\n")
    let place = try place(crowd, 4)
    try place.folder.write("\(crowd.server.url("/s2/"))\n", to: "catalogue/opt-out.txt")
    let run = try place.run(Self.words + ["list.txt"])
    #expect(run.status == 3)
    #expect(Set(crowd.opened.keys) == ["s0", "s3"])
    #expect(run.errors.contains("not asked: the robots.txt of"))
    #expect(run.errors.contains("not asked: it is on the list of those who do not want to be crawled"))
    #expect(crowd.server.requests.filter { $0.path == "/robots.txt" }.count == 1)
    // What the user names is asked for.
    #expect(try place.run(["crawl", "--store", "t.sqlite", "--single-listing", crowd.url(1)]).status == 0)
    #expect(crowd.opened["s1"] == 1)
  }

  @Test func theUserAgentNamesAContact() throws {
    let crowd = try CrowdServer()
    let place = try place(crowd, 1)
    #expect(try place.run(Self.words + ["--contact", "ops@example.org", "list.txt"]).status == 0)
    let agents = Set(crowd.server.requests.map { $0.header("user-agent") ?? "" })
    #expect(agents.count == 1)
    #expect(agents.first?.hasSuffix(" (+ops@example.org)") == true)
  }

  @Test func aDomainIsAskedNoMoreThanItsShareAtOnce() throws {
    let crowd = try CrowdServer(milliseconds: 30)
    let place = try place(crowd, 12)
    let start = ContinuousClock.now
    #expect(try place.run(Self.words + ["--per-domain", "1", "list.txt"]).status == 0)
    // One after the other they cannot be faster.
    #expect(ContinuousClock.now - start >= .milliseconds(12 * 30))
    #expect(crowd.opened.count == 12)
  }

  @Test func proxiesComeFromTheEnvironment() throws {
    let proxy = try LoopbackServer { _ in .whole(status: 404) }
    let place = try Workplace()
    let variables = ["HTTP_PROXY": "http://name:swordfish@127.0.0.1:\(proxy.port)"]
    let run = try place.run(["audit", "http://8.8.8.8/mcp"], adding: variables)
    #expect(run.status == 3)
    #expect(proxy.requests.first?.target == "http://8.8.8.8/mcp")
    #expect(proxy.requests.allSatisfy { $0.header("proxy-authorization") != nil })
    let guarded = try place.run(
      ["audit", "http://169.254.169.254/mcp"], adding: variables.merging(["NO_PROXY": ""]) { $1 })
    #expect(!(run.output + run.errors + guarded.output + guarded.errors).contains("swordfish"))
    let wrong = try place.run(["audit", "http://8.8.8.8/mcp"], adding: ["HTTP_PROXY": "ftp://name:swordfish@x"])
    #expect(wrong.status == 2)
    #expect(!wrong.errors.contains("swordfish"))
  }

  @Test func aBundleThatCannotBeReadIsTold() throws {
    let place = try Workplace()
    let run = try place.run(["audit", "https://example.invalid/mcp"], adding: ["SSL_CERT_FILE": "nowhere.pem"])
    #expect(run.status == 2)
    #expect(
      run.errors
        == "error: the variable `SSL_CERT_FILE` names `nowhere.pem`, which cannot be read: correct it, or unset it to trust "
        + "the system's certificates\n")
  }
}
