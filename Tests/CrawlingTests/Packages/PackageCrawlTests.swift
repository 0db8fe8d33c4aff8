import Crawling
import Digests
import Foundation
import LoopbackServer
import Processes
import TestSupport
import Testing
import ToolModel
import Transfers

/// Packages from an index on loopback: fetched through the proxy in one sandbox, started without network in the next.
@Suite(.serialized, .enabled(if: Machine.runs(ifThereIs: "bwrap"), "there is no bubblewrap"))
struct PackageCrawlTests {
  private let cache: TemporaryFolder

  init() throws { cache = try TemporaryFolder() }

  private func crawl(
    _ package: PackageRequest, index: String? = nil, extra: [String] = [], registry: String? = nil,
    adjust: (inout PackageSettings) -> Void = { _ in }
  ) async -> CrawlOutcome {
    var settings = CrawlSettings()
    settings.now = { 1_760_000_000 }
    settings.environmentPath = "/usr/local/bin:/usr/bin:/bin"
    settings.packages.cacheFolder = cache.path("packages")
    settings.packages.python.index = index
    settings.packages.python.extraIndexes = extra
    if let registry { settings.packages.node.read { $0 == "npm_config_registry" ? registry : nil } }
    adjust(&settings.packages)
    let crawler = Crawler(
      settings: settings, transfers: TransferEngine(userAgent: "plimsoll-tests"), launcher: Launcher(), vault: Vault())
    let source = ServerSource(id: ServerID("pkg:test"), name: package.name, location: .package(package))
    return await crawler.crawl(source)
  }

  private func failure(_ outcome: CrawlOutcome) throws -> CrawlFailure {
    switch outcome {
    case .failure(let failure): return failure
    case .success: throw Unexpected()
    }
  }

  private struct Unexpected: Error {}

  private var leftInTheCache: [String] {
    let names = FileManager.default.enumerator(atPath: cache.path("packages"))?.compactMap { $0 as? String } ?? []
    return names.filter { $0.split(separator: "/").count <= 3 }.sorted()
  }

  // MARK: - Python

  @Test func aWheelIsFetchedAndListed() async throws {
    let wheel = PackageFixture.wheel("crab-mcp", "1.2.3", programs: ["crab-mcp", "crab-admin"])
    let fixture = try PackageFixture()
    fixture.putProject("crab-mcp", [wheel])
    let package = PackageRequest(ecosystem: .pypi, name: "Crab_MCP")
    let snapshot = try await crawl(package, index: fixture.server.url("/simple")).get()
    #expect(snapshot.tools.map(\.name) == ["read_tide"])
    #expect(
      snapshot.provenance
        == PackageProvenance(
          version: "1.2.3", digest: "sha256:" + Digest.sha256(wheel.bytes), origin: fixture.server.url("")))
    #expect(snapshot.confinement.contains("no-network"))
    #expect(leftInTheCache.count == 3)
    #expect(leftInTheCache.allSatisfy { !$0.contains("plimsoll-") })

