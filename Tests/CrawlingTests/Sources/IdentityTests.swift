import Testing
import ToolModel

@testable import Crawling

@Suite struct IdentityTests {
  private func identity(_ words: String) throws -> String {
    let source = try SourceReader(vault: Vault()).command(words.split(separator: " ").map(String.init)).get()
    return source.id.text
  }

  @Test(arguments: [
    ("npx -y shelf-mcp", "pkg:npm/shelf-mcp"), ("npx --yes shelf-mcp@1.2.3 --flag", "pkg:npm/shelf-mcp"),
    ("npx -y @Shelf/Mcp-Server@latest /data", "pkg:npm/%40shelf/mcp-server"),
    ("npx -y --package=@shelf/mcp shelf-cli", "pkg:npm/%40shelf/mcp"), ("npx -p shelf-mcp@2 cli", "pkg:npm/shelf-mcp"),
    ("npx --registry https://r.example shelf-mcp", "pkg:npm/shelf-mcp"), ("npx -y -- shelf-mcp", "pkg:npm/shelf-mcp"),
    ("/usr/local/bin/npx -y shelf-mcp", "pkg:npm/shelf-mcp"), ("cmd /c npx -y shelf-mcp", "pkg:npm/shelf-mcp"),
    ("C:\\node\\npx.cmd -y shelf-mcp", "pkg:npm/shelf-mcp"), ("bunx --bun @shelf/mcp", "pkg:npm/%40shelf/mcp"),
    ("bun x shelf-mcp", "pkg:npm/shelf-mcp"), ("pnpm dlx shelf-mcp", "pkg:npm/shelf-mcp"),
    ("npm exec -- shelf-mcp", "pkg:npm/shelf-mcp"), ("env A=b npx shelf-mcp", "pkg:npm/shelf-mcp"),
    ("uvx shelf-mcp", "pkg:pypi/shelf-mcp"), ("uvx Shelf_MCP==1.0", "pkg:pypi/shelf-mcp"),
    ("uvx shelf.mcp@latest", "pkg:pypi/shelf-mcp"), ("uvx shelf-mcp[extra]>=1", "pkg:pypi/shelf-mcp"),
    ("uvx --from shelf-mcp==2 shelf", "pkg:pypi/shelf-mcp"), ("uvx --python 3.12 shelf-mcp", "pkg:pypi/shelf-mcp"),
    ("uvx --python 3.12 shelf-mcp --from other", "pkg:pypi/shelf-mcp"),
    ("uvx --with boxes --from=shelf-mcp shelf", "pkg:pypi/shelf-mcp"),
    ("uv tool run shelf-mcp", "pkg:pypi/shelf-mcp"), ("uv --quiet tool run --from shelf-mcp x", "pkg:pypi/shelf-mcp"),
    ("uv run --with shelf-mcp shelf_mcp", "pkg:pypi/shelf-mcp"), ("pipx run shelf-mcp==1", "pkg:pypi/shelf-mcp"),
    ("pipx run --spec shelf-mcp shelf", "pkg:pypi/shelf-mcp"),
    ("docker run -i --rm -e TOKEN shelf/mcp:1.2", "pkg:oci/mcp?repository_url=shelf/mcp"),
    ("docker run -it --rm -eTOKEN=1 --memory-swap 1g docker.io/shelf/mcp", "pkg:oci/mcp?repository_url=shelf/mcp"),
    ("docker run --rm --env=TOKEN shelf:5000/mcp@sha256:00", "pkg:oci/mcp?repository_url=shelf:5000/mcp"),
    ("podman run --rm docker.io/library/shelf serve", "pkg:oci/shelf"), ("docker container run shelf", "pkg:oci/shelf"),
  ])
  func aRunnersPackageIsTheServer(words: String, expected: String) throws { #expect(try identity(words) == expected) }

  @Test(arguments: [
    "node server.js", "python -m shelf_mcp", "npx -y ./local", "npx github:shelf/mcp",
    "uvx --from git+https://x.example/y z",
    "uvx ./dist/shelf.whl", "uv run server.py", "uv --directory /srv/shelf run shelf",
    "uv run --with mcp mcpx run a.py",
    "docker compose up", "docker exec shelf mcp", "npm start", "npx", "uvx", "docker run", "npx -y", "docker run -e",
  ])
  func everythingElseIsKnownByItsCommandLine(words: String) throws {
    let id = try identity(words)
    #expect(id.hasPrefix("command:sha256:"))
    #expect(try identity(words) == id)
    #expect(try identity(words + " more") != id)
  }

  @Test func secretsDoNotChangeAnIdentity() throws {
    #expect(try identity("shelf --token aaaa") == identity("shelf --token bbbb"))
    #expect(try identity("shelf --token=aaaa") == identity("shelf --token=bbbb"))
    #expect(try identity("shelf --folder aaaa") != identity("shelf --folder bbbb"))
  }

  @Test(arguments: [
    ("https://Shelf.Example:443/mcp", "https://shelf.example/mcp"), ("http://shelf.example", "http://shelf.example/"),
    ("https://shelf.example/mcp?key=1&b=2&a=3", "https://shelf.example/mcp?a&b&key"),
    ("https://me:pw@shelf.example/mcp", "https://shelf.example/mcp"),
    ("https://shelf.example/mcp#x", "https://shelf.example/mcp"),
  ])
  func anEndpointIsKnownByItsAddress(url: String, expected: String) throws {
    #expect(try SourceReader(vault: Vault()).endpoint(url).get().id.text == expected)
  }
}
