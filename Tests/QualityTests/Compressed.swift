import Foundation

/// Reads a text file packed with xz.
enum Compressed {
  /// The lines, without empty ones.
  static func lines(_ file: URL) throws -> [Data] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/xz")
    process.arguments = ["-dc", file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return data.split(separator: 0x0A).map { Data($0) }
  }
}
