import Foundation
import GRDB
import TestSupport
import Testing
import ToolModel

@testable import Catalogue

struct OpeningTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path("store.sqlite") }

  init() throws { folder = try TemporaryFolder() }

  private func refusal(_ access: CatalogueStore.Access = .readWrite) -> CatalogueError? {
    #expect(throws: CatalogueError.self) { try CatalogueStore(path: path, access: access) }
  }

  private func fill() throws {
    let store = try CatalogueStore(path: path)
    for number in 0..<50 { try store.record(.success(Examples.snapshot("pkg:pypi/\(number)")), at: 1) }
  }

  @Test func theSchemaIsAsRecorded() throws {
    _ = try CatalogueStore(path: path)
    let store = try CatalogueStore(path: path)
    let schema = try store.read { database in
      try String.fetchAll(database, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    }
    expectGolden(schema.joined(separator: "\n") + "\n", named: "schema-\(CatalogueSchema.version).sql")
  }

  @Test func aNewerSchemaIsRefusedAndLeftAlone() throws {
    try fill()
    let store = try CatalogueStore(path: path)
    try store.write { try $0.execute(sql: "PRAGMA user_version = \(CatalogueSchema.version + 1)") }
    for access in [CatalogueStore.Access.readWrite, .readOnly] {
      let error = try #require(refusal(access))
      #expect(error.reason == .newerSchema)
      #expect(
        error.description
          == "the store `\(path)` has schema \(CatalogueSchema.version + 1) and this program knows schema "
          + "\(CatalogueSchema.version): use a newer version of it")
    }
  }

  @Test func anOlderSchemaIsRefusedForReading() throws {
    try fill()
    let store = try CatalogueStore(path: path)
    try store.write { try $0.execute(sql: "PRAGMA user_version = 0") }
    #expect(try #require(refusal(.readOnly)).reason == .olderSchema)
  }

  @Test func theDatabaseOfAnotherProgramIsRefusedAndLeftAlone() throws {
    try fill()
    let store = try CatalogueStore(path: path)
    try store.write { try $0.execute(sql: "PRAGMA application_id = 1") }
    #expect(try #require(refusal()).reason == .notAStore)
    try store.write { try $0.execute(sql: "PRAGMA application_id = 0") }
    #expect(try #require(refusal()).reason == .notAStore)
  }

  @Test func aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws {
    let text = String(repeating: "this is a letter, not a store\n", count: 400)
    try folder.write(text, to: "store.sqlite")
    let error = try #require(refusal())
    #expect(error.reason == .notAStore)
    #expect(error.description.hasPrefix("`\(path)` is not a store of this program: "))
    #expect(try folder.read("store.sqlite") == Array(text.utf8))
  }

  @Test func anEmptyFileBecomesAStore() throws {
    try folder.write("", to: "store.sqlite")
    #expect(try CatalogueStore(path: path).counts().servers == 0)
  }

  @Test(arguments: [1, 50, 99]) func aCutFileIsDamaged(percent: Int) throws {
    try fill()
    let whole = try folder.read("store.sqlite")
    let kept = whole.count * percent / 100
    try folder.write(Array(whole.prefix(kept)), to: "store.sqlite")
    let error = #expect(throws: CatalogueError.self) {
      let store = try CatalogueStore(path: path)
      try store.forEachLatest { _ in }
    }
    let reason = try #require(error).reason
    #expect(reason == .damaged || reason == .notAStore)
  }

  @Test func overwrittenPagesAreDamageNotATrap() throws {
    try fill()
    let whole = try folder.read("store.sqlite")
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<60 {
      var broken = whole
      for _ in 0..<40 {
        broken[Int.random(in: 4_096..<broken.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      try folder.write(broken, to: "store.sqlite")
      // Every outcome but a trap is right: a changed letter of a description cannot be noticed.
      do {
        let store = try CatalogueStore(path: path)
        try store.forEachLatest { _ in }
        try store.record(.success(Examples.snapshot()), at: 9)
      } catch let error as CatalogueError {
        #expect(!error.description.isEmpty)
      }
    }
  }

  @Test func aMissingFolderIsTold() throws {
    let missing = folder.path("nowhere/store.sqlite")
    let error = #expect(throws: CatalogueError.self) { try CatalogueStore(path: missing) }
    #expect(try #require(error).reason == .cannotOpen)
    #expect(try #require(error).description.hasPrefix("could not open the store `\(missing)`: "))
    let folderItself = #expect(throws: CatalogueError.self) { try CatalogueStore(path: folder.url.path) }
    #expect(try #require(folderItself).reason == .cannotOpen)
  }

  @Test func readingOnlyNeitherMakesNorChangesTheFile() throws {
    #expect(try #require(refusal(.readOnly)).reason == .cannotOpen)
    #expect(!FileManager.default.fileExists(atPath: path))
    try fill()
    let store = try CatalogueStore(path: path, access: .readOnly)
    #expect(try store.counts().servers == 50)
    let error = #expect(throws: CatalogueError.self) {
      try store.record(.success(Examples.snapshot()), at: 1)
    }
    #expect(try #require(error).reason == .notWritable)
  }

  @Test func aFullDiskIsToldAndWhatWasThereStays() throws {
    try fill()
    let store = try CatalogueStore(path: path, access: .readWrite, busyMilliseconds: 100, maximumPages: 1)
    let words = String(repeating: "x", count: 400_000)
    let error = #expect(throws: CatalogueError.self) {
      try store.record(
        .success(Examples.snapshot("pkg:pypi/big", tools: [#"{"name":"\#(words)","inputSchema":{}}"#])), at: 1)
    }
    #expect(try #require(error).reason == .diskFull)
    #expect(try store.counts().servers == 50)
    #expect(try store.latest(ServerID("pkg:pypi/big")) == nil)
  }

  @Test func aHeldStoreIsTold() throws {
    let holder = try CatalogueStore(path: path)
    let waiter = try CatalogueStore(path: path, access: .readWrite, busyMilliseconds: 20, maximumPages: nil)
    let error = try holder.write { _ in
      #expect(throws: CatalogueError.self) { try waiter.record(.success(Examples.snapshot()), at: 1) }
    }
    #expect(try #require(error).reason == .busy)
  }
}
