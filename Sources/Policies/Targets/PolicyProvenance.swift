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

  package init(generatorVersion: String, rulesDigest: String, toolListDigest: String, pack: String) {
    self.generatorVersion = generatorVersion
    self.rulesDigest = rulesDigest
    self.toolListDigest = toolListDigest
    self.pack = pack
  }

  /// The provenance of a listing: its digest is over the tools' definition digests, in the order of the listing.
  package init(
    generatorVersion: String, rulesDigest: String, server: ToolSnapshot, table: TreatmentTable = .recommended
  ) {
    let lines = server.tools.map { $0.digest + "\n" }.joined()
    self.init(
      generatorVersion: generatorVersion, rulesDigest: rulesDigest,
      toolListDigest: "sha256:" + Digest.sha256(lines), pack: table.name)
  }
}
