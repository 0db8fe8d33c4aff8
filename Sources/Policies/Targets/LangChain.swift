import JSONText
import ToolModel

/// The `interrupt_on` map of LangChain's `HumanInTheLoopMiddleware`. Tools that it does not name run: give the agent
/// only the tools that are keys of this map.
enum LangChain: PolicyBackEnd {
  static let title = "LangChain human in the loop"
  static let fileName = "langchain-interrupt-on.json"
  static let placement =
    "Load it as `interrupt_on` of `HumanInTheLoopMiddleware`, and give the agent only tools that are keys of it."
  static let abilities = TargetAbilities(
    .library, treatments: [.allow, .ask, .deny], unlisted: [], nativeUnlisted: .allow, nameForm: "raw")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    let policy = LoweredPolicy(template, for: abilities) { Naming.raw($0) }
    return PolicyTarget.langChain.file(policy, of: template, provenance: provenance) { map in
      for entry in policy.entries {
        switch entry.treatment {
        case .allow:
          map.key(entry.spelling)
          map.boolean(false)
        case .ask: map.member(entry.spelling) { $0.strings("allowed_decisions", ["approve", "reject"]) }
        case .deny, .hide: map.member(entry.spelling) { $0.strings("allowed_decisions", ["reject"]) }
        }
      }
    }
  }
}