    // An exact version that is kept is not asked for again.
    let asked = fixture.server.requests.count
    let exact = PackageRequest(ecosystem: .pypi, name: "crab_mcp", version: "1.2.3")
    let again = try await crawl(exact, index: fixture.server.url("/simple")).get()
    #expect(again.provenance == snapshot.provenance)
    #expect(fixture.server.requests.count == asked)
  }

  @Test func theProgramAskedForIsStarted() async throws {
    let fixture = try PackageFixture()
    fixture.putProject("shell-tools", [PackageFixture.wheel("shell-tools", "2", programs: ["alpha", "beta"])])
    let index = fixture.server.url("/simple")
    let beta = PackageRequest(ecosystem: .pypi, name: "shell-tools", program: "beta")
    #expect(try await crawl(beta, index: index).get().tools.count == 1)
    let none = PackageRequest(ecosystem: .pypi, name: "shell-tools")
    #expect(
      try failure(await crawl(none, index: index)).message.contains("it brings several programs: `alpha`, `beta`"))
    let missing = PackageRequest(ecosystem: .pypi, name: "shell-tools", program: "gamma")
    #expect(try failure(await crawl(missing, index: index)).message.contains("it brings no program `gamma`"))
  }

  @Test func anIndexThatIsAskedWithAPasswordKeepsItSecret() async throws {
    let fixture = try PackageFixture([:]) { request in
      request.header("Authorization") == "Basic bWF0ZTpzd29yZGZpc2g=" ? nil : .whole(status: 401)
    }
    fixture.putProject("crab-mcp", [PackageFixture.wheel("crab-mcp", "1", programs: ["crab-mcp"])])
    let port = fixture.server.port
    let package = PackageRequest(ecosystem: .pypi, name: "crab-mcp")
    let listed = await crawl(package, index: "http://mate:swordfish@127.0.0.1:\(port)/simple")
    #expect(try listed.get().provenance?.origin == fixture.server.url(""))
    let missing = PackageRequest(ecosystem: .pypi, name: "no-such-thing")
    let refused = try failure(await crawl(missing, index: "http://mate:swordfish@127.0.0.1:\(port)/simple"))
    #expect(!"\(refused)".contains("swordfish"))
    let wrong = try failure(await crawl(missing, index: "http://mate:halibut99@127.0.0.1:\(port)/simple"))
    #expect(wrong.reason == .authRequired)
    #expect(!"\(wrong)".contains("halibut99"))
  }

  @Test func aPackageThatMustBeBuiltIsRefused() async throws {
    let fixture = try PackageFixture()
    let source = Archives.tarball([Archives.Entry("crab-1/setup.py", "open('/package/built', 'w')")])
    fixture.putProject("crab", [("crab-1.tar.gz", source)])
    let package = PackageRequest(ecosystem: .pypi, name: "crab")
    let refused = try failure(await crawl(package, index: fixture.server.url("/simple")))
    #expect(refused.reason == .spawnFailed)
    #expect(refused.message.contains("`--allow-build`"))
    #expect(leftInTheCache == [])
  }

  @Test func aWheelCannotWriteBesideItsFolder() async throws {
    let fixture = try PackageFixture()
    let way = String(repeating: "../", count: 12)
    let wheel = PackageFixture.wheel(
      "crab-mcp", "1", programs: ["crab-mcp"], more: [Archives.Entry(way + "package/escaped", "x")])
    fixture.putProject("crab-mcp", [wheel])
    let package = PackageRequest(ecosystem: .pypi, name: "crab-mcp")
    let refused = try failure(await crawl(package, index: fixture.server.url("/simple")))
    #expect(refused.reason == .spawnFailed)
    #expect(leftInTheCache == [])
  }

  @Test func aNameThatTwoIndexesOfferIsRefused() async throws {
    let wheels = try ["1", "99"].map { version in
      let fixture = try PackageFixture()
      fixture.putProject("crab-mcp", [PackageFixture.wheel("crab-mcp", version, programs: ["crab-mcp"])])
      return fixture
    }
    let empty = try PackageFixture()
    let package = PackageRequest(ecosystem: .pypi, name: "crab-mcp")
    let refused = try failure(
      await crawl(package, index: wheels[0].server.url("/simple"), extra: [wheels[1].server.url("/simple")]))
    #expect(refused.reason == .blocked)
    #expect(refused.message.contains("several of your indexes offer a package of this name"))
    let listed = await crawl(package, index: empty.server.url("/simple"), extra: [wheels[0].server.url("/simple")])
    #expect(try listed.get().provenance?.version == "1")
  }

  @Test func anIndexCannotSendUsElsewhere() async throws {
    let elsewhere = try PackageFixture()
    let fixture = try PackageFixture()
    fixture.putProject(
      "crab-mcp", [PackageFixture.wheel("crab-mcp", "1", programs: ["crab-mcp"])], base: elsewhere.server.url(""))
    let package = PackageRequest(ecosystem: .pypi, name: "crab-mcp")
    let refused = try failure(await crawl(package, index: fixture.server.url("/simple")))
    #expect(refused.reason == .blocked)
    #expect(refused.message.contains("`--package-host 127.0.0.1:\(elsewhere.server.port)`"))
    #expect(elsewhere.server.requests.isEmpty)
  }

  @Test func endlessArchivesAreCut() async throws {
    let fixture = try PackageFixture([:]) { request in
      guard request.path.hasSuffix(".whl") else { return nil }
      return LoopbackReply(
        content: .stream(LoopbackReply.Head(status: 200)) { stream in
          while stream.write([UInt8](repeating: 0, count: 64 << 10)) {}
        }, keepsAlive: false)
    }
    fixture.put(
      "/simple/crab-mcp/", Array("<a href=\"/files/crab_mcp-1-py3-none-any.whl\">crab_mcp-1-py3-none-any.whl</a>".utf8))
    let package = PackageRequest(ecosystem: .pypi, name: "crab-mcp")
    let refused = try failure(
      await crawl(package, index: fixture.server.url("/simple")) { $0.maximumReceivedBytes = 8 << 20 })
    #expect(refused.reason == .tooLarge)
    #expect(refused.message == "`pypi:crab-mcp`: more than 8 MiB were to be received for it")
    #expect(leftInTheCache == [])
  }

  @Test func largePackagesAreCut() async throws {
    let fixture = try PackageFixture()
    let filler = Archives.Entry("filler", bytes: [UInt8](repeating: 0, count: 3 << 20))
    fixture.putProject("crab-mcp", [PackageFixture.wheel("crab-mcp", "1", programs: ["crab-mcp"], more: [filler])])
    let package = PackageRequest(ecosystem: .pypi, name: "crab-mcp")
    let refused = try failure(
      await crawl(package, index: fixture.server.url("/simple")) { $0.maximumBytes = 2 << 20 })
    #expect(refused.reason == .tooLarge)
    #expect(refused.message == "`pypi:crab-mcp`: it takes more than 2 MiB on the disk")
  }

  @Test func anIndexThatNeverAnswersIsLeft() async throws {
    let fixture = try PackageFixture([:]) { _ in LoopbackReply(content: .hold, keepsAlive: false) }
    let package = PackageRequest(ecosystem: .pypi, name: "crab-mcp")
    let refused = try failure(
      await crawl(package, index: fixture.server.url("/simple")) { $0.milliseconds = 4_000 })
    #expect(refused.reason == .startTimeout)
    #expect(leftInTheCache == [])
  }

  @Test(arguments: ["../crab", "crab @ file:///etc", "https://host/crab.whl", "-e.", "crab --index-url=x"])
  func nothingButNamesIsFetched(_ addition: String) async throws {
    let package = PackageRequest(ecosystem: .pypi, name: "crab-mcp", additions: [addition])
    let refused = try failure(await crawl(package, index: "http://127.0.0.1:9/simple"))
    #expect(refused.message.contains("is no name with a version of a registry"))
  }

  // MARK: - Node

  private static let node = ["/usr/bin/npm", "/usr/local/bin/npm"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(.enabled(if: node, "there is no npm here"))
  func aPackageOfNpmIsFetchedAndListed() async throws {
    let fixture = try PackageFixture()
    // The script would leave a file that tells of it.
    let script = #","scripts":{"postinstall":"echo x >/package/script-ran"}"#
    fixture.putNodePackage(
      "gull-mcp", version: "3.0.1", more: script + #","hasInstallScript":true"#,
      tarball: PackageFixture.nodeTarball("gull-mcp", version: "3.0.1", more: script))
    let package = PackageRequest(ecosystem: .npm, name: "gull-mcp", version: "^3")
    let snapshot = try await crawl(package, registry: fixture.server.url()).get()
    #expect(snapshot.tools.map(\.name) == ["read_wind"])
    #expect(snapshot.provenance?.version == "3.0.1")
    #expect(snapshot.provenance?.digest.hasPrefix("sha256-") == true)
    #expect(snapshot.provenance?.origin == fixture.server.url(""))
    #expect(files(named: "script-ran") == [])
    #expect(files(named: "link") == [])

    let built = try await crawl(package, registry: fixture.server.url()) { $0.allowsBuild = true }.get()
    #expect(built.provenance?.version == "3.0.1")
    #expect(files(named: "script-ran").count == 1)
  }

  @Test(.enabled(if: node, "there is no npm here"))
  func aPackageThatNpmDoesNotKnowIsRefused() async throws {
    let fixture = try PackageFixture()
    let package = PackageRequest(ecosystem: .npm, name: "gull-mcp")
    let refused = try failure(await crawl(package, registry: fixture.server.url()))
    #expect(refused.message == "`npm:gull-mcp`: its index has no such package or version: is the name right?")
  }

  private func files(named name: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: cache.path("packages"))?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix("/" + name) }
  }
}
