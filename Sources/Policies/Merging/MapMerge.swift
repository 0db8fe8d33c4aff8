import JSONText
import ToolModel

/// Settings that are maps of names, in which the order means nothing.
enum MapMerge {
  static func vsCode(_ changes: [(spelling: String, treatment: Treatment)], in editor: inout JSONEditor) {
    for (name, treatment) in changes where treatment != .allow {
      editor.set(["chat.tools.eligibleForAutoApproval", name], to: "false")
    }
    if editor.value(at: ["chat.tools.global.autoApprove"])?.boolean != false {
      editor.set(["chat.tools.global.autoApprove"], to: "false")
    }
  }

  static func zed(
    _ changes: [(spelling: String, treatment: Treatment)], unlisted: Treatment?, in editor: inout JSONEditor
  ) {
    let permissions = ["agent", "tool_permissions"]
    for (name, treatment) in changes {
      let word =
        switch treatment {
        case .allow: "allow"
        case .ask: "confirm"
        case .deny, .hide: "deny"
        }
      editor.set(permissions + ["tools", name, "default"], to: QuotedText.json(word))
    }
    if unlisted == .allow { editor.set(permissions + ["default"], to: "\"confirm\"") }
  }
}
