import ConfigurationText
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
    let builder = SourceBuilder(vault: vault, origin: .caller)
    let facts = SourceBuilder.Facts(name: name)
    let filler = VariableFiller(notations: [], values: ConfiguredValues(), entryVariables: environment)
    if let bridge = RemoteBridge(CommandUnwrapper(words).words, filler: filler), bridge.url.value != nil {
      return builder.endpoint(bridge.url, headers: bridge.headers, facts: facts)
    }
    return .success(
      builder.command(
        words.map { FilledText($0) }, environment: environment.mapValues { FilledText($0) },
        workingFolder: workingFolder, facts: facts))
  }

  /// An HTTP endpoint; `headers` holds fields that the user typed for this run.
  package func endpoint(
    _ url: String, name: String? = nil, headers: [(name: String, value: String)] = []
  ) -> Result<ServerSource, SourceProblem> {
    SourceBuilder(vault: vault, origin: .caller).endpoint(
      FilledText(url), headers: headers.map { ($0.name, FilledText($0.value)) },
      facts: SourceBuilder.Facts(name: name))
  }

  /// A package: `pypi:NAME[EXTRAS][==VERSION]`, `npm:NAME[@VERSION]`, `oci:IMAGE[:TAG|@DIGEST]`.
  package func package(_ text: String) -> Result<ServerSource, SourceProblem> {
    guard let name = PackageName(target: text) else {
      return .failure(
        SourceProblem(
          message: "`\(text.prefix(200))` is not a package: write `pypi:NAME[==VERSION]`, `npm:NAME[@VERSION]` or "
            + "`oci:IMAGE[:TAG]`"))
    }
    return .success(SourceBuilder(vault: vault, origin: .caller).package(name))
  }

  /// A client's configuration in JSON (comments and trailing commas tolerated), TOML or YAML.
  package func configuration(
    _ bytes: [UInt8], file: ConfigurationFile, values: ConfiguredValues = ConfiguredValues()
  ) -> SourceReading {
    var reader = ConfigurationReader(file: file, values: values, vault: vault)
    reader.read(bytes)
    return reader.reading
  }

  /// A list of ours: `{"servers": [{"id", "name", "publisher", "version", "package", "command", "environment", "url"}]}`.
  /// `package` reads like `pypi:NAME==VERSION`; `environment` holds harmless settings that servers really get.
  package func serverList(_ bytes: [UInt8], label: String) -> SourceReading {
    var reader = ServerListReader(label: label, vault: vault)
    reader.read(bytes)
    return reader.reading
  }

  /// A `server.yaml` of Docker's catalogue; nil if the bytes are something else.
  package func dockerEntry(_ bytes: [UInt8], label: String) -> SourceReading? {
    guard let root = try? ConfigurationText.read(bytes, .yaml), DockerEntryReader.isEntry(root) else { return nil }
    return DockerEntryReader(vault: vault).read(root, label: label)
  }

  /// One URL or package a line.
  package func plainList(_ bytes: [UInt8], label: String) -> SourceReading {
    PlainListReader(vault: vault).read(bytes, label: label)
  }

  /// An HTML page, Atom or RSS feed or sitemap: links that look like MCP endpoints become sources. `url` is where the
  /// page came from; relative links are resolved against it.
  package func page(_ bytes: [UInt8], url: String, label: String) -> SourceReading {
    var reader = PageReader(label: label, vault: vault)
    reader.read(bytes, url: url)
    return reader.reading
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
