import Catalogue
import TestSupport
import Testing
import ToolModel

struct SearchTests {
  private let folder: TemporaryFolder
  private let store: CatalogueStore

  init() throws {
    folder = try TemporaryFolder()
    store = try CatalogueStore(path: folder.path("store.sqlite"))
    for id in ["pkg:pypi/tide", "pkg:npm/tide", "pkg:npm/%40quay/tide-table", "https://tide.test/mcp", "pkg:pypi/éa"] {
      try store.record(.success(Examples.snapshot(id)), at: 1)
    }
  }

  @Test(arguments: [
    ("pkg:pypi/tide", ["pkg:pypi/tide"]),
    ("tide", ["pkg:npm/tide", "pkg:pypi/tide"]),
    ("npm/tide", ["pkg:npm/tide"]),
    ("tide-table", ["pkg:npm/%40quay/tide-table"]),
    ("tide.test", ["https://tide.test/mcp"]),
    ("éa", ["pkg:pypi/éa"]),
    ("pkg:npm", ["pkg:npm/%40quay/tide-table", "pkg:npm/tide"]),
    ("%", ["pkg:npm/%40quay/tide-table"]),
    ("nobody", []),
    ("", []),
  ])
  func aServerIsFound(query: String, expected: [String]) throws {
    // `npm/tide` is no suffix after a slash; it is found as a part, which `%40quay/tide-table` does not hold.
    #expect(try store.find(server: query).map(\.text) == expected)
  }

  @Test func allServersComeInOrderOneByOne() throws {
    var seen: [String] = []
    try store.forEachLatest { server in
      seen.append(server.source.id.text)
      // The body may use the store, also to write.
      try store.record(.failure(Examples.failure(server.source.id.text)), at: 2)
    }
    #expect(
      seen == ["https://tide.test/mcp", "pkg:npm/%40quay/tide-table", "pkg:npm/tide", "pkg:pypi/tide", "pkg:pypi/éa"])
    #expect(try store.counts().failing == 5)
  }

  @Test func theBodyMayStop() throws {
    struct Stop: Error {}
    var count = 0
    #expect(throws: Stop.self) {
      try store.forEachLatest { _ in
        count += 1
        throw Stop()
      }
    }
    #expect(count == 1)
  }
}
