import Glibc
import Processes
import Testing

/// Runs the canary of `FakeServer` beside baits.
enum CanaryRun {
  /// What it printed; `program` is the executable that plays it.
  static func lines(
    _ confinement: LaunchPlan.Confinement, program: String = programFolder() + "/FakeServer"
  ) async throws -> [String] {
    let folder = "/var/tmp/plimsoll-canary-\(getpid())-\(UInt32.random(in: 0...999_999))"
    var baits: [String] = []
    for name in ["", "/work", "/.ssh", "/.aws"] { _ = unsafe mkdir(folder + name, 0o700) }
    for name in ["/work/.env", "/.env", "/.ssh/id_x", "/.aws/credentials"] {
      let descriptor = unsafe open(folder + name, O_WRONLY | O_CREAT, 0o600)
      close(descriptor)
      baits.append("read:" + folder + name)
    }
    defer {
      for bait in baits { unsafe unlink(String(bait.dropFirst(5))) }
      for name in ["/work", "/.ssh", "/.aws", ""] { unsafe rmdir(folder + name) }
    }
    let bait = SocketBait()
    defer { bait.close() }
    unsafe setenv("CANARY_SECRET", "swordfish", 1)
    let libraries = runtimeFolder()
    let plan = LaunchPlan(
      executable: program,
      arguments: [
        "canary", "write:\(folder)/work", "tcp:\(bait.streamPort)", "udp:\(bait.datagramPort)",
        "abstract:\(bait.name)", "signal:\(getpid())", "host:\(hostName())",
      ] + baits,
      workingFolder: folder + "/work", readablePaths: libraries.map { [$0] } ?? [], confinement: confinement)
    let (output, ending) = try await Launcher().run(plan) { pipes in
      var bytes: [UInt8] = []
      while let piece = await pipes.read() { bytes += piece }
      return String(decoding: bytes, as: UTF8.self)
    }.get()
    #expect(ending.standardErrorTail == [])
    return output.split(separator: "\n").map(String.init)
  }

  private static func hostName() -> String {
    String(decoding: bytes(of: "/proc/sys/kernel/hostname"), as: UTF8.self).filter { !$0.isWhitespace }
  }

  private static var mappedFiles: [String] {
    String(decoding: bytes(of: "/proc/self/maps", limit: 4 << 20), as: UTF8.self).split(separator: "\n")
      .compactMap { line in line.firstIndex(of: "/").map { String(line[$0...]) } }
  }

  /// Where the Swift libraries are, if they are linked dynamically.
  private static func runtimeFolder() -> String? {
    mappedFiles.first { $0.hasSuffix("/libswiftCore.so") }.map { String($0.dropLast("/libswiftCore.so".count)) }
  }

  /// Copies the program to where every user may start it: a build folder may stand below one that is root's alone.
  static func publicCopy() -> String {
    let folder = "/var/tmp/plimsoll-canary-program-\(getpid())"
    let path = folder + "/FakeServer"
    _ = unsafe mkdir(folder, 0o755)
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o755)
    let program = bytes(of: programFolder() + "/FakeServer", limit: 256 << 20)
    var written = 0
    while written < program.count {
      let count = unsafe program.withUnsafeBytes { buffer in
        unsafe write(descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
      }
      guard count > 0 else { break }
      written += count
    }
    close(descriptor)
    return path
  }

  /// Removes what `publicCopy` made.
  static func removePublicCopy(_ path: String) {
    unsafe unlink(path)
    unsafe rmdir(String(path.dropLast("/FakeServer".count)))
  }

  /// The build folder: the one that this test bundle was loaded from.
  static func programFolder() -> String {
    let bundle = mappedFiles.first { $0.hasSuffix(".xctest") } ?? ""
    return bundle.lastIndex(of: "/").map { String(bundle[..<$0]) } ?? "."
  }
}
