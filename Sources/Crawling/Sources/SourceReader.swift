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
    var reader = ConfigurationReader(label: label, vault: vault)
    reader.read(bytes)
    return (reader.sources, reader.diagnostics)
  }

  /// A list of ours: `{"servers": [{"id", "name", "publisher", "version", "package", "command", "environment", "url"}]}`.
  /// `package` reads like `pypi:NAME==VERSION`; `environment` holds harmless settings that servers really get.
  package func serverList(_ bytes: [UInt8], label: String) -> (sources: [ServerSource], diagnostics: [Diagnostic]) {
    var reader = ServerListReader(label: label, vault: vault)
    reader.read(bytes)
    return (reader.sources, reader.diagnostics)
  }

  /// An HTML page, Atom or RSS feed or sitemap: links that look like MCP endpoints become sources. `url` is where the
  /// page came from; relative links are resolved against it.
  package func page(
    _ bytes: [UInt8], url: String, label: String
  ) -> (sources: [ServerSource], diagnostics: [Diagnostic]) {
    var reader = PageReader(label: label, vault: vault)
    reader.read(bytes, url: url)
    return (reader.sources, reader.diagnostics)
  }

  /// A `tools/list` answer that somebody saved, in any common shape. Without `serverID` the stem of the label is the
  /// identity. `takenAt` is in seconds since 1970.
  package func savedList(_ bytes: [UInt8], label: String, serverID: String?, takenAt: Int64) -> CrawlOutcome {
    let id = serverID ?? Self.stem(label)
    let source = ServerSource(id: ServerID(id), name: id, location: .savedList(label: label))
    var reader = SavedListReader(source: source, takenAt: takenAt)
    return reader.read(bytes, label: label)
  }

  /// The file's name without folders and last ending; `stdin` for `-`.
  private static func stem(_ label: String) -> String {
    let file = label.split(separator: "/").last.map(String.init) ?? label
    guard file != "-", !file.isEmpty else { return "stdin" }
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return file }
    return String(file[..<dot])
  }
}
