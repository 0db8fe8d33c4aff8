import ToolModel

/// Files that depend on the theme alone.
enum SiteAssets {
  static func files(_ theme: SiteTheme) -> [SiteFile] {
    [
      SiteFile(path: SitePaths.styleSheet, bytes: theme.sheet), SiteFile(path: SitePaths.script, bytes: theme.script),
      SiteFile(path: SitePaths.mark, bytes: theme.logo),
    ] + theme.cards.sorted { $0.key < $1.key }.map { SiteFile(path: SitePaths.card($0.key), bytes: $0.value) }
  }
}
