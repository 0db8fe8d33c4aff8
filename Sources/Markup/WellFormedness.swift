/// Whether our own output is as it should be; used by tests on every page and sitemap.
package enum WellFormedness {
  /// What libxml2's HTML parser complains of in a page.
  package static func problems(inPage bytes: [UInt8]) -> [MarkupProblem] {
    do throws(MarkupProblem) {
      return try MarkupDocument(bytes, .html).problems
    } catch {
      return [error]
    }
  }

  /// What libxml2's XML parser complains of in a sitemap or feed.
  package static func problems(inXML bytes: [UInt8]) -> [MarkupProblem] {
    do throws(MarkupProblem) {
      return try MarkupDocument(bytes, .xml).problems
    } catch {
      return [error]
    }
  }
}
