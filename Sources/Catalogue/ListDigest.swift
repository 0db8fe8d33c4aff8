import Digests
import ToolModel

/// The digest of what a server said: revision, words about itself, instructions, capabilities, completeness, and every
/// tool in order. The source, the time, the diagnostics and the confinement are not part of it.
enum ListDigest {
  static func text(of snapshot: ToolSnapshot) -> String {
    var bytes = SnapshotRecord.said(snapshot)
    for tool in snapshot.tools { bytes.append(contentsOf: "\n\(tool.digest)".utf8) }
    return "sha256:" + Digest.sha256(bytes)
  }
}
