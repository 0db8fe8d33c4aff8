import FoundationEssentials
import Glibc

/// The program's disk. Files are written by rename, and only when their bytes changed.
enum Files {
  /// The bytes of a file or pipe that the user named; a sentence where there are none. At most `limit` bytes.
  static func read(_ path: String, limit: Int = 256 << 20) throws(ProgramError) -> [UInt8] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw ProgramError("there is no file `\(path)`")
    }
    if isFolder { throw ProgramError("`\(path)` is a folder: name a file in it") }
    // Not waiting for the writer of a pipe here: the stream waits, and can be interrupted.
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw ProgramError("cannot read `\(path)`: \(SystemReason.text(errno))") }
    defer { close(descriptor) }
    var stream = ByteStream(descriptor, name: "`\(path)`")
    return try stream.all(limit: limit)
  }

  /// True if something of that name is there.
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Writes by rename, if the bytes differ from what is there. True if it wrote.
  ///
  /// - Parameter isGenerated: One of many files that can be made anew: the disk is not waited for, and its folder is
  ///   there.
  @discardableResult
  static func write(
    _ bytes: [UInt8], to path: String, isGenerated: Bool = false
  ) throws(ProgramError) -> Bool {
    var isFolder = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder {
      throw ProgramError("`\(path)` is a folder: name a file in it")
    }
    if isSpecial(path) {
      try writeInPlace(bytes, to: path)
      return true
    }
    let data = Data(bytes)
    if let present = FileManager.default.contents(atPath: path), present == data { return false }
    do {
      if isGenerated {
        let part = path + ".part"
        try data.write(to: URL(filePath: part))
        guard unsafe rename(part, path) == 0 else {
          throw ProgramError("cannot write `\(path)`: \(SystemReason.text(errno))", status: .usage)
        }
        return true
      }
      let folder = URL(filePath: path).deletingLastPathComponent().path()
      if !folder.isEmpty { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
      try data.write(to: URL(filePath: path), options: .atomic)
    } catch let error as ProgramError {
      throw error
    } catch {
      throw ProgramError("cannot write `\(path)`: \(reason(error))", status: .usage)
    }
    return true
  }

  /// Makes the folder in which `path` shall stand.
  static func makeFolder(for path: String) throws(ProgramError) {
    let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw ProgramError("cannot make the folder `\(folder)`: \(reason(error))")
    }
  }

  /// Every file below a folder with one of the extensions, as relative paths, sorted by bytes.
  static func list(_ folder: String, extensions: Set<String>) throws(ProgramError) -> [String] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder else {
      throw ProgramError("there is no folder `\(folder)`")
    }
    guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
      throw ProgramError("cannot read the folder `\(folder)`")
    }
    return paths.filter { path in extensions.contains { path.hasSuffix("." + $0) } }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? CocoaError else { return "the system refused" }
    return switch error.code {
    case .fileReadNoPermission, .fileWriteNoPermission: "permission denied"
    case .fileWriteOutOfSpace: "no space left"
    case .fileWriteVolumeReadOnly: "the file system is read-only"
    case .fileReadNoSuchFile, .fileNoSuchFile: "no such file or folder"
    default: "the system refused"
    }
  }
}

extension Files {
  /// An open descriptor of a regular file; the caller closes it.
  static func open(_ path: String) throws(ProgramError) -> Int32 {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ProgramError("cannot read `\(path)`: \(SystemReason.text(errno))") }
    return descriptor
  }

  /// The size of a regular file in bytes; nil for anything else.
  static func size(_ path: String) -> Int? {
    var facts = stat()
    guard unsafe stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(facts.st_size)
  }
}

extension Files {
  /// The path from the root; a relative one starts at the current folder.
  static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }

  /// The path from the current folder on, if it lies below it; otherwise as it is.
  static func relative(_ path: String) -> String {
    let folder = FileManager.default.currentDirectoryPath + "/"
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
  }
}

extension Files {
  /// The file's name without folder and last extension.
  static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}

extension Files {
  /// The folder in which a file stands, as it is written; `.` if the path names none.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

extension Files {
  /// True if a folder of that name is there.
  static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  /// The names in a folder, sorted by bytes, at most `limit`; none if it cannot be read.
  static func names(in folder: String, limit: Int) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return Array(names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.prefix(limit))
  }

  /// The folder the program runs in.
  static var current: String { FileManager.default.currentDirectoryPath }
}
