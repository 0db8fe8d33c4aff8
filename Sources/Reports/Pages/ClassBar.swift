import ToolModel

/// How tools spread over the classes: a bar for the eye, and the same as a table.
enum ClassBar {
  static func write(_ counts: AuditSummary, to html: inout HTMLWriter) {
    guard counts.tools > 0 else { return }
    html.element("figure", .class("bar")) { figure in
      figure.markup("<svg viewBox=\"0 0 1000 14\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
      var start = 0
      for category in Category.allCases.sorted() {
        let count = counts.tools(of: category)
        guard count > 0 else { continue }
        let end = start + count
        let (left, right) = (start * 1_000 / counts.tools, end * 1_000 / counts.tools)
        segment(category, left, right, &figure)
        start = end
      }
      figure.markup("</svg>")
      figure.element("figcaption") { caption in
        for category in Category.allCases.sorted() {
          let count = counts.tools(of: category)
          guard count > 0 else { continue }
          key(category, &caption)
          caption.text(" \(English.grouped(count)) \(category.rawValue) ")
          caption.element("span", .class("quiet"), text: English.percent(count, of: counts.tools))
          caption.markup("</span> ")
        }
      }
    }
  }

  private static func segment(_ category: Category, _ left: Int, _ right: Int, _ html: inout HTMLWriter) {
    let attributes = (HTMLAttribute.text("x", String(left)), HTMLAttribute.text("width", String(max(right - left, 2))))
    switch category {
    case .read: html.void("rect", .class("read"), attributes.0, attributes.1, .literal("height", "14"))
    case .write: html.void("rect", .class("write"), attributes.0, attributes.1, .literal("height", "14"))
    case .execute: html.void("rect", .class("execute"), attributes.0, attributes.1, .literal("height", "14"))
    case .destructive: html.void("rect", .class("destructive"), attributes.0, attributes.1, .literal("height", "14"))
    case .financial: html.void("rect", .class("financial"), attributes.0, attributes.1, .literal("height", "14"))
    }
  }

  private static func key(_ category: Category, _ html: inout HTMLWriter) {
    switch category {
    case .read: html.markup("<span class=\"key read\">")
    case .write: html.markup("<span class=\"key write\">")
    case .execute: html.markup("<span class=\"key execute\">")
    case .destructive: html.markup("<span class=\"key destructive\">")
    case .financial: html.markup("<span class=\"key financial\">")
    }
  }
}
