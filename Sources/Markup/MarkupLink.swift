/// A link that a page or feed offers.
package struct MarkupLink: Sendable, Hashable {
  /// As it stands there, white space around it removed; may be relative. Hostile until checked.
  package let url: String
  /// The link's text or the entry's title, white space collapsed; may be empty.
  package let title: String
  /// `rel`, lower case; empty where there is none.
  package let relation: String
  /// `type`, lower case; empty where there is none.
  package let type: String
  /// From 1; 0 where nobody knows.
  package let line: Int

  package init(url: String, title: String, relation: String = "", type: String = "", line: Int = 0) {
    self.url = url
    self.title = title
    self.relation = relation
    self.type = type
    self.line = line
  }
}

/// The links of a page or feed.
package struct MarkupLinks: Sendable, Hashable {
  /// In the order of the text.
  package let links: [MarkupLink]
  /// The page's `<base href>`, as it stands there.
  package let base: String?
  /// Where the list goes on: the sitemaps of a sitemap index, links with `rel="next"` of a page or feed.
  package let continuations: [String]
  /// True if a limit cut the page.
  package let isCut: Bool
}
