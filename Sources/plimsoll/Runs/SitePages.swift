import Catalogue
import Digests
import Reports
import Synchronization
import ToolModel

/// The second pass: pages of servers that changed, rows of data of all, then the pages about everything.
struct SitePages {
  let run: SiteRun
  let renderer: SiteRenderer
  let marks: [StoreMark]
  let former: SiteManifest?
  /// Digest of everything that all pages share.
  let environment: String
  let folder: SiteFolder

  func write(_ manifest: inout SiteManifest, _ folder: inout SiteFolder, workers: Int) async throws {
    let known = Dictionary(
      (former?.servers ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let entries = Mutex<[SiteManifest.Server?]>(Array(repeating: nil, count: marks.count))
    let results = Mutex(self.folder)
    let global = Mutex<[String]>([])
    let data = try SiteData(folder: self.folder.root)
    // The first turn is the pages about everything: they take longest, so that one thread starts with them.
    try await run.inParallel(marks.count + 1) { reader, turn in
      var own = SiteFolder(self.folder.root, compressions: run.compressions)
      if turn == 0 {
        var paths: [String] = []
        try renderer.writeGlobal { file in
          try own.write(file.bytes, to: file.path)
          paths.append(file.path)
        }
        global.withLock { $0 = paths }
      } else {
        let place = turn - 1
        let entry = try write(marks[place], known[marks[place].server], place, reader, data, &own)
        entries.withLock { $0[place] = entry }
      }
      results.withLock { $0.add(own) }
    }
    folder = results.withLock { $0 }
    manifest.servers = entries.withLock { $0.compactMap(\.self) }
    manifest.global = global.withLock { $0 }
    manifest.global += try data.finish(&folder)
    manifest.global.sort()
  }

  private func write(
    _ mark: StoreMark, _ known: SiteManifest.Server?, _ place: Int, _ reader: CatalogueStore, _ data: SiteData,
    _ own: inout SiteFolder
  ) throws -> SiteManifest.Server {
    let server = try run.load(mark, from: reader)
    try data.put(DataRows(server, renderer), at: place)
    let input = Digest.sha256(
      Array("\(environment) \(mark.digest)\n".utf8) + renderer.surroundings(of: mark.server))
    let slugs = renderer.slugs(of: mark.server)
    if let known, known.input == input, known.slugs == slugs, own.has("servers/\(slugs.server)/index.html") {
      own.count(unchanged: known.files)
      return SiteManifest.Server(
        id: mark.server, mark: mark.digest, input: input, slugs: slugs, files: known.files)
    }
    try renderer.write(server) { file in try own.write(file.bytes, to: file.path) }
    return SiteManifest.Server(
      id: mark.server, mark: mark.digest, input: input, slugs: slugs, files: own.written + own.unchanged)
  }
}
