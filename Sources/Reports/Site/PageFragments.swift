import ToolModel

/// Parts of tool pages that depend on little, made once for each combination that occurs.
struct PageFragments: Sendable {
  private let attacks: [Key: HTMLFragment]
  /// Token counts of all listed servers, ascending.
  private let serverTokens: [Int]

  private struct Key: Hashable {
    let category: Category
    let capabilities: [Capability]
  }

  init(index: SiteIndex, settings: SiteSettings) {
    // Tool pages all stand at the same depth.
    let links = SiteLinks(from: SitePaths.tool("x", of: "x"), settings: settings)
    var attacks: [Key: HTMLFragment] = [:]
    for tool in index.tools {
      let key = Key(category: tool.category, capabilities: tool.capabilities)
      guard attacks[key] == nil else { continue }
      attacks[key] = HTMLFragment { AttackList.write(for: tool.category, tool.capabilities, to: &$0, links) }
    }
    self.attacks = attacks
    serverTokens = index.servers.filter { $0.listedAt != nil && !$0.isTakenDown }.map(\.tokens).sorted()
  }

  /// The attack patterns of a tool page.
  func attacks(for category: Category, _ capabilities: [Capability]) -> HTMLFragment {
    attacks[Key(category: category, capabilities: capabilities)] ?? HTMLFragment { _ in }
  }

  /// How a server's token cost stands among all: in tenths, so that it seldom changes.
  func rank(of server: SiteIndex.Server) -> String {
    guard serverTokens.count > 1, server.listedAt != nil else { return "" }
    let lighter = serverTokens.count { $0 < server.tokens } * 10 / serverTokens.count
    switch lighter {
    case 0: return "among the lightest tenth of the servers here"
    case 9...: return "among the heaviest tenth of the servers here"
    default: return "more than about \(lighter) in 10 servers here"
    }
  }

  var medianServerTokens: Int { serverTokens.isEmpty ? 0 : serverTokens[serverTokens.count / 2] }
}
