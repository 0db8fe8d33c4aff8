import Digests
package import ToolModel

/// Where a policy comes from, for the header of formats that allow comments. No clock: the same inputs give the same
/// bytes.
package struct PolicyProvenance: Sendable, Hashable {
  /// The version of the program that writes the file.
  package let generatorVersion: String
  /// Digest of the rules behind the verdicts.
  package let rulesDigest: String
  /// Digest of the tool list that was judged.
  package let toolListDigest: String
  /// Name of the pack that decided.
  package let pack: String
  /// Digest of the pack's bytes.
  package let packDigest: String
  /// When the tools were listed, `2026-11-25T07:40:15Z`, as the snapshot tells; nil for a saved list, which has no time.
  package let taken: String?
  /// The executable that starts the server; nil for a server that is reached otherwise.
  package let command: String?

  package init(
    generatorVersion: String, rulesDigest: String, toolListDigest: String, pack: String, packDigest: String = "",
    taken: String? = nil, command: String? = nil
  ) {
    self.generatorVersion = generatorVersion
    self.rulesDigest = rulesDigest
    self.toolListDigest = toolListDigest
    self.pack = pack
    self.packDigest = packDigest
    self.taken = taken
    self.command = command
  }

  /// The provenance of a listing: its digest is over the tools' definition digests, in the order of the listing.
  package init(
    generatorVersion: String, rulesDigest: String, server: ToolSnapshot, table: TreatmentTable = .recommended
  ) {
    let lines = server.tools.map { $0.digest + "\n" }.joined()
    self.init(
      generatorVersion: generatorVersion, rulesDigest: rulesDigest,
      toolListDigest: "sha256:" + Digest.sha256(lines), pack: table.name, packDigest: table.digest,
      taken: server.source.location.isSavedList ? nil : UTCTime.text(server.takenAt),
      command: server.source.location.executable)
  }
}

extension ServerLocation {
  fileprivate var isSavedList: Bool {
    if case .savedList = self { true } else { false }
  }

  fileprivate var executable: String? {
    if case .command(let line) = self { line.executable } else { nil }
  }
}
