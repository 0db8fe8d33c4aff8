import JSONText
import ToolModel

/// The `interrupt_on` map of LangChain's `HumanInTheLoopMiddleware`. Tools that it does not name run: give the agent
/// only the tools that are keys of this map.
enum LangChain: PolicyBackEnd {
  static let title = "LangChain human in the loop"
  static let fileName = "langchain-interrupt-on.json"
  static let placement =
    "Call `guarded(tools, \"langchain-interrupt-on.json\")` of the module beside it: the middleware alone lets tools run "
    + "that the map does not name."
  static let abilities = TargetAbilities(
    .library, treatments: [.allow, .ask, .deny], unlisted: [], nativeUnlisted: .allow, nameForm: "raw")

  static func lower(_ template: PolicyTemplate, provenance: PolicyProvenance) -> PolicyFile {
    var policy = LoweredPolicy(template, for: abilities) { Naming.raw($0) }
    policy.lose("the middleware lets tools run that the map does not name: use the module beside it, which drops them")
    let written = PolicyTarget.langChain.file(policy, of: template, provenance: provenance) { map in
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
    let module = PolicyFile.Companion(fileName: "plimsoll_langchain.py", bytes: Array(module.utf8))
    return PolicyTarget.langChain.file(written.bytes, written.losses, companions: written.companions + [module])
  }

  /// Closes what the middleware leaves open.
  private static let module = """
    \"\"\"Holds a LangChain agent to a policy, also where its middleware would let tools run.

        tools, middleware = guarded(tools, "langchain-interrupt-on.json")
        agent = create_agent(model, tools, middleware=[middleware], checkpointer=...)

    Tools that the policy does not name, and those that it denies, are not given to the agent at all.
    \"\"\"

    import json

    from langchain.agents.middleware import HumanInTheLoopMiddleware


    def guarded(tools, path):
        \"\"\"The tools that the agent may have, and the middleware that asks a person about some of them.\"\"\"
        with open(path, encoding="utf-8") as file:
            policy = json.load(file)
        kept = [tool for tool in tools if _is_offered(policy.get(tool.name))]
        names = [tool.name for tool in kept]
        if len(set(names)) != len(names):
            raise ValueError("two tools have the same name: a policy cannot tell them apart")
        return kept, HumanInTheLoopMiddleware(interrupt_on={name: policy[name] for name in names})


    def _is_offered(entry):
        return entry is False or isinstance(entry, dict) and "approve" in entry.get("allowed_decisions", [])

    """
}
