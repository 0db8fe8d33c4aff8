import Catalogue
import Policies
import Reports
import ToolModel

/// Policies of every server of the store, as files below one folder.
struct PolicyWriting {
  let pipeline: Pipeline
  let store: CatalogueStore
  var targets = PolicyTarget.onPages
  var table = TreatmentTable.recommended
  var unlisted: Treatment?

  /// Writes what changed; the answer is a phrase for a person.
  func writeAll(into folder: String) throws -> String {
    var names: [(name: String, identity: String)] = []
    try store.forEachLatest { names.append(($0.source.name, $0.source.id.text)) }
    let slugs = Dictionary(
      zip(names.map(\.identity), Slug.distinct(names)), uniquingKeysWith: { first, _ in first })
    var writer = FolderWriter(folder)
    var losses = 0
    try pipeline.forEachAssessed(in: store) { server in
      guard case .listed(let snapshot, let assessment) = server.outcome else { return }
      let set = pipeline.policies(of: snapshot, assessment, table: table)
        .adjusted(serverName: nil, unlisted: unlisted)
      let whole = set.whole(targets)
      losses += whole.reduce(0) { $0 + $1.file.losses.count }
      for placed in whole + set.tools(targets) {
        try writer.write(placed.file, to: "\(slugs[server.source.id.text] ?? "x")/\(placed.path)")
      }
    }
    let lost = losses == 0 ? "" : "; \(losses) decisions became stricter, see `plimsoll policy --server NAME`"
    return writer.summary + lost
  }
}
