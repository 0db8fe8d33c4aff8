import Glibc

/// The machine's second and third system call interfaces, by which filters that know only one are passed: a program of
/// its own each, because a filter may kill for it.
enum CanaryInterfaces {
  static let word = "canary-interface"
  private static let names = ["32-bit", "x32"]

  /// The names of those that gave an answer.
  static var reached: [String] {
    #if arch(x86_64)
      names.filter { name in spawn(name) == 0 }
    #else
      []
    #endif
  }

  /// Asks for the process id over the interface; 0 if it was told.
  static func run(_ name: String) -> Int32 {
    if name == "x32" { return CanaryCalls.call(0x4000_0000 | 39, []) > 0 ? 0 : 1 }
    // push rbx; mov eax, 20 (getpid); int 0x80; pop rbx; ret
    let code: [UInt8] = [0x53, 0xB8, 0x14, 0, 0, 0, 0xCD, 0x80, 0x5B, 0xC3]
    guard
      let page = unsafe mmap(
        nil, 4_096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), unsafe page != MAP_FAILED
    else { return 1 }
    unsafe page.copyMemory(from: code, byteCount: code.count)
    let function = unsafe unsafeBitCast(page, to: (@convention(c) () -> Int32).self)
    return function() > 0 ? 0 : 1
  }

  /// The status of ourselves started with the interface's name; -1 if a signal ended it.
  private static func spawn(_ name: String) -> Int32 {
    var id: pid_t = 0
    var arguments: [UnsafeMutablePointer<CChar>?] = unsafe []
    for text in ["FakeServer", word, name] { unsafe arguments.append(unsafe strdup(text)) }
    unsafe arguments.append(nil)
    defer { unsafe arguments.forEach { unsafe free($0) } }
    guard unsafe posix_spawn(&id, "/proc/self/exe", nil, nil, arguments, environ) == 0 else { return -1 }
    var status: Int32 = 0
    guard unsafe waitpid(id, &status, 0) == id else { return -1 }
    return status & 0x7F == 0 ? status >> 8 : -1
  }
}
