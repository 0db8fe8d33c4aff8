/// What a command line starts by way of a package runner.
struct PackageLaunch: Sendable {
  let name: PackageName
  var additions: [String] = []
  /// The program of the package, where it is named beside it.
  var program: String?
  /// Where the server's own arguments begin, as an index into the words behind the executable.
  var argumentsStart: Int
  /// `docker run -e NAME=value`, `-e NAME` without value.
  var variables: [(name: String, value: String?)] = []
  var runtimeVersion: String?
  var registryURL: String?
  let runner: String
  /// False where the line asks for more than a package and its arguments: files of this machine, other indexes, patches.
  var isPlain = true

  /// Programs that run or carry whatever their arguments name: they are not the server.
  private static let carriers: Set<String> = [
    "pkg:npm/%40smithery/cli", "pkg:npm/mcp-remote", "pkg:npm/supergateway", "pkg:npm/mcp-proxy", "pkg:npm/tsx",
    "pkg:npm/ts-node", "pkg:npm/%40modelcontextprotocol/inspector", "pkg:npm/mcporter", "pkg:npm/node",
    "pkg:npm/%40pyroprompts/mcp-stdio-to-streamable-http-adapter", "pkg:npm/npx", "pkg:npm/serve",
    "pkg:pypi/mcp", "pkg:pypi/fastmcp", "pkg:pypi/mcp-proxy", "pkg:pypi/mcpo", "pkg:pypi/uvicorn", "pkg:pypi/python",
    "pkg:pypi/ipython", "pkg:oci/node", "pkg:oci/python", "pkg:oci/alpine", "pkg:oci/ubuntu", "pkg:oci/debian",
    "pkg:oci/busybox", "pkg:oci/uv?repository_url=ghcr.io/astral-sh/uv", "pkg:oci/bun?repository_url=oven/bun",
    "pkg:oci/deno?repository_url=denoland/deno", "pkg:oci/mcp-gateway?repository_url=docker/mcp-gateway",
    "pkg:oci/supergateway?repository_url=supercorp/supergateway",
  ]

  /// True if the package is the server, so that its name identifies it.
  var isServer: Bool { !Self.carriers.contains(name.packageURL) }
}
