import Foundation
import Markup
import TestSupport
import Testing

/// `crawl`, `build` and what is made of the store.
struct CatalogueRunTests {
  /// A working folder with a list of two example servers.
  private func place() throws -> Workplace {
    let place = try Workplace()
    let servers = ["notes", "shop"].map {
      #"{"name": "\#($0)", "command": ["\#(Paths.fakeServer.path)", "example-\#($0)"]}"#
    }
    try place.folder.write(#"{"servers": [\#(servers.joined(separator: ","))]}"#, to: "servers.json")
    return place
  }

  private let words = ["servers.json", "--store", "store/catalogue.sqlite", "--allow-exec", "all"] + Sandbox.options

  @Test func aSecondRunWritesNothing() throws {
    let place = try place()
    let arguments = ["build", "--policies", "policies", "--site", "site"] + words
    let first = try place.run(arguments)
    #expect(first.status == 0)
    let before = try place.stamps()
    #expect(before.count > 60)
    let second = try place.run(arguments)
    #expect(second.status == 0)
    #expect(second.output == first.output)
    #expect(second.errors.contains("policies: policies (0 files written, "))
    #expect(second.errors.contains("site: site/index.html (0 files written, "))
    #expect(try place.stamps() == before)
    let fresh = try place.run(["crawl", "--max-age", "1h"] + words)
    #expect(fresh.status == 0)
    #expect(fresh.errors.hasPrefix("crawl: 2 servers were listed less than 1h ago and not started again\n"))
    #expect(fresh.output == first.output)
    #expect(place.files.allSatisfy { $0.hasPrefix("folder/") })
  }

  @Test func everyPageIsWellFormedAndEveryLinkResolves() throws {
    let place = try place()
    #expect(try place.run(["build", "--site", "site"] + words).status == 0)
    let files = place.files.filter { $0.hasPrefix("folder/site/") }.map { String($0.dropFirst("folder/".count)) }
    let pages = files.filter { $0.hasSuffix(".html") }
    #expect(pages.count > 40)
    for page in pages {
      let document = try MarkupDocument(try place.folder.read(page), .xml)
      #expect(document.problems.isEmpty, "\(page): \(document.problems)")
      let links = document.elements.compactMap { $0["href"] ?? $0["src"] }
      // The page for lost addresses may stand anywhere and knows no way.
      for link in links where !link.contains(":") && !link.hasPrefix("#") && !page.hasSuffix("404.html") {
        let file = target(of: String(link.prefix { $0 != "#" && $0 != "?" }), on: page)
        let isThere = files.contains(file)
        #expect(isThere, "\(page) links to \(link)")
      }
    }
  }

  /// The file to which a relative link on a page leads.
  private func target(of link: String, on page: String) -> String {
    var folders = page.split(separator: "/").dropLast().map(String.init)
    for part in link.split(separator: "/") {
      if part == ".." { _ = folders.popLast() } else if part != "." { folders.append(String(part)) }
    }
    let isFolder = link.isEmpty || link.hasSuffix("/") || link.hasSuffix(".")
    return (folders + (isFolder ? ["index.html"] : [])).joined(separator: "/")
  }

  @Test func theStoreAnswersForItsServers() throws {
    let place = try place()
    #expect(try place.run(["crawl"] + words).status == 0)
    let store = ["--store", "store/catalogue.sqlite"]
    let policy = try place.run(
      ["policy", "--server", "notes", "--tool", "delete_note", "--target", "policylayer-json"] + store)
    #expect(policy.status == 0)
    expectGolden(policy.output, named: "policy/delete-note.json")
    let explained = try place.run(["explain", "notes", "delete_note"] + store)
    #expect(explained.status == 0)
    #expect(explained.output.contains("  category    destructive\n"))
    let wrong = try place.run(["explain", "notes", "delete"] + store)
    #expect(wrong.status == 2)
    #expect(wrong.errors == "error: `notes` has no tool `delete`: did you mean `delete_note`?\n")
    let lost = try place.run(["explain", "nodes", "delete_note"] + store)
    #expect(lost.status == 2)
    #expect(lost.errors == "error: the store has no server `nodes`: `plimsoll crawl` it first\n")
  }

  @Test(arguments: [["policy", "--server", "x"], ["site"], ["explain", "x", "y"], ["policy", "-o", "p"]])
  func withoutAStoreNothingIsMade(_ words: [String]) throws {
    let place = try Workplace()
    let run = try place.run(words + ["--store", "none.sqlite"])
    #expect(run.status == 2)
    #expect(
      run.errors
        == "error: there is no store `none.sqlite`: run `plimsoll crawl` first, or name another with `--store`\n")
    #expect(place.files == [])
  }

  @Test(arguments: [SIGINT, SIGKILL])
  func anEndedCrawlLeavesAUsableStoreAndNoChild(signal: Int32) throws {
    let place = try place()
    let mark = "wait-\(UInt64.random(in: 0 ... .max))"
    // The third server says nothing; the first two are recorded before it.
    let silent = try place.folder.write("#!/bin/sh\nwhile read -r line; do :; done\n", to: "silent.sh")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: silent)
    let list = String(decoding: try place.folder.read("servers.json"), as: UTF8.self)
    try place.folder.write(
      list.replacing("]}]}", with: "]}, {\"name\": \"silent\", \"command\": [\"\(silent)\", \"\(mark)\"]}]}"),
      to: "servers.json")
    let process = Process()
    process.executableURL = Paths.plimsoll
    process.arguments = ["crawl", "--concurrency", "1"] + words
    process.environment = place.environment
    process.currentDirectoryURL = place.folder.url
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    #expect(LivingProcesses.waits { LivingProcesses.mention(mark) })
    kill(process.processIdentifier, signal)
    #expect(LivingProcesses.waits { !process.isRunning })
    #expect(process.terminationStatus == (signal == SIGINT ? 130 : SIGKILL))
    #expect(LivingProcesses.waits { !LivingProcesses.mention(mark) })
    let store = ["--store", "store/catalogue.sqlite"]
    for (server, tool) in [("notes", "delete_note"), ("shop", "refund_payment")] {
      #expect(try place.run(["explain", server, tool] + store).status == 0)
    }
    #expect(try place.run(["doctor"] + store).output.contains("15 tools"))
  }
}

extension Workplace {
  /// Every generated file with the number and time of its inode: equal only if nothing was written.
  func stamps() throws -> [String] {
    try files.filter { !$0.hasPrefix("folder/store") }.map { name in
      let path = folder.path(String(name.dropFirst("folder/".count)))
      let facts = try FileManager.default.attributesOfItem(atPath: path)
      guard facts[.type] as? FileAttributeType == .typeRegular else { return name }
      return "\(name) \(facts[.systemFileNumber] as? UInt64 ?? 0) \(facts[.modificationDate] as? Date ?? .distantPast)"
    }
  }
}
