extension ClientFormat {
  /// Every format that is known, in the order in which a run looks for them. Sources: the clients' own documentation.
  package static let all: [ClientFormat] = assistants + editors + editorExtensions + commandLines + others

  /// What a file of no known name may hold: every spelling of the key, and the variables that cannot be mistaken for
  /// something else.
  static let unknown = ClientFormat(
    "unknown", "unknown client",
    sections: [
      ["mcpServers"], ["projects", "*", "mcpServers"], ["servers"], ["mcp", "servers"], ["mcp.servers"],
      ["customizations", "vscode", "mcp", "servers"], ["context_servers"], ["mcp_servers"], ["amp.mcpServers"],
      ["extensions"], ["mcp"],
      // The manifest of a bundle (MCPB) has one entry.
      ["server", "mcp_config"],
    ],
    variables: [.braces, .bracesWithDefault, .environment, .bareBraces, .secrets, .input, .folders], places: [])

  // MARK: Assistants

  private static let assistants = [
    ClientFormat(
      "claude-code", "Claude Code", sections: [["mcpServers"], ["projects", "*", "mcpServers"]],
      variables: [.braces, .bracesWithDefault],
      places: ConfigurationPlace.workspace(".mcp.json")
        + ConfigurationPlace.home(
          ".claude.json", ".claude/plugins/cache/*/.mcp.json", ".claude/plugins/cache/*/*/.mcp.json",
          ".claude/plugins/cache/*/*/*/.mcp.json")
        + ConfigurationPlace.machine(
          "etc/claude-code/managed-mcp.json", "Library/Application Support/ClaudeCode/managed-mcp.json",
          "Program Files/ClaudeCode/managed-mcp.json")),
    ClientFormat(
      "claude-desktop", "Claude Desktop", places: ConfigurationPlace.userData("Claude/claude_desktop_config.json")),
    ClientFormat(
      "lm-studio", "LM Studio", variables: [.environment], places: ConfigurationPlace.home(".lmstudio/mcp.json")),
    ClientFormat(
      "goose", "Goose", sections: [["extensions"]], variables: [.braces],
      places: [ConfigurationPlace(.configuration, "goose/config.yaml")]
        + [ConfigurationPlace(.applicationData, "Block/goose/config/config.yaml")]),
    ClientFormat(
      "librechat", "LibreChat", variables: [.braces], places: ConfigurationPlace.workspace("librechat.yaml")),
    ClientFormat(
      "hermes", "Hermes", sections: [["mcp_servers"]], variables: [.braces],
      places: ConfigurationPlace.home(".hermes/config.yaml")),
  ]

  // MARK: Editors

  private static let editors = [
    ClientFormat(
      "vscode", "VS Code",
      sections: [
        ["servers"], ["mcp", "servers"], ["mcp.servers"], ["customizations", "vscode", "mcp", "servers"],
      ],
      variables: [.environment, .input, .folders],
      places: ConfigurationPlace.workspace(
        ".vscode/mcp.json", ".vscode/settings.json", ".devcontainer/devcontainer.json", ".devcontainer.json")
        + ["Code", "Code - Insiders", "VSCodium"].flatMap { name in
          ["mcp.json", "settings.json", "profiles/*/mcp.json"].flatMap {
            ConfigurationPlace.userData("\(name)/User/\($0)")
          }
        }
        + ConfigurationPlace.home(".vscode-server/data/User/mcp.json", ".vscode-server/data/User/profiles/*/mcp.json")),
    ClientFormat(
      "visual-studio", "Visual Studio", sections: [["servers"]], variables: [.environment, .input, .folders],
      places: ConfigurationPlace.workspace(".vs/mcp.json") + ConfigurationPlace.home(".mcp.json")
        + [ConfigurationPlace(.variable("USERPROFILE"), ".mcp.json")]),
    ClientFormat(
      "cursor", "Cursor", variables: [.environment, .folders],
      places: ConfigurationPlace.workspace(".cursor/mcp.json") + ConfigurationPlace.home(".cursor/mcp.json")),
    ClientFormat(
      "windsurf", "Windsurf and Devin", variables: [.environment],
      places: ConfigurationPlace.workspace(".windsurf/mcp_config.json")
        + ConfigurationPlace.home(".codeium/windsurf/mcp_config.json", ".codeium/mcp_config.json")
        + [
          ConfigurationPlace(.configuration, "devin/mcp_config.json"),
          ConfigurationPlace(.applicationData, "devin/mcp_config.json"),
        ]),
    ClientFormat(
      "zed", "Zed", sections: [["context_servers"]],
      places: ConfigurationPlace.workspace(".zed/settings.json")
        + [
          ConfigurationPlace(.configuration, "zed/settings.json"),
          ConfigurationPlace(.applicationData, "Zed/settings.json"),
        ]),
    ClientFormat(
      "kiro", "Kiro", variables: [.braces],
      places: ConfigurationPlace.workspace(".kiro/settings/mcp.json", ".kiro/agents/*.json")
        + ConfigurationPlace.home(".kiro/settings/mcp.json", ".kiro/agents/*.json")),
    ClientFormat(
      "antigravity", "Antigravity", places: ConfigurationPlace.home(".gemini/antigravity/mcp_config.json")),
    ClientFormat(
      "trae", "Trae",
      places: ConfigurationPlace.workspace(".trae/mcp.json") + ConfigurationPlace.userData("Trae/User/mcp.json")),
    ClientFormat("qoder", "Qoder", places: ConfigurationPlace.home(".qoder/mcp.json")),
  ]

