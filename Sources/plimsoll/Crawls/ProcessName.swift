import FoundationEssentials
import Glibc

/// Tells processes apart that share a store, also over restarts, containers and machines: the kernel's boot, the space of
/// process numbers, the number, and when the process started.
enum ProcessName {
  /// Of this process.
  static let own: String = {
    let number = getpid()
    return [place, String(number), startTime(of: number) ?? "?"].joined(separator: " ")
  }()

  /// False only if the process of that name is surely gone.
  @Sendable static func isAlive(_ name: String) -> Bool {
    let parts = name.split(separator: " ").map(String.init)
    guard parts.count == 4, place == "\(parts[0]) \(parts[1])", let number = Int32(parts[2]) else { return true }
    return startTime(of: number) == parts[3]
  }

  private static let place: String = {
    let boot = text(of: "/proc/sys/kernel/random/boot_id").trimmed
    let space = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")) ?? "?"
    return "\(boot.isEmpty ? "?" : boot) \(space)"
  }()

  /// Field 22 of /proc/PID/stat (proc(5)); the program's name before it may hold spaces and brackets.
  private static func startTime(of number: Int32) -> String? {
    let line = text(of: "/proc/\(number)/stat")
    guard let end = line.lastIndex(of: ")") else { return nil }
    let fields = line[line.index(after: end)...].split(separator: " ")
    // A dead process that nobody has waited for counts as gone.
    guard fields.count > 19, fields[0] != "Z", fields[0] != "X" else { return nil }
    return String(fields[19])
  }

  private static func text(of path: String) -> String {
    (try? Files.read(path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

extension String {
  fileprivate var trimmed: String { String(filter { !$0.isWhitespace }) }
}
