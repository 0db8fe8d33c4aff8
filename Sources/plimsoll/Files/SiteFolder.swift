import Compression
import Glibc

/// Writes a site's files below one folder as cheaply as the system allows. A new file is written straight; one that is
/// there is read, and replaced by rename only if its bytes differ. A run that was killed leaves a cut file at worst
/// where no file was before, and the next run finds and replaces it.
struct SiteFolder {
  let root: String
  private(set) var written = 0
  private(set) var unchanged = 0
  /// Forms in which text files are written a second time, beside themselves.
  private let compressions: [Compression]
  private var known: Set<String> = []
  private var last = ""

  /// `root` is made where it is missing.
  init(_ root: String, compressions: [Compression] = []) {
    self.root = root.hasSuffix("/") && root.count > 1 ? String(root.dropLast()) : root
    self.compressions = compressions
  }

  /// Writes one file, and its compressed forms where they save anything. `path` is relative and made by us, never by a
  /// server.
  mutating func write(_ bytes: [UInt8], to path: String) throws(ProgramError) {
    try writeOne(bytes, to: path)
    guard !compressions.isEmpty, bytes.count > 256, !path.hasSuffix(".png") else { return }
    for compression in compressions {
      if let small = compression.compressed(bytes), small.count < bytes.count {
        try writeOne(small, to: "\(path).\(compression.rawValue)")
      }
    }
  }

  private mutating func writeOne(_ bytes: [UInt8], to path: String) throws(ProgramError) {
    try makeFolder(of: path)
    let whole = root + "/" + path
    let descriptor = unsafe open(whole, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if descriptor >= 0 {
      defer { close(descriptor) }
      try Self.write(bytes, to: descriptor, named: whole)
      written += 1
      return
    }
    guard errno == EEXIST else { throw Self.problem(whole) }
    if Self.holds(bytes, whole) {
      unchanged += 1
      return
    }
    let temporary = whole + ".new"
    let replacement = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard replacement >= 0 else { throw Self.problem(temporary) }
    do {
      defer { close(replacement) }
      try Self.write(bytes, to: replacement, named: temporary)
    }
    guard unsafe rename(temporary, whole) == 0 else { throw Self.problem(whole) }
    written += 1
  }

  /// Puts one file in the place of another, if their bytes differ; otherwise removes it.
  mutating func replace(_ path: String, by newer: String) throws(ProgramError) {
    let (old, new) = (root + "/" + path, root + "/" + newer)
    if try GrowingFile.areEqual(old, new) {
      remove(newer)
      unchanged += 1
      return
    }
    guard unsafe rename(new, old) == 0 else { throw Self.problem(old) }
    written += 1
  }

  /// Counts a file that a former run wrote and this one did not have to look at.
  mutating func count(unchanged number: Int) { unchanged += number }

  /// Removes a file that a former run wrote; nothing if it is gone already.
  func remove(_ path: String) { _ = unsafe unlink(root + "/" + path) }

  /// True if the file is there.
  func has(_ path: String) -> Bool { unsafe access(root + "/" + path, F_OK) == 0 }

  /// Takes the counts of another writer of the same folder in.
  mutating func add(_ other: SiteFolder) {
    written += other.written
    unchanged += other.unchanged
  }

  /// `12 files written, 300 unchanged`.
  var summary: String {
    let files = written == 1 ? "1 file" : "\(written) files"
    return unchanged == 0 ? "\(files) written" : "\(files) written, \(unchanged) unchanged"
  }

  /// Files of one folder come one after the other, so that the last one is nearly always the right one.
  private mutating func makeFolder(of path: String) throws(ProgramError) {
    let folder = path.utf8.lastIndex(of: 0x2F).map { String(path[..<$0]) } ?? ""
    guard folder != last || known.isEmpty else { return }
    try make(folder)
    last = folder
  }

  private mutating func make(_ folder: String) throws(ProgramError) {
    guard known.insert(folder).inserted else { return }
    if known.count > 4_000 { known = [folder] }
    let whole = folder.isEmpty ? root : root + "/" + folder
    if unsafe mkdir(whole, 0o755) == 0 || errno == EEXIST { return }
    guard errno == ENOENT else { throw Self.problem(whole) }
    if folder.isEmpty {
      try Files.makeFolder(for: root + "/x")
    } else {
      try make(folder.utf8.lastIndex(of: 0x2F).map { String(folder[..<$0]) } ?? "")
    }
    guard unsafe mkdir(whole, 0o755) == 0 || errno == EEXIST else { throw Self.problem(whole) }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, named path: String) throws(ProgramError) {
    var start = 0
    while start < bytes.count {
      let size = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: start), buffer.count - start)
      }
      if size < 0, errno == EINTR { continue }
      guard size > 0 else { throw problem(path) }
      start += size
    }
  }

  /// True if the file's bytes are exactly these.
  private static func holds(_ bytes: [UInt8], _ path: String) -> Bool {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, Int(status.st_size) == bytes.count else { return false }
    var present = [UInt8](repeating: 0, count: bytes.count)
    var start = 0
    while start < present.count {
      let size = unsafe present.withUnsafeMutableBytes { buffer in
        unsafe read(descriptor, buffer.baseAddress?.advanced(by: start), buffer.count - start)
      }
      guard size > 0 else { return false }
      start += size
    }
    return present == bytes
  }

  private static func problem(_ path: String) -> ProgramError {
    ProgramError("cannot write `\(path)`: \(SystemReason.text(errno))")
  }
}
