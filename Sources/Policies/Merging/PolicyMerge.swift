package import ToolModel

/// Puts a policy into settings that a client has already.
///
/// The user's own keys, rules, comments and layout stay. A rule that is there is made stricter where the policy asks for
/// it, never looser: where the user refuses or asks, the policy's permission is left out.
package struct PolicyMerge: Sendable {
  /// The settings with the policy in them.
  package let bytes: [UInt8]
  /// What was not taken from the policy, because the user's own rule is stricter.
  package let kept: [PolicyLoss]

  /// The targets whose settings can be merged.
  package static let targets: [PolicyTarget] = [
    .claudeCode, .devin, .codex, .vsCode, .cursor, .opencode, .opencodeV2, .copilotCLI, .zed,
  ]

  /// - Parameters:
  ///   - file: The settings as they are; nothing or white space counts as none.
  ///   - policy: The target's file for the same server.
  package init(_ file: [UInt8], policy: PolicyFile, reader: PolicyReader) throws(PolicyReadingProblem) {
    let want = try reader.read(policy.bytes)
    if reader.target == .codex {
      let merged = try CodexMerge.merge(file, policy: policy.bytes, server: reader.server)
      (bytes, kept) = (merged.bytes, merged.kept)
      return
    }
    guard var editor = JSONEditor(file) else {
      throw PolicyReadingProblem(message: "the file is not a JSON object")
    }
    let have = try reader.read(editor.bytes)
    var kept: [PolicyLoss] = []
    var changes: [(spelling: String, treatment: Treatment)] = []
    for (spelling, treatment) in want.named {
      guard let own = have.treatment(of: spelling, hasWildcards: reader.target.hasWildcards) else {
        changes.append((spelling, treatment))
        continue
      }
      if own.strictness < treatment.strictness, own.strictness < Treatment.deny.strictness {
        changes.append((spelling, treatment))
      } else if own.strictness > treatment.strictness {
        kept.append(PolicyLoss(tool: spelling, message: "stays \(own.rawValue): the settings have a stricter rule"))
      }
    }
    switch reader.target {
    case .claudeCode, .devin: ListMerge.permissions(changes, in: &editor)
    case .cursor: editor.append(changes.filter { $0.treatment == .allow }.map(\.spelling), to: ["mcpAllowlist"])
    case .vsCode: MapMerge.vsCode(changes, in: &editor)
    case .zed: MapMerge.zed(changes, unlisted: have.unlisted, in: &editor)
    case .copilotCLI: ListMerge.copilot(want, server: reader.server, in: &editor)
    case .opencode, .opencodeV2:
      OrderedMerge(isList: reader.target == .opencodeV2, server: reader.server)
        .merge(changes, unlisted: want.unlisted ?? .ask, in: &editor)
    default:
      throw PolicyReadingProblem(message: "settings of this target cannot be merged: put the file beside them")
    }
    self.bytes = editor.bytes
    self.kept = kept
  }
}
