package import ToolModel

/// Turns what a user types, a configuration, a list, a page or a saved answer into sources. Secrets go into the vault.
package struct SourceReader: Sendable {
  let vault: Vault

  package init(vault: Vault) { self.vault = vault }

  /// A command line; `environment` holds values that the user typed for this run.
  package func command(
    _ words: [String], name: String? = nil, environment: [String: String] = [:], workingFolder: String? = nil
  ) -> Result<ServerSource, SourceProblem> {
    guard let executable = words.first, !executable.isEmpty else {
      return .failure(SourceProblem(message: "the command is empty; write it after `--`"))
    }
    guard !words.contains(where: { $0.utf8.contains(0) }) else {
      return .failure(SourceProblem(message: "the command holds a NUL character"))
    }
    return .success(
      SourceBuilder(vault: vault, origin: .caller).command(
        executable, arguments: Array(words.dropFirst()), environment: environment, workingFolder: workingFolder,
        facts: SourceBuilder.Facts(name: name)))
  }

  /// An HTTP endpoint; `headers` holds fields that the user typed for this run.
  package func endpoint(
    _ url: String, name: String? = nil, headers: [(name: String, value: String)] = []
  ) -> Result<ServerSource, SourceProblem> {
    SourceBuilder(vault: vault, origin: .caller).endpoint(url, headers: headers, facts: SourceBuilder.Facts(name: name))
  }

  /// A client's configuration: JSON with comments and trailing commas tolerated; `label` names the file in messages.
  package func configuration(_ bytes: [UInt8], label: String) -> (sources: [ServerSource], diagnostics: [Diagnostic]) {
    ([], [])
  }

  /// A list of ours: `{"servers": [{"id", "name", "publisher", "version", "package", "command", "environment", "url"}]}`.
  package func serverList(_ bytes: [UInt8], label: String) -> (sources: [ServerSource], diagnostics: [Diagnostic]) {
    ([], [])
  }

  /// An HTML page, Atom or RSS feed or sitemap: links that look like MCP endpoints become sources. `url` is where the
  /// page came from; relative links are resolved against it.
  package func page(
    _ bytes: [UInt8], url: String, label: String
  ) -> (sources: [ServerSource], diagnostics: [Diagnostic]) {
    ([], [])
  }

  /// A `tools/list` answer that somebody saved, in any common shape. `takenAt` is in seconds since 1970.
  package func savedList(_ bytes: [UInt8], label: String, serverID: String?, takenAt: Int64) -> CrawlOutcome {
    let source = ServerSource(
      id: ServerID(serverID ?? label), name: serverID ?? label, location: .savedList(label: label))
    return .failure(CrawlFailure(source: source, reason: .protocolError, message: "not built yet"))
  }
}
