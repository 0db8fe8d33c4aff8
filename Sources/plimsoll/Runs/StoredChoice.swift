import Catalogue
import Crawling
import ToolModel

/// The one server that `policy` and `explain` are about: of the store, or of a saved list.
struct StoredChoice {
  let storeOptions: StoreOptions
  let server: String?
  let list: String?
  let rules: RuleChoice

  /// The assessed server, and the pipeline that judged it.
  func read() throws -> (Pipeline, AssessedServer) {
    if let list {
      let vault = Vault()
      let bytes = list == "-" ? try StandardInput.all() : try Files.read(list)
      let outcome = SourceReader(vault: vault).savedList(
        bytes, label: list, serverID: server, takenAt: Clock.now())
      let pipeline = Setup.pipeline(CrawlSettings(), vault: vault, store: nil, rules: rules)
      return (pipeline, try pipeline.assess(outcome))
    }
    let store = try storeOptions.openExisting()
    let pipeline = Setup.pipeline(over: store, rules: rules)
    let query = server ?? ""
    let found = try store.find(server: query)
    guard let id = found.first, let stored = try store.latest(id, rulesDigest: pipeline.rulesDigest) else {
      throw ProgramError("the store has no server `\(query)`: `plimsoll crawl` it first")
    }
    guard found.count == 1 else {
      let names = found.prefix(5).map { "`\($0.text)`" }.joined(separator: ", ")
      throw ProgramError("`\(query)` fits more than one server: name one of \(names)")
    }
    return (pipeline, try pipeline.assess(stored))
  }

  /// There is nothing to say of a server that could not be listed.
  static func notListed(_ server: AssessedServer) -> ProgramError {
    guard case .failed(let failure) = server.outcome else {
      return ProgramError("`\(server.source.name)` has no listing", status: .incomplete)
    }
    return ProgramError("`\(server.source.name)` could not be listed: \(failure.message)", status: .incomplete)
  }
}
