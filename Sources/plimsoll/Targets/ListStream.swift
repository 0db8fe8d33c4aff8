import Crawling
import Glibc
import ToolModel

/// A server list that is read while it is worked on: JSON with an array `servers`, or lines with one URL or one entry
/// each. Memory holds a piece of it.
struct ListStream {
  /// The path as the user wrote it.
  let path: String
  private let isJSON: Bool
  private let reader: SourceReader
  private let descriptor: Int32
  private var bytes: ByteStream
  private var cutter = ListCutter()
  private var lines = LineCutter(limit: 1 << 20)
  private var entries: ArraySlice<[UInt8]> = []
  private var number = 0
  private var hasEnded = false

  /// Smaller lists of JSON are read as a whole, like every other target.
  private static let minimumBytes = 64 << 10

  /// Nil if the file is not a list that can be read in this way.
  init?(_ path: String, reader: SourceReader) throws(ProgramError) {
    guard let kind = Self.kind(of: path) else { return nil }
    let descriptor = try Files.open(path)
    self.path = path
    isJSON = kind == .json
    self.reader = reader
    self.descriptor = descriptor
    bytes = ByteStream(descriptor, name: "`\(path)`")
  }

  private enum Kind { case json, lines }

  private static func kind(of path: String) -> Kind? {
    guard let size = Files.size(path), let descriptor = try? Files.open(path) else { return nil }
    defer { close(descriptor) }
    var stream = ByteStream(descriptor, name: path)
    guard let start = try? stream.next() else { return nil }
    if start.first(where: { $0 > 0x20 }) == UInt8(ascii: "{"), size >= minimumBytes {
      var cutter = ListCutter()
      var hasEntry = false
      cutter.append(start) { _ in hasEntry = true }
      if hasEntry { return .json }
    }
    let line = start.split(separator: 0x0A).lazy.map { String(decoding: $0, as: UTF8.self) }
      .first { !$0.hasPrefix("#") && $0.contains { !$0.isWhitespace } }
    guard let line else { return nil }
    let isList = line.hasPrefix("http://") || line.hasPrefix("https://") || line.hasPrefix("{\"url\"")
    return isList ? .lines : nil
  }

  /// How many entries there are, told by reading the file once without looking into them.
  func count() throws(ProgramError) -> Int {
    let descriptor = try Files.open(path)
    defer { close(descriptor) }
    var stream = ByteStream(descriptor, name: "`\(path)`")
    var cutter = ListCutter()
    var lines = LineCutter(limit: 1 << 20)
    var count = 0
    while let piece = try stream.next() {
      if isJSON {
        cutter.append(piece) { _ in count += 1 }
      } else {
        lines.append(piece) { if Self.isEntry($0) { count += 1 } }
      }
    }
    lines.finish { if Self.isEntry($0) { count += 1 } }
    return count
  }

  private static func isEntry(_ line: [UInt8]) -> Bool {
    guard let first = line.first(where: { $0 > 0x20 }) else { return false }
    return first != UInt8(ascii: "#")
  }

  /// The next entry: its source, or what is wrong with it; nil at the end.
  mutating func next() throws(ProgramError) -> Result<ServerSource, SourceProblem>? {
    while entries.isEmpty {
      guard !hasEnded else { return nil }
      var found: [[UInt8]] = []
      if let piece = try bytes.next() {
        if isJSON { cutter.append(piece) { found.append($0) } } else { lines.append(piece) { found.append($0) } }
      } else {
        hasEnded = true
        close(descriptor)
        lines.finish { found.append($0) }
        if isJSON, !cutter.isComplete {
          return .failure(SourceProblem(message: "`\(path)` ends in the middle of its list"))
        }
      }
      entries = (isJSON ? found : found.filter(Self.isEntry))[...]
    }
    guard let entry = entries.popFirst() else { return nil }
    number += 1
    return read(entry)
  }

  private func read(_ entry: [UInt8]) -> Result<ServerSource, SourceProblem> {
    let reading: SourceReading
    if !isJSON, entry.first(where: { $0 > 0x20 }) != UInt8(ascii: "{") {
      reading = reader.plainList(entry, label: path)
    } else {
      reading = reader.serverList(Array("{\"servers\":[".utf8) + entry + Array("]}".utf8), label: path)
    }
    if let source = reading.sources.first { return .success(source) }
    let reason = reading.diagnostics.first?.message ?? reading.failures.first?.message ?? "it is no server"
    return .failure(SourceProblem(message: "entry \(number) of `\(path)`: \(reason)"))
  }
}
