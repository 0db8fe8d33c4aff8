import Crawling
import Foundation
import TestSupport
import Testing

@Suite struct RegistryBookTests {
  @Test func theCommittedListIsRead() throws {
    let file = Paths.packageRoot.appendingPathComponent("catalogue/registries.yaml")
    let book = try RegistryBook(Array(try Data(contentsOf: file)), label: "registries.yaml")
    #expect(book.registries.map(\.name) == ["official", "pulsemcp", "docker"])
    for row in book.registries {
      #expect(!row.title.isEmpty && !row.access.isEmpty)
      #expect(row.url == nil || RegistryAddress(row.url ?? "", kind: row.kind) != nil)
      #expect(row.url != nil || row.note != nil)
    }
  }

  @Test(arguments: [
    "", "a: b", "registries:\n - title: x", "registries:\n - name: x\n   url: ftp://y", "registries: [",
  ])
  func whatIsNoListIsToldSo(text: String) {
    #expect(throws: SourceProblem.self) { try RegistryBook(Array(text.utf8), label: "x") }
  }
}
