import Crawling
import Foundation
import TestSupport
import Testing

/// The table of client formats, and the page of the manual that is made of it.
@Suite struct SourcesPageTests {
  @Test func theManualHasTheTable() {
    expectRecorded(
      SourcesPage.text(), at: Paths.packageRoot.appendingPathComponent("Sources/plimsoll/Documentation.docc/Sources.md")
    )
  }

  @Test func namesAreUniqueAndPlacesAreWellFormed() {
    #expect(Set(ClientFormat.all.map(\.id)).count == ClientFormat.all.count)
    #expect(ClientFormat.all.count >= 30)
    for format in ClientFormat.all {
      #expect(format.id.allSatisfy { $0.isLowercase || $0 == "-" })
      #expect(!format.sections.isEmpty && !format.places.isEmpty)
      for place in format.places {
        #expect(!place.path.hasPrefix("/") && !place.path.contains("//") && !place.path.contains(".."))
        #expect(ClientFormat.syntax(ofFile: place.path) != nil, "\(place.text)")
      }
    }
  }

  @Test(arguments: [
    (".mcp.json", "claude-code"), ("/p/.mcp.json", "claude-code"), (".cursor/mcp.json", "cursor"),
    (".vscode/mcp.json", "vscode"), ("x/Code/User/settings.json", "vscode"),
    ("a/Code/User/profiles/x1/mcp.json", "vscode"), (".codex/config.toml", "codex"),
    (".gemini/settings.json", "gemini"), ("opencode.jsonc", "opencode"), ("crush.json", "crush"),
    ("librechat.yaml", "librechat"),
    (".continue/mcpServers/any.yaml", "continue"), ("~/.aws/amazonq/cli-agents/a.json", "amazon-q"),
    ("C:\\Users\\me\\.lmstudio\\mcp.json", "lm-studio"), ("Claude/claude_desktop_config.json", "claude-desktop"),
  ])
  func aPathTellsTheFormat(path: String, id: String) { #expect(ClientFormat.ofFile(path)?.format.id == id) }

  @Test(arguments: ["mcp.json", "settings.json", "config.toml", "", "/", "x/mcp.json"])
  func otherPathsDoNot(path: String) { #expect(ClientFormat.ofFile(path) == nil) }
}

/// The page of the manual about sources.
enum SourcesPage {
  static func text() -> String {
    """
    # Where servers are found

    What `plimsoll` takes as a target, and where it looks when none is given.

    ## Overview

    `plimsoll sources` lists what a scan with the same words would scan, and from where, and starts nothing:

    ```
    plimsoll sources                         every client configuration in its usual place
    plimsoll sources .cursor/mcp.json        one file, or a project's folder
    plimsoll sources --registry official     a registry, by URL or by a name of catalogue/registries.yaml
    plimsoll sources --format json           for programs: id, kind, target, origins, consentDigest, obstacle
    ```

    | target | is |
    |---|---|
    | `https://…` | an endpoint |
    | `pypi:NAME[==V]`, `npm:NAME[@V]`, `oci:IMAGE[:TAG]` | a package |
    | `-- COMMAND …` | a command; a package runner's line is the package |
    | a file or `-` | told by its content: a client's configuration (JSON with comments, TOML, YAML), a list of servers, a registry's page or `server.json`, a `server.yaml` of Docker's catalogue, one URL or package a line, an HTML page, Atom or RSS feed or sitemap, a saved `tools/list` answer, a recording |
    | a folder | a project's configurations, or a clone of Docker's catalogue |
    | nothing | the files of the table below: those of the project (the current folder and those above it, up to the root of its repository) and of this user |

    A file that cannot be read is reported with line and column, and the others are read. A name that stands twice in one
    JSON object is its last value, as the clients read it.

    ## One server, however it is named

    A server is known by the first of: the package URL without version (names as PEP 503 and npm compare them), the
    canonical URL, the name in a registry, the digest of the command line without its secrets. The same server from two
    places is scanned once. Programs that run or carry something else (`mcp-remote`, `@smithery/cli`, base images) are not
    the server: `mcp-remote URL`, `supergateway --sse URL`, `mcp-proxy URL` and `fastmcp run URL` are read as that URL with
    their headers.

    ## Package runners

    `npx`, `npm exec`, `bunx`, `pnpm dlx`, `yarn dlx`, `uvx`, `uv tool run`, `uv run --with NAME NAME`, `pipx run`,
    `docker run`, `podman run`, also behind `env`, `cmd /c`, `sh -c`, `wsl` and `mise exec`, become the package with its
    version, extras, additions and arguments. What cannot be turned into a package and would fetch something ends as
    `needs-network`, and the message has the flag that allows it.

    ## Secrets and variables

    Values of the environment, of headers, of URL queries and of what stands before a host's `@` are never shown, stored or
    part of an identity, and neither are arguments and parts of a path that look like credentials. Servers get placeholders
    unless `--pass-config-env` is given. A variable is filled in only if you name it with `--pass-env NAME` (or give
    `--pass-config-env`); until then a header that needs it is not sent, and a URL that needs it is reported as
    `configuration-required`. Files named by `envFile` are not read, and helper commands are not run.

    ## Clients

    `./` is the project, `*` any one name.

    \(table)

    """
  }

  private static var table: String {
    let rows = ClientFormat.all.map { format in
      let keys = format.sections.map { "`" + $0.joined(separator: " › ") + "`" }.joined(separator: ", ")
      let variables = VariableNotation.allCases.filter(format.variables.contains).map { "`\($0.example)`" }
      let places = format.places.map { "`\($0.text)`" }.joined(separator: " · ")
      return "| \(format.title) | `\(format.id)` | \(keys) | \(variables.joined(separator: " ")) | \(places) |"
    }
    return (["| client | id | key | variables | files |", "|---|---|---|---|---|"] + rows).joined(separator: "\n")
  }
}
