/// What the planner may ask about files: a seam, so that plans are tested without a disk.
package protocol FileLookup: Sendable {
  /// What stands at an absolute path, without following a final symbolic link; nil if nothing or not permitted.
  func kind(_ path: String) -> FileKind?
  /// The target of a symbolic link as written, nil if `path` is none.
  func linkTarget(_ path: String) -> String?
  /// True if this process may execute the file (links followed).
  func isExecutable(_ path: String) -> Bool
  /// The first `count` bytes of a regular file, empty if it can't be read.
  func head(_ path: String, count: Int) -> [UInt8]
  /// The names in a folder, sorted, at most a few thousand; empty if it can't be read.
  func names(in folder: String) -> [String]
  /// The folder that this process runs in, absolute.
  var currentFolder: String { get }
  /// The home folder of the account that runs this process, if it has one.
  var homeFolder: String? { get }
}

/// The kinds of files that the planner tells apart.
package enum FileKind: Sendable, Hashable {
  case file
  case folder
  case link
  /// A device, socket or pipe: never bound.
  case other
}
