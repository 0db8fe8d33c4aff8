import Foundation

/// A recorded output and how a new one compares with it.
struct GoldenFile {
  let url: URL

  /// What to do with a new output.
  enum Mode: Sendable {
    case compare, record, refuseToRecord

    /// As the environment says: `GOLDEN=record`, and `CI`.
    static var current: Mode {
      let environment = ProcessInfo.processInfo.environment
      guard environment["GOLDEN"] == "record" else { return .compare }
      return environment["CI"] == nil ? .record : .refuseToRecord
    }
  }

  /// Nil if the output is as recorded; otherwise why the test has to fail.
  func check(_ actual: [UInt8], mode: Mode) -> String? {
    switch mode {
    case .refuseToRecord: "CI is set: nothing is recorded; unset GOLDEN"
    case .record: record(actual)
    case .compare: compare(actual)
    }
  }

  private func record(_ actual: [UInt8]) -> String {
    do {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(actual).write(to: url, options: .atomic)
      return "recorded \(url.lastPathComponent); read the change, then run again without GOLDEN"
    } catch {
      return "could not record \(url.path): \(error)"
    }
  }

  private func compare(_ actual: [UInt8]) -> String? {
    guard let expected = try? Data(contentsOf: url) else {
      return "there is no golden file \(url.path); record it with GOLDEN=record"
    }
    let recorded = Array(expected)
    return recorded == actual ? nil : Self.difference(recorded: recorded, actual: actual, name: url.lastPathComponent)
  }

  /// Names the first line that differs and shows both.
  static func difference(recorded: [UInt8], actual: [UInt8], name: String) -> String {
    let old = recorded.split(separator: 0x0A, omittingEmptySubsequences: false)
    let new = actual.split(separator: 0x0A, omittingEmptySubsequences: false)
    let same = zip(old, new).prefix { $0.0.elementsEqual($0.1) }.count
    return """
      \(name) differs in line \(same + 1)
      recorded: \(show(same < old.count ? old[same] : nil))
      now:      \(show(same < new.count ? new[same] : nil))
      """
  }

  private static func show(_ line: ArraySlice<UInt8>?) -> String {
    guard let line else { return "(no such line)" }
    return String(decoding: line, as: UTF8.self).debugDescription
  }
}
