import Testing
import ToolModel

@testable import Crawling

@Suite struct LauncherTests {
  private func line(_ words: [String], environment: [String: String] = [:]) throws -> String {
    Reading.line(try SourceReader(vault: Vault()).command(words, environment: environment).get())
  }

  private func split(_ text: String) -> [String] {
    text.split(separator: " ").map { String($0.replacing("_", with: " ")) }
  }

  @Test(arguments: [
    ("npx -y shelf-mcp", "package npm:shelf-mcp"),
    ("npx -y shelf-mcp@1.2.3 --root /x", "package npm:shelf-mcp, version 1.2.3, arguments --root /x"),
    ("npx -y @shelf/mcp@1.2 -v", "package npm:@shelf/mcp, version 1.2, arguments -v"),
    ("npx --yes @shelf/mcp@^2", "package npm:@shelf/mcp, version ^2"),
    (
      "npx -p shelf-mcp@2 -p boxes shelf-cli serve",
      "package npm:shelf-mcp, version 2, with [\"boxes\"], program shelf-cli, arguments serve"
    ),
    ("npx --registry https://r.example/ shelf-mcp", "package npm:shelf-mcp, from https://r.example/"),
    ("bunx --bun @shelf/mcp x", "package npm:@shelf/mcp, arguments x"),
    ("pnpm dlx shelf-mcp@latest", "package npm:shelf-mcp, version latest"),
    ("yarn dlx -q shelf-mcp", "package npm:shelf-mcp"),
    ("npm exec -y -- shelf-mcp a", "package npm:shelf-mcp, arguments a"),
    ("uvx shelf-mcp", "package pypi:shelf-mcp"),
    ("uvx shelf-mcp==1.0 -x", "package pypi:shelf-mcp, version 1.0, arguments -x"),
    ("uvx shelf-mcp[fast,cli]>=1,<2", "package pypi:shelf-mcp, version >=1,<2, extras [\"cli\", \"fast\"]"),
    ("uvx shelf-mcp@1.4", "package pypi:shelf-mcp, version 1.4"), ("uvx shelf-mcp@latest", "package pypi:shelf-mcp"),
    (
      "uvx --from shelf-mcp[cli]==2 shelf serve",
      "package pypi:shelf-mcp, version 2, extras [\"cli\"], program shelf, arguments serve"
    ),
    (
      "uvx --python 3.12 --with boxes,crates==1 --from shelf-mcp shelf@latest",
      "package pypi:shelf-mcp, with [\"boxes\", \"crates==1\"], program shelf, runtime 3.12"
    ),
    ("uv tool run --with boxes shelf-mcp a", "package pypi:shelf-mcp, with [\"boxes\"], arguments a"),
    ("uv run --with shelf-mcp --with boxes shelf-mcp a", "package pypi:shelf-mcp, with [\"boxes\"], arguments a"),
    ("pipx run shelf-mcp==1 a", "package pypi:shelf-mcp, version 1, arguments a"),
    ("pipx run --spec shelf-mcp==3 shelf", "package pypi:shelf-mcp, version 3, program shelf"),
    ("uvx --index-url https://i.example/simple shelf-mcp", "package pypi:shelf-mcp, from https://i.example/simple"),
    (
      "docker run -i --rm -e TOKEN -e A=b -v /x:/y shelf/mcp:1.2 stdio",
      "package oci:shelf/mcp, version 1.2, arguments stdio {A: «redacted»}"
    ),
    (
      "podman run -it --entrypoint serve ghcr.io/shelf/mcp@sha256:0a1b x",
      "package oci:ghcr.io/shelf/mcp, version sha256:0a1b, program serve, arguments x"
    ),
    ("docker --context far run shelf/mcp", "package oci:shelf/mcp"),
    ("cmd /c npx -y shelf-mcp a", "package npm:shelf-mcp, arguments a"),
    ("cmd.exe /C npx_-y_shelf-mcp", "package npm:shelf-mcp"),
    ("sh -c npx_-y_shelf-mcp@3_--root_'a'", "package npm:shelf-mcp, version 3, arguments --root a"),
    ("bash -lc exec_uvx_shelf-mcp", "package pypi:shelf-mcp"),
    ("env A=b npx shelf-mcp", "package npm:shelf-mcp {A: «redacted»}"),
    ("wsl -d Ubuntu npx -y shelf-mcp", "package npm:shelf-mcp"),
    ("mise exec node@22 -- npx -y shelf-mcp", "package npm:shelf-mcp"),
    ("powershell -Command npx_-y_shelf-mcp", "package npm:shelf-mcp"),
  ])
  func aRunnersLineIsItsPackage(words: String, expected: String) throws { #expect(try line(split(words)) == expected) }

  @Test(arguments: [
    "python -m shelf_mcp", "node server.js", "npx ./local", "npx github:shelf/mcp", "npx shelf@npm:other@1",
    "uvx --from git+https://x.example/y z",
    "uvx ./shelf.whl", "uv run server.py", "uv --directory /srv run shelf", "uv run --with mcp[cli] mcp run server.py",
    "uvx --index-url https://me:pw@i.example/simple shelf-mcp",
    "uvx --extra-index-url https://i.example shelf-mcp", "uvx --with ./local shelf-mcp", "npx -c shelf",
    "sh -c npx_shelf_|_tee_log", "sh -c npx_$SHELF", "sh -c cd_/x_&&_npx_shelf",
    "docker compose run shelf", "docker exec shelf mcp", "docker mcp gateway run", "docker run node npx shelf",
    "npx -y @smithery/cli run shelf --key abcdefgh",
  ])
  func everythingElseStaysACommand(words: String) throws { #expect(try line(split(words)).hasPrefix("command ")) }

  @Test(arguments: [
    "npx github:shelf/mcp", "npx -y @smithery/cli run shelf", "uvx --from git+https://x.example/y z",
    "cmd /c npx github:shelf/mcp", "bunx https://x.example/y",
    "deno run -A jsr:@shelf/mcp", "go run shelf.example/mcp@latest", "uvx --with ./local shelf-mcp",
  ])
  func whatHasToBeFetchedSaysWhatAllowsIt(words: String) throws {
    let source = try SourceReader(vault: Vault()).command(split(words)).get()
    let refusal = try #require(NetworkNeed.refusal(of: source, allowsNetwork: false, isConfined: true))
    #expect(refusal.reason == .needsNetwork)
    #expect(
      refusal.message.hasSuffix(
        "give `--allow-network --allow-exec \(LaunchConsent.digest(of: source, allowsNetwork: true))`"))
    #expect(NetworkNeed.refusal(of: source, allowsNetwork: true, isConfined: true) == nil)
    #expect(NetworkNeed.refusal(of: source, allowsNetwork: false, isConfined: false) == nil)
  }

  @Test(arguments: [
    "npx ./local", "uvx ./shelf.whl", "uvx --offline shelf --with ./x", "uv run server.py", "node server.js",
    "deno run main.ts", "python -m shelf",
  ])
  func whatIsHereIsTried(words: String) throws {
    let source = try SourceReader(vault: Vault()).command(split(words)).get()
    #expect(NetworkNeed.refusal(of: source, allowsNetwork: false, isConfined: true) == nil)
  }

  @Test func anEnginesSocketIsInNoSandbox() throws {
    let source = try SourceReader(vault: Vault()).command(split("docker mcp gateway run")).get()
    let message = try #require(NetworkNeed.refusal(of: source, allowsNetwork: true, isConfined: true)).message
    #expect(message.contains("give `--sandbox none --allow-exec "))
  }

  @Test(arguments: [
    ("npx -y mcp-remote@latest https://shelf.example/sse --allow-http", "url https://shelf.example/sse"),
    (
      "cmd /c npx mcp-remote https://shelf.example/c 3334 --header X-Key:abc",
      "url https://shelf.example/c {X-Key: «redacted»}"
    ),
    (
      "bunx mcp-remote https://shelf.example/c --header Authorization:_Bearer_${TOKEN}",
      "url https://shelf.example/c {Authorization: Bearer ${TOKEN}}"
    ),
    ("mcp-remote https://shelf.example/c?key=abc", "url https://shelf.example/c?key=«redacted»"),
    ("sh -c npx_-y_mcp-remote_https://shelf.example/d", "url https://shelf.example/d"),
    (
      "npx -y supergateway --sse https://shelf.example/sse --oauth2Bearer abc",
      "url https://shelf.example/sse {Authorization: «redacted»}"
    ),
    (
      "npx -y supergateway --streamableHttp https://shelf.example/mcp --header X-A:_b",
      "url https://shelf.example/mcp {X-A: «redacted»}"
    ),
    (
      "uvx mcp-proxy --headers X-Key abc --transport streamablehttp https://shelf.example/mcp",
      "url https://shelf.example/mcp {X-Key: «redacted»}"
    ),
    ("uvx fastmcp run https://shelf.example/mcp", "url https://shelf.example/mcp"),
    (
      "npx shelf-mcp mcp-remote https://shelf.example/d",
      "package npm:shelf-mcp, arguments mcp-remote https://shelf.example/d {TOKEN: «redacted»}"
    ),
    ("docker run -i --rm supercorp/supergateway --sse https://shelf.example/sse", "url https://shelf.example/sse"),
  ])
  func aBridgeIsItsEndpoint(words: String, expected: String) throws {
    #expect(try line(split(words), environment: ["TOKEN": "s3cret"]) == expected)
  }

  @Test(arguments: [
    "npx -y supergateway --stdio npx_shelf --port 8000", "uvx mcp-proxy --port 8080 shelf https://x.example",
    "npx mcp-remote",
  ])
  func aBridgeTheOtherWayRoundIsACommand(words: String) throws { #expect(try line(split(words)).hasPrefix("command ")) }
}
