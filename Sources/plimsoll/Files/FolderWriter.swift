import ToolModel

/// Writes generated files below one folder and counts what was new.
struct FolderWriter {
  let folder: String
  private(set) var written = 0
  private(set) var unchanged = 0
  /// Folders that are there.
  private var folders: Set<String> = []

  init(_ folder: String) { self.folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder }

  /// Writes one file, if its bytes changed. `path` is relative and made by us, never by a server.
  mutating func write(_ bytes: [UInt8], to path: String) throws(ProgramError) {
    let whole = folder + "/" + path
    let parent = Files.folder(of: whole)
    if folders.insert(parent).inserted { try Files.makeFolder(for: whole) }
    if try Files.write(bytes, to: whole, isGenerated: true) { written += 1 } else { unchanged += 1 }
  }

  /// Writes a policy and the files that belong beside it.
  mutating func write(_ policy: PolicyFile, to path: String) throws(ProgramError) {
    try write(policy.bytes, to: path)
    let parent = Files.folder(of: path)
    for companion in policy.companions {
      try write(companion.bytes, to: parent == "." ? companion.fileName : parent + "/" + companion.fileName)
    }
  }

  /// `12 files written, 300 unchanged`.
  var summary: String {
    let files = written == 1 ? "1 file" : "\(written) files"
    return unchanged == 0 ? "\(files) written" : "\(files) written, \(unchanged) unchanged"
  }
}
