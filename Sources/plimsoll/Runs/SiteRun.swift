import Catalogue
import Compression
import Digests
import Reports
import Synchronization
import ToolModel

/// Writes the site: every server of the store twice through memory, one at a time and on two threads; once for the
/// index, once for the pages. What a former run wrote and nothing has touched since stays as it is.
struct SiteRun {
  let pipeline: Pipeline
  let store: CatalogueStore
  let settings: SiteSettings
  let takedown: Takedown
  let limit: Int
  /// Forms in which text files are written a second time.
  let compressions: [Compression]
  /// True if what a former run wrote shall not be trusted.
  let isFresh: Bool
  private static let workers = 2

  /// Writes into `path`; the answer is a phrase for a person.
  func write(into path: String) async throws -> String {
    var folder = SiteFolder(path)
    let marks = Array(try store.marks(rulesDigest: settings.rulesDigest).prefix(limit))
    let former = isFresh ? nil : SiteManifest(of: folder)
    let environment = environmentDigest
    if let former, isUnchanged(former, marks, environment, folder) {
      folder.count(unchanged: former.files)
      return folder.summary
    }
    let index = try await index(marks, known: former)
    let renderer = SiteRenderer(index: index, settings: settings, rules: RuleBook.builtIn(), takedown: takedown)
    let pages = SitePages(
      run: self, renderer: renderer, marks: marks, former: former,
      environment: Digest.sha256(Array(environment.utf8) + renderer.environment), folder: folder)
    var manifest = SiteManifest(environment: environment)
    try await pages.write(&manifest, &folder, workers: Self.workers)
    let kept = Set(manifest.global)
    for stale in former?.global ?? [] where !kept.contains(stale) { folder.remove(stale) }
    manifest.files = folder.written + folder.unchanged
    try Files.write(manifest.bytes, to: folder.root + "/" + SiteManifest.path)
    return folder.summary
  }

  /// Everything that touches every page, but for what the index says.
  private var environmentDigest: String {
    var bytes = Array("\(settings.fingerprint)\n\(limit)\n\(compressions.map(\.rawValue))\n".utf8)
    for server in takedown.servers { bytes += Array("\(server.text) \(takedown[server].map { "\($0)" } ?? "")\n".utf8) }
    return Digest.sha256(bytes)
  }

  private func isUnchanged(
    _ former: SiteManifest, _ marks: [StoreMark], _ environment: String, _ folder: SiteFolder
  ) -> Bool {
    guard former.environment == environment, former.servers.count == marks.count else { return false }
    for (known, mark) in zip(former.servers, marks) {
      guard known.id == mark.server, known.mark == mark.digest, mark.isJudged else { return false }
    }
    return former.global.allSatisfy(folder.has)
      && former.servers.allSatisfy { folder.has("servers/\($0.slugs.server)/index.html") }
  }

  private func index(_ marks: [StoreMark], known: SiteManifest?) async throws -> SiteIndex {
    let rows = Mutex<[SiteRow?]>(Array(repeating: nil, count: marks.count))
    try await inParallel(marks.count) { reader, place in
      let row = SiteRow(try load(marks[place], from: reader))
      rows.withLock { $0[place] = row }
    }
    var builder = SiteIndex.Builder(
      known: Dictionary((known?.servers ?? []).map { ($0.id, $0.slugs) }, uniquingKeysWith: { first, _ in first }))
    for row in rows.withLock({ $0 }) { if let row { builder.add(row) } }
    return builder.build()
  }

  /// One server with its past, through a reader of its own.
  func load(_ mark: StoreMark, from reader: CatalogueStore) throws -> SiteServer {
    guard let stored = try reader.latest(mark.server, rulesDigest: settings.rulesDigest) else {
      throw ProgramError("the store changed while the site was written: run it again")
    }
    let assessed = try pipeline.assess(stored)
    let trouble =
      stored.isFailing && stored.listing != nil
      ? stored.failure.map { SiteServer.Trouble(failure: $0.failure, since: $0.firstAt) } : nil
    return SiteServer(
      assessed, history: try history(mark, assessed, reader), trouble: trouble, takedown: takedown[mark.server])
  }

  private func history(
    _ mark: StoreMark, _ assessed: AssessedServer, _ reader: CatalogueStore
  ) throws -> [SiteServer.Past] {
    if mark.snapshots <= 1 {
      // Nothing ever changed: the present listing is the whole past, and changes need no labels.
      guard case .listed(let snapshot, _) = assessed.outcome else { return [] }
      return [
        SiteServer.Past(takenAt: snapshot.takenAt, isComplete: snapshot.completeness == .complete, tools: [])
      ]
    }
    return try reader.history(of: mark.server, rulesDigest: settings.rulesDigest).map { past in
      SiteServer.Past(
        takenAt: past.takenAt, isComplete: past.isComplete,
        tools: past.tools.map { tool in
          SiteServer.Past.Tool(
            name: tool.name, ordinal: tool.ordinal, digest: tool.digest, coreDigest: tool.coreDigest,
            label: tool.label.flatMap { label in
              guard let category = Category(rawValue: label.category), let risk = RiskLevel(rawValue: label.risk)
              else { return nil }
              return SiteServer.Label(category: category, risk: risk)
            })
        })
    }
  }

  /// Calls `body` with every place below `count`, on two threads, each with a reader of its own.
  func inParallel(_ count: Int, _ body: @escaping @Sendable (CatalogueStore, Int) throws -> Void) async throws {
    let turns = Turns(count)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<Self.workers {
        let reader = try CatalogueStore(path: store.path, access: .readOnly)
        group.addTask {
          while let place = turns.next() {
            try Task.checkCancellation()
            try body(reader, place)
          }
        }
      }
      try await group.waitForAll()
    }
  }
}
