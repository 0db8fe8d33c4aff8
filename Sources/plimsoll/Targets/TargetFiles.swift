import Crawling
import ToolModel

/// Reads files and folders that the user named, and those that clients keep.
struct TargetFiles: Sendable {
  let reader: SourceReader
  let values: ConfiguredValues

  enum Content {
    case reading(SourceReading)
    case outcome(CrawlOutcome)
  }

  /// What a file holds is told from its bytes; its name only says whose format it is.
  func read(_ bytes: [UInt8], path: String, serverID: String?) throws(ProgramError) -> Content {
    switch TextKind.of(bytes, path: path) {
    case .configuration: return .reading(configuration(bytes, path))
    case .serverList: return .reading(reader.serverList(bytes, label: path))
    case .plainList: return .reading(reader.plainList(bytes, label: path))
    case .page: return .reading(reader.page(bytes, url: "", label: path))
    case .dockerEntry: return .reading(reader.dockerEntry(bytes, label: path) ?? SourceReading())
    case .recording:
      guard let recording = ConversationRecording(bytes) else {
        throw ProgramError("`\(path)` begins like a recording but cannot be read as one")
      }
      return .outcome(recording.replay(label: path, serverID: serverID))
    case .savedList:
      let stem = path == "-" ? "standard-input" : Files.stem(path)
      return .outcome(reader.savedList(bytes, label: path, serverID: serverID ?? stem, takenAt: Clock.now()))
    }
  }

  /// A project's configurations, or Docker's catalogue.
  func folder(_ path: String) throws(ProgramError) -> SourceReading {
    let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    if let reading = dockerCatalogue(folder) { return reading }
    let places = ConfigurationPlaces(current: Files.current) { Environment[$0] }
    let found = places.project(folder)
    guard !found.isEmpty else {
      throw ProgramError(
        "`\(path)` is a folder without client configuration or catalogue (`servers/NAME/server.yaml`): name a file in it"
      )
    }
    return read(found)
  }

  /// Every client configuration in its usual place, and how many files that were.
  func discover() -> (reading: SourceReading, count: Int) {
    let places = ConfigurationPlaces(current: Files.current) { Environment[$0] }
    let found = places.all()
    return (read(found), found.count)
  }

  private func read(_ found: [ConfigurationPlaces.Found]) -> SourceReading {
    var reading = SourceReading()
    for file in found {
      do throws(ProgramError) {
        let bytes = try Files.read(file.path)
        reading.append(
          reader.configuration(
            bytes,
            file: ConfigurationFile(
              label: Files.relative(file.path), format: file.format, scope: file.scope, folder: file.folder),
            values: values(in: file.folder)))
      } catch {
        reading.diagnostics.append(Diagnostic(code: "unreadable-configuration", message: error.message))
      }
    }
    return reading
  }

  private func configuration(_ bytes: [UInt8], _ path: String) -> SourceReading {
    let known = ClientFormat.ofFile(path)
    var folder: String?
    if let known, known.place.scope == .workspace {
      // `.cursor/mcp.json` belongs to the folder above `.cursor`.
      let absolute = Files.absolute(path).split(separator: "/").dropLast(known.place.words.count)
      let project = "/" + absolute.joined(separator: "/")
      folder = FilePath.real(project) == FilePath.real(Files.current) ? nil : project
    }
    return reader.configuration(
      bytes, file: ConfigurationFile(label: path, format: known?.format, scope: known?.place.scope, folder: folder),
      values: values(in: folder))
  }

  private func values(in folder: String?) -> ConfiguredValues {
    var values = values
    values.workspaceFolder = folder.map(Files.absolute) ?? Files.current
    return values
  }

  private static let dockerLimit = 20_000

  /// `servers/NAME/server.yaml` below the folder, or `NAME/server.yaml`; nil if there is none.
  private func dockerCatalogue(_ folder: String) -> SourceReading? {
    let base = Files.isFolder(folder + "/servers") ? folder + "/servers" : folder
    let paths = Files.names(in: base, limit: Self.dockerLimit).map { "\(base)/\($0)/server.yaml" }.filter(Files.exists)
    guard !paths.isEmpty else { return nil }
    var reading = SourceReading()
    for path in paths {
      do throws(ProgramError) {
        if let found = reader.dockerEntry(try Files.read(path, limit: 1 << 20), label: path) {
          reading.append(found)
        } else {
          reading.diagnostics.append(
            Diagnostic(code: "malformed-entry", message: "`\(path)` is not an entry of Docker's catalogue"))
        }
      } catch {
        reading.diagnostics.append(Diagnostic(code: "malformed-entry", message: error.message))
      }
    }
    return reading
  }
}

extension ConfiguredValues {
  /// Folders alone: no variable of the environment goes to a server.
  static var none: ConfiguredValues { allowing(names: [], everything: false) }

  /// Variables that the user named, or all with `--pass-config-env`.
  static func allowing(names: [String], everything: Bool) -> ConfiguredValues {
    var values = ConfiguredValues()
    values.home = Environment["HOME"] ?? ""
    values.variables =
      everything
      ? Environment.all : Dictionary(names.map { ($0, Environment[$0]) }) { first, _ in first }.compactMapValues(\.self)
    return values
  }
}
