import Catalogue
import Digests
import Reports
import Synchronization
import ToolModel

/// The files to download. Rows come from two threads in any order and are written in the order of the servers.
final class SiteData: Sendable {
  private let root: String
  private let state: Mutex<State>
  private static let names = ["tools.jsonl", "tools.csv", "servers.jsonl", "findings.jsonl"]

  private struct State: ~Copyable {
    var waiting: [Int: DataRows] = [:]
    var next = 0
    var files: [GrowingFile]
    let database: CatalogueExport
  }

  /// Starts the files beside the old ones; `finish` puts them in their place.
  init(folder root: String) throws {
    self.root = root
    try Files.makeFolder(for: root + "/data/x")
    var files: [GrowingFile] = []
    for name in Self.names { files.append(try GrowingFile(root + "/data/\(name).new")) }
    try files[1].append(DataRows.tableHead)
    let database = try CatalogueExport(path: root + "/data/catalogue.sqlite.new")
    state = Mutex(State(files: files, database: database))
  }

  /// Takes the rows of the server at `place` in; those of earlier places may still come.
  func put(_ rows: DataRows, at place: Int) throws {
    try state.withLock { state in
      state.waiting[place] = rows
      while let rows = state.waiting.removeValue(forKey: state.next) {
        state.next += 1
        for (file, bytes) in [rows.tools, rows.toolsTable, rows.servers, rows.findings].enumerated() {
          try state.files[file].append(bytes)
        }
        try state.database.add(servers: rows.servers, tools: rows.tools, findings: rows.findings)
      }
    }
  }

  /// Ends the files and writes schema and checksums; the answer is the paths of all.
  func finish(_ folder: inout SiteFolder) throws -> [String] {
    var sums: [(name: String, digest: String)] = []
    try state.withLock { state in
      try state.database.finish()
    }
    for name in Self.names + ["catalogue.sqlite"] {
      let path = "\(root)/data/\(name)"
      sums.append((name, try GrowingFile.digest(of: path + ".new")))
      try folder.replace("data/\(name)", by: "data/\(name).new")
    }
    try folder.write(DataSchema.bytes, to: "data/schema.json")
    sums.append(("schema.json", Digest.sha256(DataSchema.bytes)))
    let lines = sums.sorted { $0.name < $1.name }.map { "\($0.digest)  \($0.name)\n" }.joined()
    try folder.write(Array(lines.utf8), to: "data/SHA256SUMS")
    return (sums.map(\.name) + ["SHA256SUMS"]).map { "data/" + $0 }
  }
}
