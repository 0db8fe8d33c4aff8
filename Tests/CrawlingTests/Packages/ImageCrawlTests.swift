import Crawling
import Foundation
import Processes
import TestSupport
import Testing
import ToolModel
import Transfers

/// Container images, with a stand-in for podman that writes down what it is asked and runs a server of ours.
struct ImageCrawlTests {
  private func crawl(_ package: PackageRequest, path: String) async throws -> CrawlOutcome {
    var settings = CrawlSettings()
    settings.environmentPath = path
    settings.now = { 1_760_000_000 }
    let crawler = Crawler(
      settings: settings, transfers: TransferEngine(userAgent: "plimsoll-tests"), launcher: Launcher(), vault: Vault())
    let source = ServerSource(id: ServerID("pkg:test"), name: "image", location: .package(package))
    return await crawler.crawl(source)
  }

  @Test func anImageIsPulledAndRunWithoutNetwork() async throws {
    let place = try TemporaryFolder()
    let script = """
      #!/bin/sh
      echo "$@" >>'\(place.path("calls"))'
      case $1 in
      pull) [ "$3" = quay.example/crab:2 ] || { echo 'no such image' >&2; exit 125; } ;;
      image) echo 'quay.example/crab@sha256:00ff' ;;
      run) exec '\(Paths.fakeServer.path)' example-notes ;;
      esac
      """
    try place.write(script, to: "bin/podman")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place.path("bin/podman"))
    let path = place.path("bin") + ":/usr/bin:/bin"
    let package = PackageRequest(
      ecosystem: .oci, name: "quay.example/crab", version: "2", arguments: [.literal("serve")],
      environment: [ConfiguredField(name: "TIDE", value: .literal("high"))])
    let snapshot = try await crawl(package, path: path).get()
    #expect(snapshot.tools.count == 7)
    #expect(
      snapshot.provenance == PackageProvenance(version: "2", digest: "sha256:00ff", origin: "quay.example"))
    let calls = String(decoding: try place.read("calls"), as: UTF8.self)
      .replacing(/plimsoll-\d+/, with: "plimsoll-N").split(separator: "\n").map(String.init)
    #expect(
      calls == [
        "pull --quiet quay.example/crab:2",
        "image inspect --format {{index .RepoDigests 0}} quay.example/crab:2",
        "run --rm --interactive --name plimsoll-N --network none --read-only --tmpfs /tmp --cap-drop ALL "
          + "--security-opt no-new-privileges --pids-limit 256 --memory 2147483648 --pull never --env TIDE "
          + "quay.example/crab:2 serve",
        "rm --force plimsoll-N",
      ])

    let missing = try await crawl(PackageRequest(ecosystem: .oci, name: "quay.example/none"), path: path)
    guard case .failure(let failure) = missing else {
      Issue.record("it was listed")
      return
    }
    #expect(failure.reason == .spawnFailed)
    #expect(failure.evidence.standardErrorTail == ["no such image"])
  }

  @Test func withoutAClientTheServerNeedsOne() async throws {
    let place = try TemporaryFolder()
    guard
      case .failure(let failure) = try await crawl(
        PackageRequest(ecosystem: .oci, name: "crab"), path: place.url.path)
    else {
      Issue.record("it was listed")
      return
    }
    #expect(failure.reason == .needsNetwork)
    #expect(
      failure.message
        == "`oci:crab`: container images need podman or docker, and neither is in `PATH`: install one")
  }

  @Test(arguments: ["-it crab", "crab;ls", "--privileged", "crab image"])
  func nothingButANameStandsOnTheCommandLine(_ name: String) async throws {
    let place = try TemporaryFolder()
    try place.write("#!/bin/sh\n", to: "podman")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place.path("podman"))
    guard
      case .failure(let failure) = try await crawl(
        PackageRequest(ecosystem: .oci, name: name), path: place.url.path)
    else {
      Issue.record("it was listed")
      return
    }
    #expect(failure.message == "`oci:\(name)`: `\(name)` is no name of an image")
  }
}
