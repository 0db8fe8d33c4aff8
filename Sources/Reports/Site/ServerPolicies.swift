import Policies
import ToolModel

/// The policies of one server: every pack for every enforcement point, as files to download.
struct ServerPolicies {
  /// Targets that pages show in full; the others are linked.
  static let shown: [PolicyTarget] = [.policyLayerJSON, .interceptYAML, .claudeCode, .codex]

  /// One pack.
  struct Pack {
    let name: String
    /// In the order of `PolicyTarget.allCases`.
    let files: [PolicyFile]
  }

  let packs: [Pack]

  init(_ context: ServerContext, settings: SiteSettings) {
    packs = TreatmentTable.packs.filter { settings.packs.contains($0.name) }.map { table in
      let template = decide(server: context.snapshot, assessment: context.assessment, table: table)
      let provenance = PolicyProvenance(
        generatorVersion: settings.generatorVersion, rulesDigest: settings.rulesDigest, server: context.snapshot,
        table: table)
      return Pack(
        name: table.name, files: PolicyTarget.allCases.map { lower(template, to: $0, provenance: provenance) })
    }
  }

  /// The pack whose files pages show: the recommended one, else the first there is.
  var main: Pack? { packs.first { $0.name == TreatmentTable.recommended.name } ?? packs.first }

  /// What is written to disk. The decision record is a target of its own, so side files that repeat it are left out.
  func siteFiles(of slug: String) -> [SiteFile] {
    packs.flatMap { pack in
      pack.files.flatMap { file in
        [SiteFile(path: SitePaths.policy(file.fileName, pack: pack.name, of: slug), bytes: file.bytes)]
          + file.companions.filter { !$0.fileName.hasSuffix(".plimsoll.json") }.map {
            SiteFile(path: SitePaths.policy($0.fileName, pack: pack.name, of: slug), bytes: $0.bytes)
          }
      }
    }
  }
}
