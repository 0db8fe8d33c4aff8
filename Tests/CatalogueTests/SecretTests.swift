import Catalogue
import TestSupport
import Testing
import ToolModel

struct SecretTests {
  private let secret = ConfiguredText.secret(SecretReference(index: 7))
  private let shown = ConfiguredText.literal("«redacted»")

  @Test func aCommandComesBackRedacted() throws {
    let command = CommandLine(
      executable: "harbour-master", arguments: [.literal("--token"), secret],
      environment: [ConfiguredField(name: "TOKEN", value: secret)], workingFolder: "berths")
    let source = ServerSource(id: ServerID("command:1"), name: "harbour", location: .command(command))
    let stored = try storedSource(source)
    #expect(
      stored.location
        == .command(
          CommandLine(
            executable: "harbour-master", arguments: [.literal("--token"), shown],
            environment: [ConfiguredField(name: "TOKEN", value: shown)], workingFolder: "berths")))
    #expect(stored.publisher == nil)
    #expect(stored.version == nil)
  }

  @Test func anEndpointComesBackRedacted() throws {
    let endpoint = Endpoint(
      url: "https://harbour.test/mcp", query: [ConfiguredField(name: "key", value: secret)],
      headers: [ConfiguredField(name: "Authorization", value: secret)])
    let source = ServerSource(
      id: ServerID("https://harbour.test/mcp"), name: "harbour", location: .endpoint(endpoint), publisher: "a/b",
      version: "3")
    let stored = try storedSource(source)
    #expect(
      stored
        == ServerSource(
          id: source.id, name: "harbour",
          location: .endpoint(
            Endpoint(
              url: "https://harbour.test/mcp", query: [ConfiguredField(name: "key", value: shown)],
              headers: [ConfiguredField(name: "Authorization", value: shown)])), publisher: "a/b", version: "3"))
  }

  private func storedSource(_ source: ServerSource) throws -> ServerSource {
    let folder = try TemporaryFolder()
    let store = try CatalogueStore(path: folder.path("store.sqlite"))
    let failure = CrawlFailure(source: source, reason: .authRequired, message: "it wants a token")
    try store.record(.failure(failure), at: 1)
    return try #require(try store.latest(source.id)).source
  }
}
