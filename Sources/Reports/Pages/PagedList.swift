/// A long list in parts, so that no page grows without bound.
enum PagedList {
  static let size = 500

  /// The parts of `items`, numbered from 1; one empty part where there is nothing.
  static func parts<Item>(_ items: [Item]) -> [(number: Int, items: [Item])] {
    guard !items.isEmpty else { return [(1, [])] }
    return stride(from: 0, to: items.count, by: size).enumerated().map { number, start in
      (number + 1, Array(items[start..<min(start + size, items.count)]))
    }
  }

  /// Links to the other parts; nothing where there is one part only.
  static func write(
    _ number: Int, of count: Int, in directory: String, to html: inout HTMLWriter, _ links: SiteLinks
  ) {
    guard count > 1 else { return }
    html.element("nav", .class("parts"), .literal("aria-label", "Parts of this list")) { nav in
      for part in 1...count {
        if part == number {
          nav.element("span", .literal("aria-current", "page"), text: English.grouped(part))
        } else {
          nav.link(links.page(SitePaths.part(part, of: directory)), English.grouped(part))
        }
        nav.text(" ")
      }
    }
  }
}
