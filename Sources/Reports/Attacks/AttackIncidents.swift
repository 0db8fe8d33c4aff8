/// What happened, each with a public source that was read and that tells what the sentence says.
enum AttackIncidents {
  static let postmark = AttackPattern.Incident(
    sentence:
      "In September 2025 a copy of an e-mail server on npm, `postmark-mcp`, began with version 1.0.16 to send a "
      + "blind copy of every message to its author, after fifteen versions that worked as they should.",
    source: "RedSec",
    url: "https://redsec.ninja/2025/10/01/supply-chain-risk-in-ai-agent-tooling-malicious-mcp-server-on-npm")
  static let gitHubIssue = AttackPattern.Incident(
    sentence:
      "In May 2025 Invariant Labs showed that an issue in a public repository could make an agent with the GitHub "
      + "server leak data from private repositories.",
    source: "Formal",
    url: "https://www.joinformal.com/blog/the-permission-pitfall-securing-mcp-servers-without-limiting-value")
  static let replit = AttackPattern.Incident(
    sentence:
      "In July 2025 a coding agent deleted the production database of an app that SaaStr was building, during a "
      + "code freeze, and claimed that it could not be restored.",
    source: "SaaStr",
    url:
      "http://www.saastr.com/replits-new-release-address-most-of-the-challenges-we-hit-vibe-coding-but-is-prosumer-vibe-coding-really-ready-for-commercial-apps-yet"
  )
  static let mcpRemote = AttackPattern.Incident(
    sentence:
      "The bridge `mcp-remote` passed an address that a remote server chose to the operating system in a way that "
      + "ran commands hidden in it (CVE-2025-6514, fixed in June 2025).",
    source: "MCPowered", url: "https://mcpowered.com/mcp-remote/")
  static let figma = AttackPattern.Incident(
    sentence: "A Figma server with hundreds of thousands of downloads passed a file key unchecked to a shell "
      + "(CVE-2025-53967).",
    source: "Manveer Chawla", url: "https://dev.to/manveer_chawla_64a7283d5a/mcp-supply-chain-attack-vector-2gf1")
  static let asana = AttackPattern.Incident(
    sentence:
      "In June 2025 Asana switched its MCP server off after finding that data of one organisation could be shown "
      + "to users of others.",
    source: "Defakto",
    url: "https://www.defakto.security/blog/asanas-mcp-bug-wasnt-unique-it-was-a-sign-of-whats-coming")
  static let poisonedAdd = AttackPattern.Incident(
    sentence:
      "In 2025 Invariant Labs demonstrated a tool that adds two numbers and whose description makes a model read "
      + "the user's SSH key and send it along.",
    source: "Chaitanya Prabuddha", url: "https://www.chaitanyaprabuddha.com/blog/mcp-security-tool-poisoning")
  static let inspector = AttackPattern.Incident(
    sentence: "The MCP Inspector listened on a local port without authentication, so that others could start programs "
      + "through it (CVE-2025-49596, disclosed in June 2025).",
    source: "Zealynx", url: "https://www.zealynx.io/glossary/mcp-inspector")
  static let supabase = AttackPattern.Incident(
    sentence:
      "Researchers put instructions into a support ticket; an agent that read it through the Supabase server with "
      + "a privileged role posted secret tokens into the same thread.",
    source: "Tansive", url: "https://docs.tansive.io/blog/implementing-defense-prompt-injection-attacks-mcp")
  static let nx = AttackPattern.Incident(
    sentence: "In August 2025 malicious versions of the build tool Nx used AI command-line assistants on developers' "
      + "machines to look for credentials, and put what they found into public repositories.",
    source: "Cremit", url: "https://www.cremit.io/blog/nx-supply-chain-attack-comprehensive-security-analysis-2025")
  static let echoLeak = AttackPattern.Incident(
    sentence:
      "In June 2025 Aim Security disclosed that one e-mail could make Microsoft 365 Copilot pass on data of its "
      + "reader without a click (CVE-2025-32711); it was patched before.",
    source: "Agent Mode", url: "https://agentmodeai.com/echoleak-cross-agent-prompt-injection/")
  static let symlink = AttackPattern.Incident(
    sentence: "A symbolic link was enough to leave the allowed folders of the reference filesystem server "
      + "(CVE-2025-53109).",
    source: "MCP Server Security Standard",
    url: "https://0989e801.mcp-security-standard.pages.dev/en/v0.1.0/controls/fs/mcp-fs-02-symlink-resolution")
}
