/// Where MCP clients keep their configurations on Linux and macOS, as their vendors document it.
enum ConfigurationPlaces {
  /// Project files of the current folder first, then the user's.
  static func all(home: String?) -> [String] {
    let project = [".mcp.json", ".vscode/mcp.json", ".cursor/mcp.json", ".gemini/settings.json"]
    guard let home, home.hasPrefix("/") else { return project }
    let user = [
      ".claude.json", ".cursor/mcp.json", ".gemini/settings.json", ".codeium/windsurf/mcp_config.json",
      ".config/Claude/claude_desktop_config.json", ".config/Code/User/mcp.json",
      "Library/Application Support/Claude/claude_desktop_config.json",
      "Library/Application Support/Code/User/mcp.json", ".kiro/settings/mcp.json", ".lmstudio/mcp.json",
    ]
    return project + user.map { home + "/" + $0 }
  }
}