  // MARK: Extensions of editors

  private static let editorExtensions = [
    ClientFormat(
      "cline", "Cline", variables: [.environment],
      places: ConfigurationPlace.extensionData("saoudrizwan.claude-dev/settings/cline_mcp_settings.json")
        + ConfigurationPlace.home(".cline/data/settings/cline_mcp_settings.json")),
    ClientFormat(
      "roo-code", "Roo Code", variables: [.environment, .folders],
      places: ConfigurationPlace.workspace(".roo/mcp.json")
        + ConfigurationPlace.extensionData("rooveterinaryinc.roo-cline/settings/mcp_settings.json")),
    ClientFormat(
      "kilo", "Kilo Code", sections: [["mcp"], ["mcpServers"]], variables: [.bareBraces, .environment],
      places: ConfigurationPlace.workspace("kilo.jsonc", ".kilo/kilo.jsonc", ".kilocode/mcp.json")
        + [ConfigurationPlace(.configuration, "kilo/kilo.jsonc")]
        + ConfigurationPlace.extensionData("kilocode.kilo-code/settings/mcp_settings.json")),
    ClientFormat(
      "continue", "Continue", variables: [.secrets],
      places: ConfigurationPlace.workspace(
        ".continue/config.yaml", ".continue/mcpServers/*.yaml", ".continue/mcpServers/*.json")
        + ConfigurationPlace.home(
          ".continue/config.yaml", ".continue/mcpServers/*.yaml", ".continue/mcpServers/*.json")),
    ClientFormat("tabnine", "Tabnine", places: ConfigurationPlace.home(".tabnine/agent/settings.json")),
    ClientFormat(
      "amazon-q", "Amazon Q Developer", variables: [.environment],
      places: ConfigurationPlace.workspace(".amazonq/mcp.json", ".amazonq/default.json", ".amazonq/cli-agents/*.json")
        + ConfigurationPlace.home(
          ".aws/amazonq/mcp.json", ".aws/amazonq/default.json", ".aws/amazonq/cli-agents/*.json",
          ".aws/amazonq/agents/*.json")),
  ]

  // MARK: Command lines

  private static let commandLines = [
    ClientFormat(
      "codex", "Codex", sections: [["mcp_servers"]],
      places: ConfigurationPlace.workspace(".codex/config.toml") + ConfigurationPlace.home(".codex/config.toml")
        + [ConfigurationPlace(.variable("CODEX_HOME"), "config.toml")]),
    ClientFormat(
      "copilot-cli", "Copilot CLI", variables: [.braces, .bracesWithDefault],
      places: ConfigurationPlace.workspace(".github/mcp.json") + ConfigurationPlace.home(".copilot/mcp-config.json")
        + [ConfigurationPlace(.variable("COPILOT_HOME"), "mcp-config.json")]),
    ClientFormat(
      "gemini", "Gemini CLI", variables: [.braces, .dollar, .percent, .folders],
      places: ConfigurationPlace.workspace(".gemini/settings.json")
        + ConfigurationPlace.home(".gemini/settings.json", ".gemini/extensions/*/gemini-extension.json")
        + ConfigurationPlace.machine("etc/gemini-cli/settings.json")),
    ClientFormat(
      "qwen-code", "Qwen Code", variables: [.braces, .dollar, .percent, .folders],
      places: ConfigurationPlace.workspace(".qwen/settings.json") + ConfigurationPlace.home(".qwen/settings.json")),
    ClientFormat(
      "opencode", "opencode", sections: [["mcp", "servers"], ["mcp"]], variables: [.bareBraces],
      places: ConfigurationPlace.workspace(
        "opencode.json", "opencode.jsonc", ".opencode/opencode.json", ".opencode/opencode.jsonc")
        + [
          ConfigurationPlace(.configuration, "opencode/opencode.json"),
          ConfigurationPlace(.configuration, "opencode/opencode.jsonc"),
        ]),
    ClientFormat(
      "amp", "Amp", sections: [["amp.mcpServers"]], variables: [.braces],
      places: ConfigurationPlace.workspace(".amp/settings.json")
        + [ConfigurationPlace(.configuration, "amp/settings.json")]),
    ClientFormat(
      "factory", "Factory",
      places: ConfigurationPlace.workspace(".factory/mcp.json") + ConfigurationPlace.home(".factory/mcp.json")),
    ClientFormat("kimi", "Kimi CLI", places: ConfigurationPlace.home(".kimi/mcp.json")),
    ClientFormat(
      "mistral-vibe", "Mistral Vibe", sections: [["mcp_servers"]],
      places: ConfigurationPlace.workspace(".vibe/config.toml") + ConfigurationPlace.home(".vibe/config.toml")),
    ClientFormat(
      "crush", "Crush", sections: [["mcp"]], variables: [.dollar, .braces],
      places: ConfigurationPlace.workspace("crush.json", ".crush.json")
        + [ConfigurationPlace(.configuration, "crush/crush.json")]),
  ]

  // MARK: Others

  private static let others = [
    ClientFormat(
      "mcporter", "MCPorter", variables: [.braces, .bracesWithDefault, .environment],
      places: ConfigurationPlace.workspace("config/mcporter.json")
        + ConfigurationPlace.home(".mcporter/mcporter.json", ".mcporter/mcporter.jsonc")),
    ClientFormat(
      "generic", "Shared file of the user", variables: [.braces],
      places: [ConfigurationPlace(.configuration, "mcp/mcp.json")]),
  ]
}
