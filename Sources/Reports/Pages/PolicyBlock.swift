import Policies
import ToolModel

/// A policy file on a page, ready to be copied, with what its format could not express.
enum PolicyBlock {
  /// Text that keeps its spaces and can be scrolled with the keyboard.
  static func code(_ bytes: [UInt8], to html: inout HTMLWriter) {
    html.markup("<pre tabindex=\"0\"><code>")
    html.text(utf8: bytes)
    html.markup("</code></pre>")
  }

  static func losses(_ losses: [PolicyLoss], to html: inout HTMLWriter) {
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
          item.text(": \(English.ended(loss.message))")
        }
      }
      if losses.count > 20 { list.element("li", text: English.count(losses.count - 20, "more case") + ".") }
    }
  }
}
