import Policies
import ToolModel

/// A policy file on a page, ready to be copied, with what its format could not express.
enum PolicyBlock {
  /// Both formats of a record, the second folded away.
  static func write(_ files: [PolicyFile], to html: inout HTMLWriter) {
    for (place, file) in files.enumerated() {
      let title = PolicyTarget(rawValue: file.target)?.title ?? file.target
      html.element("details", open: place == 0) { details in
        details.element("summary", text: title)
        code(file.bytes, to: &details)
        losses(file.losses, to: &details)
      }
      html.lineBreak()
    }
  }

  /// Text that keeps its spaces and can be scrolled with the keyboard.
  static func code(_ bytes: [UInt8], to html: inout HTMLWriter) {
    html.element("pre", .literal("tabindex", "0")) { pre in pre.element("code") { $0.text(utf8: bytes) } }
  }

  private static func losses(_ losses: [PolicyLoss], to html: inout HTMLWriter) {
    guard !losses.isEmpty else { return }
    html.element("p", .class("quiet"), text: "What this format cannot say:")
    html.element("ul", .class("quiet")) { list in
      for loss in losses.prefix(20) {
        list.element("li") { item in
          guard let tool = loss.tool else {
            item.text(English.sentence(loss.message))
            return
          }
          item.element("code", text: VisibleText.cut(tool, to: 120))
          item.text(": \(loss.message).")
        }
      }
      if losses.count > 20 { list.element("li", text: English.count(losses.count - 20, "more case") + ".") }
    }
  }
}

extension HTMLWriter {
  /// A section that can be folded, with or without JavaScript.
  mutating func element(_ name: StaticString, open: Bool, body: (inout HTMLWriter) -> Void) {
    if open {
      element(name, .literal("open", "open"), body: body)
    } else {
      element(name, body: body)
    }
  }
}
