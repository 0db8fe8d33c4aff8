import ToolModel

/// Files that are the same for every catalogue.
enum SiteAssets {
  static func files() -> [SiteFile] {
    [
      SiteFile(path: SitePaths.styleSheet, bytes: Array(SiteStyle.sheet.utf8)),
      SiteFile(path: SitePaths.mark, bytes: Array(SiteStyle.mark.utf8)),
    ]
  }
}
